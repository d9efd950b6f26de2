package org.cadre.editing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionId;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.cadre.program.weaker.Comparison;
import org.cadre.program.weaker.ComparisonInWords;
import org.cadre.program.weaker.NeverWeaker;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to editions in the making. Office sees and changes all of them; a district's coordinator those of their own
 * district, until they are proposed. Each deed belongs into a transaction of the caller and locks the draft's row.
 */
@Component
public class EditionDrafts {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    EditionDrafts(
            JdbcClient jdbc,
            Editions editions,
            ProgramClock clock,
            Clock system,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
        this.events = events;
    }

    /** One that this viewer may see. */
    public Optional<EditionDraft> find(Viewer viewer, DraftId draft) {
        return jdbc.sql("""
                select d.id, d.organization, o.name as organization_name, d.base, d.state, d.save, s.yaml, d.started_by,
                       b.display_name as started_by_name, p.display_name as saved_by_name, s.saved_at, d.returned_words,
                       d.published
                  from edition_draft d
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                  join person p on p.id = s.saved_by
                  join person b on b.id = d.started_by
                  left join organization o on o.id = d.organization
                 where d.id = :id and (:office or d.organization = :district::uuid)
                """)
                .param("id", draft.value())
                .param("office", viewer.isOffice())
                .param("district", district(viewer))
                .query(EditionDrafts::draft)
                .optional();
    }

    private static @Nullable UUID district(Viewer viewer) {
        return viewer.districtSpokenFor().map(OrganizationId::value).orElse(null);
    }

