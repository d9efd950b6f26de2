package org.cadre.editing;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cadre.people.OrganizationId;
import org.cadre.people.Organizations;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionId;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The door to editions in the making. Office sees and changes all of them; a district's coordinator those of their own
 * district, until they are proposed. Each deed belongs into a transaction of the caller and locks the draft's row.
 */
@Component
public class EditionDrafts {
    private final DraftRows rows;
    private final DraftPublication publication;
    private final EditionOwners owners;
    private final Organizations organizations;
    private final Editions editions;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    EditionDrafts(
            DraftRows rows,
            DraftPublication publication,
            EditionOwners owners,
            Organizations organizations,
            Editions editions,
            ProgramClock clock,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.publication = publication;
        this.owners = owners;
        this.organizations = organizations;
        this.editions = editions;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** One that this viewer may see. */
    public Optional<EditionDraft> find(Viewer viewer, DraftId draft) {
        var district = viewer.districtSpokenFor();
        return rows.find(draft)
                .filter(one -> viewer.isOffice()
                        || district.filter(own -> own.equals(one.organization()))
                                .isPresent());
    }

    /** Everything that is open, for office: what waits for it first, then the newest. */
    public List<EditionDraft> open(Viewer viewer) {
        return !viewer.isOffice()
                ? List.of()
                : rows.open().stream()
                        .sorted(Comparator.comparing((EditionDraft one) -> one.state() != DraftState.PROPOSED)
                                .thenComparing(EditionDraft::savedAt, Comparator.reverseOrder()))
                        .toList();
    }

    /** All that were ever begun for that organization and are not discarded, the newest first. */
    public List<EditionDraft> of(OrganizationId organization) {
        return rows.of(organization);
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
        var id = rows.begin(
                viewer,
                organization,
                from,
                beginning(edition, from, organization).yaml());
        audit.record(viewer.actor(), "edition.draft-begun", null, id.value(), Map.of(), facts(organization, edition));
        return id;
    }

    /** The document of the edition under the name it will have, in effect from tomorrow on. */
    private EditionSheet beginning(Edition edition, EditionId from, @Nullable OrganizationId organization) {
        var sheet = EditionSheet.of(edition)
                .with("effective", clock.today().plusDays(1).toString());
        if (Objects.equals(organization, owners.ownerOf(from).orElse(null))) {
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
                : organizations.find(organization).orElseThrow().name();
        var taken = editions.listed().stream().map(Editions.Listed::slug).toList();
        return Slugs.of(slug + "-" + Slugs.of(name), taken::contains);
    }

    static Map<String, Object> facts(@Nullable OrganizationId organization, Edition edition) {
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
                    && editions.parse("", bytes(yaml)) instanceof EditionFile.Outcome.Refused(var problems)) {
                return new DraftOutcome.NotGood(problems);
            }
            rows.save(viewer, draft, yaml, section, null);
            return done(viewer, id);
        });
    }

    /** Brings an earlier save back, as a save of its own. */
    public DraftOutcome backTo(Viewer viewer, DraftId id, int read, int number) {
        return changed(viewer, id, read, draft -> {
            rows.save(viewer, draft, save(id, number).orElseThrow().yaml(), "back", number);
            return done(viewer, id);
        });
    }

    /** The last hundred saves of a draft, the newest first. */
    public List<DraftSave> saves(DraftId draft) {
        return rows.saves(draft);
    }

    /** One save of a draft. */
    public Optional<DraftSave> save(DraftId draft, int number) {
        return rows.save(draft, number);
    }

    /** Hands the draft to office. Only a good edition is proposed; whether it is weaker is told before, and at publishing. */
    public DraftOutcome propose(Viewer viewer, DraftId id, int read) {
        return changed(viewer, id, read, draft -> {
            if (editions.parse("draft", bytes(draft.yaml())) instanceof EditionFile.Outcome.Refused(var problems)) {
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
        rows.enter(draft.id(), state, words);
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
        return publication.could(draft);
    }

    /** Office makes the draft an edition, for good: proved to be no weaker than its parent, else nothing happens. */
    public DraftOutcome publish(Viewer viewer, DraftId id, int read) {
        if (!viewer.isOffice()) {
            throw new IllegalArgumentException("office publishes");
        }
        return changed(viewer, id, read, draft -> publication.publish(viewer, draft));
    }

    /**
     * What a new version of a program that stands alone asks for less than the one before, in words: office may do so, and
     * is told. Empty where it asks for no less.
     */
    public List<Sentence> lessThanBefore(EditionDraft draft) {
        return publication.lessThanBefore(draft);
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
        rows.lock(id);
        return find(viewer, id).orElseThrow(() -> new IllegalArgumentException("no draft " + id + " for this viewer"));
    }

    private DraftOutcome done(Viewer viewer, DraftId id) {
        return new DraftOutcome.Done(find(viewer, id).orElseThrow());
    }

    private static byte[] bytes(String yaml) {
        return yaml.getBytes(StandardCharsets.UTF_8);
    }
}
