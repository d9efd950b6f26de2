package org.cadre.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.program.Standing;
import org.cadre.program.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tries a draft on somebody: where they would stand under it, beside where they stand under the edition of today. */
@Component
public class TrialPages {
    private static final String TEMPLATE = "editing/trial";
    private static final int MOST_FOUND = 20;

    /** Somebody who was found by name or address. */
    record Found(UUID id, String name, String email) {}

    /** One part of the program under both editions. */
    record Compared(Sentence title, Standing draft, Standing today) {
        boolean differs() {
            return draft.state() != today.state();
        }
    }

    /**
     * What is tried.
     *
     * @param today the edition the draft is compared with; null while the draft is no edition
     * @param person who it is tried on; null: the made-up one
     * @param compared empty while nothing has been tried
     * @param staff what it would mean for a district's own people; null at office's desk
     */
    record TrialView(
            OpenDraft open,
            @Nullable Edition today,
            LocalDate day,
            Form form,
            List<Edition.ProgramModule> modules,
            List<ConfirmationLevel> levels,
            String q,
            List<Found> found,
            @Nullable String person,
            List<Compared> compared,
            StaffTotals.@Nullable Total staff) {
        List<Option> moduleOptions() {
            return modules.stream()
                    .map(module -> new Option(module.key(), module.title()))
                    .toList();
        }
    }

    private final OpenDrafts drafts;
    private final Editions editions;
    private final org.cadre.certification.Standings standings;
    private final StaffTotals staff;
    private final ProgramClock clock;
    private final JdbcClient jdbc;

    TrialPages(
            OpenDrafts drafts,
            Editions editions,
            org.cadre.certification.Standings standings,
            StaffTotals staff,
            ProgramClock clock,
            JdbcClient jdbc) {
        this.drafts = drafts;
        this.editions = editions;
        this.standings = standings;
        this.staff = staff;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** The forms: a made-up person, and for office a search for one who exists. */
    public Reply show(Desk desk, Viewer viewer, UUID draft, @Nullable String q) {
        var open = drafts.open(desk, viewer, draft);
        String term = q == null ? "" : q.strip();
        var edition = open.edition();
        var form = edition == null ? Form.empty() : MadeUpPerson.sample(Form.empty(), edition);
        return Reply.show(TEMPLATE, view(open, form, term, desk.office() ? found(term) : List.of(), null, List.of()));
    }

    private TrialView view(
            OpenDraft open, Form form, String q, List<Found> found, @Nullable String person, List<Compared> compared) {
        return new TrialView(
                open,
                open.edition() == null ? null : today(open),
                clock.today(),
                form,
                modules(open),
                List.of(ConfirmationLevel.values()),
                q,
                found,
                person,
                compared,
                staff(open));
    }

    private StaffTotals.@Nullable Total staff(OpenDraft open) {
        var district = open.draft().organization();
        var edition = open.edition();
        return open.desk().office() || district == null || edition == null
                ? null
                : staff.of(district, edition, today(open));
    }

    /** Those of the draft, and those of today that it does without. */
    private List<Edition.ProgramModule> modules(OpenDraft open) {
        var edition = open.edition();
        if (edition == null) {
            return List.of();
        }
        return Stream.concat(
                        edition.modules().stream(),
                        today(open).modules().stream()
                                .filter(module -> edition.module(module.key()).isEmpty()))
                .toList();
    }

    /** What rules where the draft would: the edition it began with, in the version that is in effect. */
    private Edition today(OpenDraft open) {
        return editions.current(editions.asWritten(open.draft().base()).slug());
    }

    private List<Found> found(String term) {
        if (term.length() < 2) {
            return List.of();
        }
        return jdbc.sql("""
                select id, display_name as name, email from person
                 where merged_into is null
                   and (lower(display_name) like :like escape '!' or lower(legal_name) like :like escape '!'
                        or email like :like escape '!')
                 order by lower(display_name), id
                 limit :most
                """)
                .param("like", "%" + term.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                .param("most", MOST_FOUND)
                .query(Found.class)
                .list();
    }

    /** The made-up person of the form. Nothing of it is kept. */
    public Reply madeUp(Desk desk, Viewer viewer, UUID draft, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var edition = open.edition();
        if (edition == null) {
            return show(desk, viewer, draft, null);
        }
        var today = today(open);
        var here = MadeUpPerson.of(form, edition, clock.today());
        var there = MadeUpPerson.of(form, today, clock.today());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(open, form, "", List.of(), null, List.of()));
        }
        return Reply.show(TEMPLATE, view(open, form, "", List.of(), null, compared(edition, here, today, there)));
    }

    /** Somebody who exists, with what is on record about them. */
    public Reply person(Desk desk, Viewer viewer, UUID draft, UUID person) {
        var open = drafts.open(desk, viewer, draft);
        var edition = open.edition();
        if (!desk.office() || edition == null) {
            throw new NotFound();
        }
        String name = jdbc.sql("select display_name from person where id = :id and merged_into is null")
                .param("id", person)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        var now = standings.of(new PersonId(person), clock.today());
        var form = MadeUpPerson.sample(Form.empty(), edition);
        return Reply.show(
                TEMPLATE,
                view(open, form, "", List.of(), name, compared(edition, now.evidence(), now.rules(), now.evidence())));
    }

    private List<Compared> compared(Edition draft, Evidence here, Edition today, Evidence there) {
        var day = clock.today();
        var compared = new ArrayList<Compared>();
        compared.add(new Compared(
                Sentence.of("editing.root.partOne"),
                Standings.partOne(draft, here, day),
                Standings.partOne(today, there, day)));
        compared.add(new Compared(
                Sentence.of("editing.root.certification"),
                Standings.certification(draft, here, day),
                Standings.certification(today, there, day)));
        compared.add(new Compared(
                Sentence.of("editing.root.renewal"),
                Standings.renewal(draft, here, day),
                Standings.renewal(today, there, day)));
        return List.copyOf(compared);
    }
}
