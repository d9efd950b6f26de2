package org.cadre.internship.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.plan.MentoringPlan.Course;
import org.cadre.internship.plan.MentoringPlan.Goal;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT writes the goals of the pairing, and says at mid-term how they go. */
@Controller
final class MentoringPlanPage {
    private static final int LONGEST = 600;

    /** The standards of one framework, to choose from. */
    record Standards(String name, List<Option> options) {}

    /**
     * @param plan null: not written yet
     * @param reviewable mid-term has come
     * @param writing the form for the goals is shown
     */
    record PlanView(
            Pairing pairing,
            @Nullable MentoringPlan plan,
            Edition edition,
            List<Standards> standards,
            List<Option> courses,
            LocalDate reviewFrom,
            boolean reviewable,
            boolean writable,
            boolean writing,
            Form form) {
        static String field(String name, int place) {
            return name + "-" + place;
        }

        int revision() {
            return plan == null ? 0 : plan.revision();
        }

        List<Integer> places() {
            return java.util.stream.IntStream.rangeClosed(1, MentoringPlan.MOST_GOALS)
                    .boxed()
                    .toList();
        }
    }

    private final CoachedInternships internships;
    private final Pairings pairings;
    private final MentoringPlans plans;
    private final Texts texts;
    private final ProgramClock clock;
    private final Deeds deeds;

    MentoringPlanPage(
            CoachedInternships internships,
            Pairings pairings,
            MentoringPlans plans,
            Texts texts,
            ProgramClock clock,
            Deeds deeds) {
        this.internships = internships;
        this.pairings = pairings;
        this.plans = plans;
        this.texts = texts;
        this.clock = clock;
        this.deeds = deeds;
    }

    /** From the first day after the month that the edition names; an edition may ask for no review. */
    static boolean isMidTerm(CoachedInternship internship, LocalDate today) {
        int after = internship.edition().internship().planReviewAfterMonth();
        var term = internship.term();
        return after > 0 && term != null && after < term.allMonths() && !today.isBefore(term.monthFirst(after + 1));
    }

    @GetMapping("/internship/plan")
    @SignedIn
    Reply show(Viewer viewer, Form asked) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var pairing = pairing(internship, viewer);
        var plan = plans.of(pairing.id()).orElse(null);
        boolean writing = plan == null || asked.ticked("write");
        return Reply.show("internship/plan/plan", view(internship, pairing, plan, writing, filledIn(plan)));
    }

    /** What is between MIT, protégé and coach stays closed to whoever enters for the MIT. */
    private Pairing pairing(CoachedInternship internship, Viewer viewer) {
        if (viewer.isActedFor() || internship.edition().internship().planReviewAfterMonth() == 0) {
            throw new NotFound();
        }
        return pairings.of(internship.id()).stream()
                .filter(one -> one.state() == Pairing.State.ACTIVE || one.state() == Pairing.State.SUSPENDED)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Form filledIn(@Nullable MentoringPlan plan) {
        var form = Form.empty();
        if (plan != null) {
            for (Goal goal : plan.goals()) {
                form.with(PlanView.field("goal", goal.place()), goal.words());
                form.withAll(PlanView.field("standards", goal.place()), goal.standards());
                form.with(
                        PlanView.field("course", goal.place()),
                        goal.course() == null ? null : goal.course().word());
                form.with(PlanView.field("words", goal.place()), goal.courseWords());
            }
        }
        return form;
    }

    private PlanView view(
            CoachedInternship internship, Pairing pairing, @Nullable MentoringPlan plan, boolean writing, Form form) {
        boolean writable = internship.goesOn() && pairing.isActive();
        int after = internship.edition().internship().planReviewAfterMonth();
        return new PlanView(
                pairing,
                plan,
                internship.edition(),
                internship.edition().frameworks().stream()
                        .map(framework -> new Standards(
                                framework.shortName(),
                                framework.top().stream()
                                        .map(one -> new Option(one.key(), one.said()))
                                        .toList()))
                        .toList(),
                Arrays.stream(Course.values())
                        .map(course -> new Option(course.word(), texts.say(Sentence.of(course.label()))))
                        .toList(),
                internship.lastOf(Math.min(after, internship.months())).plusDays(1),
                writable && plan != null && isMidTerm(internship, clock.today()),
                writable,
                writable && writing,
                form);
    }

    @PostMapping("/internship/plan")
    @SignedIn
    Reply write(Viewer viewer, Form form) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var pairing = writable(internship, viewer);
        return deeds.once(form.key(), () -> {
            var plan = plans.of(pairing.id()).orElse(null);
            var goals = goals(internship.edition(), form);
            if (form.isRight() && goals.isEmpty()) {
                form.wrong("goal-1", Sentence.of("internship.plan.goal.missing"));
            }
            if (!form.isRight()) {
                return Reply.again("internship/plan/plan", view(internship, pairing, plan, true, form));
            }
            if (!plans.write(viewer, pairing, goals, form.number("revision").orElse(-1))) {
                form.wrong("goal-1", Sentence.of("internship.plan.elsewhere"));
                return Reply.again("internship/plan/plan", view(internship, pairing, plan, true, form));
            }
            return Reply.seeOther("/internship/plan", Sentence.of("internship.plan.written", pairing.protegeName()));
        });
    }

    private Pairing writable(CoachedInternship internship, Viewer viewer) {
        var pairing = pairing(internship, viewer);
        if (!internship.goesOn() || !pairing.isActive()) {
            throw new NotFound();
        }
        return pairing;
    }

    private static List<Goal> goals(Edition edition, Form form) {
        var goals = new ArrayList<Goal>();
        for (int place = 1; place <= MentoringPlan.MOST_GOALS; place++) {
            String words = form.atMost(PlanView.field("goal", place), LONGEST);
            var standards = form.all(PlanView.field("standards", place)).stream()
                    .filter(key -> edition.standard(key).isPresent())
                    .toList();
            if (!words.isEmpty()) {
                goals.add(Goal.fresh(goals.size() + 1, words, standards));
            } else if (!standards.isEmpty()) {
                form.wrong(PlanView.field("goal", place), Sentence.of("internship.plan.goal.without-words"));
            }
        }
        return goals;
    }

    @PostMapping("/internship/plan/review")
    @SignedIn
    Reply review(Viewer viewer, Form form) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var pairing = writable(internship, viewer);
        var plan = plans.of(pairing.id()).orElseThrow(NotFound::new);
        if (!isMidTerm(internship, clock.today())) {
            throw new NotFound();
        }
        return deeds.once(form.key(), () -> {
            var reviewed = new ArrayList<Goal>();
            for (Goal goal : plan.goals()) {
                var course = Course.find(form.text(PlanView.field("course", goal.place())))
                        .orElse(null);
                if (course == null) {
                    form.wrong(
                            PlanView.field("course", goal.place()),
                            Sentence.of("internship.plan.course.missing", goal.place()));
                }
                String words = form.atMost(PlanView.field("words", goal.place()), LONGEST);
                reviewed.add(new Goal(goal.place(), goal.words(), goal.standards(), course, words));
            }
            if (!form.isRight()) {
                return Reply.again("internship/plan/plan", view(internship, pairing, plan, false, form));
            }
            plans.review(viewer, pairing, reviewed);
            return Reply.seeOther("/internship/plan", Sentence.of("internship.plan.reviewed"));
        });
    }
}
