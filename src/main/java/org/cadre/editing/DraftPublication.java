package org.cadre.editing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cadre.offering.Prices;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.weaker.Comparison;
import org.cadre.program.weaker.ComparisonInWords;
import org.cadre.program.weaker.NeverWeaker;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a draft an edition, for good, where nothing stands against it. */
@Component
class DraftPublication {
    private final JdbcClient jdbc;
    private final DraftRows rows;
    private final EditionOwners owners;
    private final Editions editions;
    private final Prices prices;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    DraftPublication(
            JdbcClient jdbc,
            DraftRows rows,
            EditionOwners owners,
            Editions editions,
            Prices prices,
            ProgramClock clock,
            Clock system,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.owners = owners;
        this.editions = editions;
        this.prices = prices;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
        this.events = events;
    }

    /** Publishes it, unless something stands against it. */
    DraftOutcome publish(Viewer viewer, EditionDraft draft) {
        return switch (read(draft)) {
            case EditionFile.Outcome.Refused(var problems) -> new DraftOutcome.NotGood(problems);
            case EditionFile.Outcome.Accepted(var edition) -> {
                var against = against(draft, edition);
                yield against == null ? published(viewer, draft, edition) : against;
            }
        };
    }

    /** What stands against it; {@link DraftOutcome.Done} where nothing does. */
    DraftOutcome could(EditionDraft draft) {
        return switch (read(draft)) {
            case EditionFile.Outcome.Refused(var problems) -> new DraftOutcome.NotGood(problems);
            case EditionFile.Outcome.Accepted(var edition) -> {
                var against = against(draft, edition);
                yield against == null ? new DraftOutcome.Done(draft) : against;
            }
        };
    }

    private EditionFile.Outcome read(EditionDraft draft) {
        return editions.parse("", draft.yaml().getBytes(StandardCharsets.UTF_8));
    }

    private DraftOutcome.@Nullable Refused against(EditionDraft draft, Edition edition) {
        var earlier = editions.listed().stream()
                .filter(one -> one.slug().equals(edition.slug()))
                .toList();
        var today = clock.today();
        if (earlier.stream()
                .anyMatch(one -> !Objects.equals(owners.ownerOf(one.id()).orElse(null), draft.organization()))) {
            return new DraftOutcome.SlugTaken(edition.slug());
        }
        if (earlier.stream().anyMatch(one -> one.version().equals(edition.version()))) {
            return new DraftOutcome.VersionTaken(edition.slug(), edition.version());
        }
        if (edition.effective().isBefore(today) && earlier.stream().anyMatch(one -> isInUse(one.id()))) {
            return new DraftOutcome.InThePast(edition.effective(), today);
        }
        if (draft.organization() != null && edition.effective().isBefore(today)) {
            return new DraftOutcome.BeginsInThePast(edition.effective(), today);
        }
        if (edition.parent() == null) {
            return draft.organization() == null ? null : new DraftOutcome.NoParent();
        }
        var parent = parentOf(edition);
        if (parent.isEmpty()) {
            return new DraftOutcome.NoParent();
        }
        var rules = editions.asWritten(parent.get());
        var comparisons = NeverWeaker.compare(edition, rules);
        return comparisons.values().stream().allMatch(Comparison.NoWeaker.class::isInstance)
                ? null
                : new DraftOutcome.NotProved(rules, comparisons);
    }

    /** The version of its parent that is in effect when it begins. */
    private Optional<EditionId> parentOf(Edition edition) {
        return edition.parent() == null ? Optional.empty() : editions.inEffect(edition.parent(), edition.effective());
    }

    /** Whether anybody is enrolled under that edition: events, cohorts or orders name it. */
    private boolean isInUse(EditionId edition) {
        return jdbc.sql("""
                select exists (select from offering where edition = :edition)
                    or exists (select from cohort where edition = :edition)
                    or exists (select from orders where edition = :edition)
                """)
                .param("edition", edition.value())
                .query(Boolean.class)
                .single();
    }

    private DraftOutcome published(Viewer viewer, EditionDraft draft, Edition edition) {
        if (!owners.take(edition.slug(), draft.organization())) {
            return new DraftOutcome.SlugTaken(edition.slug());
        }
        var id = editions.publish(edition, draft.yaml(), parentOf(edition).orElse(null));
        if (id.isEmpty()) {
            return new DraftOutcome.VersionTaken(edition.slug(), edition.version());
        }
        jdbc.sql("""
                insert into edition_publication (edition, organization, draft, published_by, published_at)
                values (:edition, :organization, :draft, :by, :now)
                """)
                .param("edition", id.get().value())
                .param(
                        "organization",
                        draft.organization() == null
                                ? null
                                : draft.organization().value())
                .param("draft", draft.id().value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        rows.becomes(draft.id(), id.get());
        prices.carryOver(draft.base(), id.get());
        audit.record(
                viewer.actor(),
                "edition.published",
                null,
                id.get().value(),
                Map.of("draft", draft.id().toString(), "save", draft.save()),
                EditionDrafts.facts(draft.organization(), edition));
        events.publishEvent(new EditingEvents.EditionPublished(draft.id(), id.get(), viewer.id()));
        return new DraftOutcome.Published(id.get());
    }

    /**
     * What a new version of a program that stands alone asks for less than the one before, in words: office may do so, and
     * is told. Empty where it asks for no less.
     */
    List<Sentence> lessThanBefore(EditionDraft draft) {
        if (read(draft) instanceof EditionFile.Outcome.Accepted(var edition) && edition.parent() == null) {
            var before = editions.asWritten(draft.base());
            var comparisons = NeverWeaker.compare(edition, before);
            return comparisons.values().stream().allMatch(Comparison.NoWeaker.class::isInstance)
                    ? List.of()
                    : ComparisonInWords.of(comparisons, before);
        }
        return List.of();
    }
}
