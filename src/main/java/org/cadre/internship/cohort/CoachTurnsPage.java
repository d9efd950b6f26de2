package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachTurn.Part;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sets who coaches a cohort on which days: a coach, a co-coach, a substitute for some weeks. */
@Controller
final class CoachTurnsPage {
    /**
     * @param gap the first day on which nobody coaches; null: somebody does from now on
     * @param waiting what would wait for nobody then
     */
    record TurnsView(
            Cohort cohort,
            List<CoachTurn> turns,
            List<CoachTurn> earlier,
            @Nullable LocalDate gap,
            CoachTurns.Waiting waiting,
            List<Option> parts,
            List<Option> coaches,
            Form form) {}

    private final Cohorts cohorts;
    private final CoachTurns turns;
    private final CoachChoice choice;
    private final Editions editions;
    private final Texts texts;
    private final ProgramClock clock;
    private final Deeds deeds;

    CoachTurnsPage(
            Cohorts cohorts,
            CoachTurns turns,
            CoachChoice choice,
            Editions editions,
            Texts texts,
            ProgramClock clock,
            Deeds deeds) {
        this.cohorts = cohorts;
        this.turns = turns;
        this.choice = choice;
        this.editions = editions;
        this.texts = texts;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/cohorts/{id}/coaches")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(
                "internship/cohort/coach-turns",
                view(cohort(id), Form.empty().with("since", clock.today()).with("part", Part.COACH.word())));
    }

    private Cohort cohort(UUID id) {
        return cohorts.find(new CohortId(id)).orElseThrow(NotFound::new);
    }

    private TurnsView view(Cohort cohort, Form form) {
        var today = clock.today();
        var all = turns.of(cohort.id());
        var from = cohort.starts().isAfter(today) ? cohort.starts() : today;
        return new TurnsView(
                cohort,
                all.stream().filter(turn -> !turn.isOver(today)).toList(),
                all.stream().filter(turn -> turn.isOver(today)).toList(),
                CoachTurns.firstGap(all, from).orElse(null),
                turns.waiting(cohort.id()),
                Arrays.stream(Part.values())
                        .map(part ->
                                new Option(part.word(), texts.say(Sentence.of("internship.turn.part." + part.word()))))
                        .toList(),
                choice.options(),
                form);
    }

    @PostMapping("/office/cohorts/{id}/coaches")
    @Only(Role.OFFICE)
    Reply appoint(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohort(id);
        var coach = choice.read(form, editions.of(cohort.edition()));
        var part = Part.find(form.text("part")).orElse(null);
        if (part == null) {
            form.wrong("part", Sentence.of("internship.turn.part.missing"));
        }
        var since = form.day("since").orElse(null);
        if (since == null) {
            form.wrong("since", Sentence.of("internship.turn.since.missing"));
        } else if (since.isBefore(clock.today())) {
            form.wrong("since", Sentence.of("internship.turn.since.past"));
        }
        var last = form.day("last").orElse(null);
        if (last == null && part == Part.SUBSTITUTE) {
            form.wrong("last", Sentence.of("internship.turn.last.missing"));
        } else if (last != null && since != null && last.isBefore(since)) {
            form.wrong("last", Sentence.of("internship.turn.last.before", since));
        }
        if (!form.isRight() || coach.isEmpty() || part == null || since == null) {
            return Reply.again("internship/cohort/coach-turns", view(cohort, form));
        }
        return deeds.once(form.key(), () -> {
            if (!turns.appoint(viewer.actor(), cohort.id(), coach.get(), part, since, last, form.text("coachReason"))) {
                form.wrong("since", Sentence.of("internship.turn.overlaps"));
                return Reply.again("internship/cohort/coach-turns", view(cohort, form));
            }
            return Reply.seeOther("/office/cohorts/" + id + "/coaches", Sentence.of("internship.coach.appointed"));
        });
    }

    /** With a last day they coach through it; without one their coaching ends at once. */
    @PostMapping("/office/cohorts/{id}/coaches/{person}/release")
    @Only(Role.OFFICE)
    Reply release(Viewer viewer, @PathVariable UUID id, @PathVariable UUID person, Form form) {
        var cohort = cohort(id);
        var yesterday = clock.today().minusDays(1);
        String field = "last-" + person;
        var last = form.day(field).orElse(yesterday);
        if (last.isBefore(yesterday)) {
            form.wrong(field, Sentence.of("internship.turn.last.past"));
        }
        if (!form.isRight()) {
            return Reply.again("internship/cohort/coach-turns", view(cohort, form));
        }
        return deeds.once(form.key(), () -> {
            turns.release(viewer.actor(), cohort.id(), new PersonId(person), last);
            return Reply.seeOther("/office/cohorts/" + id + "/coaches", Sentence.of("internship.coach.released"));
        });
    }
}