    private static EditionDraft draft(ResultSet row, int number) throws SQLException {
        var organization = row.getObject("organization", UUID.class);
        var published = row.getObject("published", UUID.class);
        return new EditionDraft(
                new DraftId(row.getObject("id", UUID.class)),
                organization == null ? null : new OrganizationId(organization),
                row.getString("organization_name"),
                new EditionId(row.getObject("base", UUID.class)),
                DraftState.of(row.getString("state")),
                row.getInt("save"),
                row.getString("yaml"),
                new PersonId(row.getObject("started_by", UUID.class)),
                row.getString("started_by_name"),
                row.getString("saved_by_name"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("returned_words"),
                published == null ? null : new EditionId(published));
    }

    /** Everything that is open, for office: what waits for it first. */
    public List<EditionDraft> open(Viewer viewer) {
        return jdbc.sql("""
                select d.id, d.organization, o.name as organization_name, d.base, d.state, d.save, s.yaml, d.started_by,
                       b.display_name as started_by_name, p.display_name as saved_by_name, s.saved_at, d.returned_words,
                       d.published
                  from edition_draft d
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                  join person p on p.id = s.saved_by
                  join person b on b.id = d.started_by
                  left join organization o on o.id = d.organization
                 where :office and d.state in ('draft', 'proposed', 'returned')
                 order by d.state <> 'proposed', s.saved_at desc, d.id
                """)
                .param("office", viewer.isOffice())
                .query(EditionDrafts::draft)
                .list();
    }

    /** All that were ever begun for that organization and are not discarded, the newest first. */
    public List<EditionDraft> of(OrganizationId organization) {
        return jdbc.sql("""
                select d.id, d.organization, o.name as organization_name, d.base, d.state, d.save, s.yaml, d.started_by,
                       b.display_name as started_by_name, p.display_name as saved_by_name, s.saved_at, d.returned_words,
                       d.published
                  from edition_draft d
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                  join person p on p.id = s.saved_by
                  join person b on b.id = d.started_by
                  join organization o on o.id = d.organization
                 where d.organization = :organization and d.state <> 'discarded'
                 order by d.id desc
                """)
                .param("organization", organization.value())
                .query(EditionDrafts::draft)
                .list();
    }

    /**
     * Begins a draft with the rules of an edition: the next version of it, or for another organization a customized
     * edition whose parent it is.
     *
     * @param organization whose it is to be; null: the association's own
     */
    public DraftId start(Viewer viewer, @Nullable OrganizationId organization, EditionId from) {
        if (!viewer.isOffice() && !Objects.equals(organization, viewer.district())) {
            throw new IllegalArgumentException("a coordinator begins drafts of their own district");
        }
        var edition = editions.asWritten(from);
        var id = new DraftId(Ids.next());
        jdbc.sql("""
                insert into edition_draft (id, organization, base, state, save, started_by, started_at)
                values (:id, :organization, :base, 'draft', 1, :by, :now)
                """)
                .param("id", id.value())
                .param("organization", organization == null ? null : organization.value())
                .param("base", from.value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        write(viewer, id, 1, beginning(edition, from, organization).yaml(), "start", null);
        audit.record(viewer.actor(), "edition.draft-begun", null, id.value(), Map.of(), facts(organization, edition));
        return id;
    }

    /** The document of the edition under the name it will have, in effect from tomorrow on. */
    private EditionSheet beginning(Edition edition, EditionId from, @Nullable OrganizationId organization) {
        var sheet = EditionSheet.of(edition)
                .with("effective", clock.today().plusDays(1).toString());
        if (Objects.equals(organization, ownerOf(from).orElse(null))) {
            return sheet.with("version", nextVersion(edition.slug()));
        }
        String slug = freeSlug(edition.slug(), organization);
        return sheet.with("slug", slug)
                .with("version", "1")
                .with("parent", edition.parent() == null ? edition.slug() : edition.parent());
    }

    private String nextVersion(String slug) {
        int highest = 0;
        for (var one : editions.listed()) {
            if (one.slug().equals(slug) && one.version().matches("[0-9]{1,6}")) {
                highest = Math.max(highest, Integer.parseInt(one.version()));
            }
        }
        return Integer.toString(highest + 1);
    }

    private String freeSlug(String slug, @Nullable OrganizationId organization) {
        var name = organization == null
                ? "association"
                : jdbc.sql("select name from organization where id = :id")
                        .param("id", organization.value())
                        .query(String.class)
                        .single();
        return Slugs.free(
                slug + "-" + Slugs.of(name),
                editions.listed().stream().map(Editions.Listed::slug).toList());
    }

    /** Whose an edition is; empty: the association's own. */
    public Optional<OrganizationId> ownerOf(EditionId edition) {
        return jdbc.sql(
                        "select organization from edition_publication where edition = :edition and organization is not null")
                .param("edition", edition.value())
                .query(UUID.class)
                .optional()
                .map(OrganizationId::new);
    }

    /** Whose each published edition is; what is the association's own is not there. */
    public Map<EditionId, OrganizationId> owners() {
        var owners = new HashMap<EditionId, OrganizationId>();
        jdbc.sql("select edition, organization from edition_publication where organization is not null")
                .query(row -> {
                    owners.put(
                            new EditionId(row.getObject("edition", UUID.class)),
                            new OrganizationId(row.getObject("organization", UUID.class)));
                });
        return owners;
    }

    private static Map<String, Object> facts(@Nullable OrganizationId organization, Edition edition) {
        return Map.of(
                "organization",
                organization == null ? "" : organization.toString(),
                "slug",
                edition.slug(),
                "version",
                edition.version());
    }

    /**
     * Saves the document.
     *
     * @param read the save this was made from
     * @param section what was changed, by the key of the section
     */
    public DraftOutcome save(Viewer viewer, DraftId id, int read, String yaml, String section) {
        return changed(viewer, id, read, draft -> {
            if (yaml.getBytes(StandardCharsets.UTF_8).length > EditionFile.MOST_BYTES) {
                return new DraftOutcome.TooLarge(EditionFile.MOST_BYTES / 1024);
            }
            if (EditionSheet.read(yaml).isEmpty()
                    && EditionFile.parse("", bytes(yaml)) instanceof EditionFile.Outcome.Refused(var problems)) {
                return new DraftOutcome.NotGood(problems);
            }
            saved(viewer, draft, yaml, section, null);
            return done(viewer, id);
        });
    }

    /** Brings an earlier save back, as a save of its own. */
    public DraftOutcome backTo(Viewer viewer, DraftId id, int read, int number) {
        return changed(viewer, id, read, draft -> {
            saved(viewer, draft, save(id, number).orElseThrow().yaml(), "back", number);
            return done(viewer, id);
        });
    }

    private void saved(Viewer viewer, EditionDraft draft, String yaml, String section, @Nullable Integer backTo) {
        write(viewer, draft.id(), draft.save() + 1, yaml, section, backTo);
        jdbc.sql("update edition_draft set save = :save where id = :id")
                .param("save", draft.save() + 1)
                .param("id", draft.id().value())
                .update();
    }

    private void write(Viewer viewer, DraftId id, int number, String yaml, String section, @Nullable Integer backTo) {
        jdbc.sql("""
                insert into edition_draft_save (draft, number, yaml, section, back_to, saved_by, saved_at)
                values (:draft, :number, :yaml, :section, :backTo, :by, :now)
                """)
                .param("draft", id.value())
                .param("number", number)
                .param("yaml", yaml)
                .param("section", section)
                .param("backTo", backTo)
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last hundred saves of a draft, the newest first. */
    public List<DraftSave> saves(DraftId draft) {
        return jdbc.sql("""
                select s.number, s.yaml, s.section, s.back_to, p.display_name as saved_by_name, s.saved_at
                  from edition_draft_save s join person p on p.id = s.saved_by
                 where s.draft = :draft
                 order by s.number desc
                 limit 100
                """)
                .param("draft", draft.value())
                .query(EditionDrafts::save)
                .list();
    }

    /** One save of a draft. */
    public Optional<DraftSave> save(DraftId draft, int number) {
        return jdbc.sql("""
                select s.number, s.yaml, s.section, s.back_to, p.display_name as saved_by_name, s.saved_at
                  from edition_draft_save s join person p on p.id = s.saved_by
                 where s.draft = :draft and s.number = :number
                """)
                .param("draft", draft.value())
                .param("number", number)
                .query(EditionDrafts::save)
                .optional();
    }

    private static DraftSave save(ResultSet row, int number) throws SQLException {
        return new DraftSave(
                row.getInt("number"),
                row.getString("yaml"),
                row.getString("section"),
                row.getObject("back_to", Integer.class),
                row.getString("saved_by_name"),
                row.getTimestamp("saved_at").toInstant());
    }

    /** Hands the draft to office. Only a good edition is proposed; whether it is weaker is told before, and at publishing. */
    public DraftOutcome propose(Viewer viewer, DraftId id, int read) {
        return changed(viewer, id, read, draft -> {
            if (EditionFile.parse("draft", bytes(draft.yaml())) instanceof EditionFile.Outcome.Refused(var problems)) {
                return new DraftOutcome.NotGood(problems);
            }
            enter(viewer, draft, DraftState.PROPOSED, null);
            events.publishEvent(new EditingEvents.EditionProposed(id, viewer.id()));
            return done(viewer, id);
        });
    }

    /** Takes a proposal back before office has decided. */
    public DraftOutcome takeBack(Viewer viewer, DraftId id) {
        return decided(viewer, id, true, draft -> {
            enter(viewer, draft, DraftState.DRAFT, null);
            return done(viewer, id);
        });
    }

    /** Office gives a proposal back with words. */
    public DraftOutcome giveBack(Viewer viewer, DraftId id, String words) {
        return decided(viewer, id, viewer.isOffice(), draft -> {
            enter(viewer, draft, DraftState.RETURNED, words);
            events.publishEvent(new EditingEvents.EditionReturned(id, viewer.id(), words));
            return done(viewer, id);
        });
    }

    /** Puts a draft away; its saves stay. */
    public DraftOutcome discard(Viewer viewer, DraftId id, int read) {
        return changed(viewer, id, read, draft -> {
            enter(viewer, draft, DraftState.DISCARDED, null);
            return done(viewer, id);
        });
    }

    private void enter(Viewer viewer, EditionDraft draft, DraftState state, @Nullable String words) {
        jdbc.sql(
                        "update edition_draft set state = :state, returned_words = coalesce(:words, returned_words) where id = :id")
                .param("state", state.word())
                .param("words", words)
                .param("id", draft.id().value())
                .update();
        audit.record(
                viewer.actor(),
                "edition.draft-" + state.word(),
                null,
                draft.id().value(),
                Map.of("state", draft.state().word(), "save", draft.save()),
                words == null ? Map.of() : AuditTrail.digestOf(words));
    }

    /** Whether the document could be published now, and what stands against it; {@link DraftOutcome.Done} where nothing does. */
    public DraftOutcome couldPublish(EditionDraft draft) {
        return switch (EditionFile.parse("draft", bytes(draft.yaml()))) {
            case EditionFile.Outcome.Refused(var problems) -> new DraftOutcome.NotGood(problems);
            case EditionFile.Outcome.Accepted(var edition) -> {
                var against = against(draft, edition);
                yield against == null ? new DraftOutcome.Done(draft) : against;
            }
        };
    }

    /** Office makes the draft an edition, for good: proved to be no weaker than its parent, else nothing happens. */
    public DraftOutcome publish(Viewer viewer, DraftId id, int read) {
        if (!viewer.isOffice()) {
            throw new IllegalArgumentException("office publishes");
        }
        return changed(viewer, id, read, draft -> {
            if (EditionFile.parse("draft", bytes(draft.yaml())) instanceof EditionFile.Outcome.Accepted(var edition)) {
                var against = against(draft, edition);
                return against == null ? published(viewer, draft, edition) : against;
            }
            return couldPublish(draft);
        });
    }

    private DraftOutcome.@Nullable Refused against(EditionDraft draft, Edition edition) {
        var earlier = editions.listed().stream()
                .filter(one -> one.slug().equals(edition.slug()))
                .toList();
        var today = clock.today();
        if (earlier.stream().anyMatch(one -> !Objects.equals(ownerOf(one.id()).orElse(null), draft.organization()))) {
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
        if (!owns(draft, edition.slug())) {
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
        jdbc.sql("update edition_draft set state = 'published', published = :edition where id = :id")
                .param("edition", id.get().value())
                .param("id", draft.id().value())
                .update();
        audit.record(
                viewer.actor(),
                "edition.published",
                null,
                id.get().value(),
                Map.of("draft", draft.id().toString(), "save", draft.save()),
                facts(draft.organization(), edition));
        events.publishEvent(new EditingEvents.EditionPublished(draft.id(), id.get(), viewer.id()));
        return new DraftOutcome.Published(id.get());
    }

    /** Takes the short name for whose draft it is, unless it is taken: of two at once the second waits and sees the first. */
    private boolean owns(EditionDraft draft, String slug) {
        var organization =
                draft.organization() == null ? null : draft.organization().value();
        jdbc.sql(
                        "insert into edition_program (slug, organization) values (:slug, :organization) on conflict do nothing")
                .param("slug", slug)
                .param("organization", organization)
                .update();
        return jdbc.sql(
                        "select organization is not distinct from :organization::uuid from edition_program where slug = :slug")
                .param("slug", slug)
                .param("organization", organization)
                .query(Boolean.class)
                .single();
    }

    /**
     * What a new version of a program that stands alone asks for less than the one before, in words: office may do so, and
     * is told. Empty where it asks for no less.
     */
    public List<Sentence> lessThanBefore(EditionDraft draft) {
        if (EditionFile.parse("", bytes(draft.yaml())) instanceof EditionFile.Outcome.Accepted(var edition)
                && edition.parent() == null) {
            var before = editions.asWritten(draft.base());
            var comparisons = NeverWeaker.compare(edition, before);
            return comparisons.values().stream().allMatch(Comparison.NoWeaker.class::isInstance)
                    ? List.of()
                    : ComparisonInWords.of(comparisons, before);
        }
        return List.of();
    }

    @FunctionalInterface
    private interface Deed {
        DraftOutcome on(EditionDraft draft);
    }

    /** Does it to the draft as it was read, under its lock, where this viewer may still change it. */
    private DraftOutcome changed(Viewer viewer, DraftId id, int read, Deed deed) {
        var draft = locked(viewer, id);
        boolean theirs = draft.state() == DraftState.PROPOSED
                ? viewer.isOffice()
                : draft.state().isOpen();
        if (!theirs) {
            return new DraftOutcome.Closed(draft.state());
        }
        return draft.save() == read ? deed.on(draft) : new DraftOutcome.ChangedMeanwhile(draft);
    }

    /** Does it to a proposal that waits. */
    private DraftOutcome decided(Viewer viewer, DraftId id, boolean may, Deed deed) {
        var draft = locked(viewer, id);
        return may && draft.state() == DraftState.PROPOSED ? deed.on(draft) : new DraftOutcome.Closed(draft.state());
    }

    private EditionDraft locked(Viewer viewer, DraftId id) {
        jdbc.sql("select id from edition_draft where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return find(viewer, id).orElseThrow(() -> new IllegalArgumentException("no draft " + id + " for this viewer"));
    }

    private DraftOutcome done(Viewer viewer, DraftId id) {
        return new DraftOutcome.Done(find(viewer, id).orElseThrow());
    }

    private static byte[] bytes(String yaml) {
        return yaml.getBytes(StandardCharsets.UTF_8);
    }
}
