package org.cadre.internship.coach;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The coach's first page: one list of what needs them, what waits longest first, and their people beside it. */
@Controller
final class CoachDeskPage {
    /**
     * @param all how many things need the coach, whatever is shown
     * @param counts how many of each kind
     * @param only the kind that is shown; null: all
     * @param firstReport where reading begins; null: no report waits
     */
    record Desk(
            List<CoachNeed> needs,
            int all,
            Map<CoachNeed.Kind, Long> counts,
            CoachNeed.@Nullable Kind only,
            @Nullable String firstReport,
            List<CoachDesk.Person> people,
            List<CoachedCohort> cohorts) {}

    private final CoachedInternships internships;
    private final CoachedCohorts cohorts;
    private final CoachNeeds needs;
    private final CoachDesk desk;
    private final ProgramClock clock;

    CoachDeskPage(
            CoachedInternships internships,
            CoachedCohorts cohorts,
            CoachNeeds needs,
            CoachDesk desk,
            ProgramClock clock) {
        this.internships = internships;
        this.cohorts = cohorts;
        this.needs = needs;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/coach")
    @Only(Role.COACH)
    Reply desk(Viewer viewer, Form form) {
        var people = desk.people(internships.coachedBy(viewer), clock.today());
        var all = needs.of(viewer, people);
        var only = CoachNeed.Kind.find(form.text("kind")).orElse(null);
        return Reply.show(
                "internship/coach/coach-desk",
                new Desk(
                        all.stream()
                                .filter(need -> only == null || need.kind() == only)
                                .toList(),
                        all.size(),
                        all.stream()
                                .collect(groupingBy(
                                        CoachNeed::kind, () -> new EnumMap<>(CoachNeed.Kind.class), counting())),
                        only,
                        all.stream()
                                .filter(need -> need.kind() == CoachNeed.Kind.REPORT)
                                .findFirst()
                                .map(CoachNeed::place)
                                .orElse(null),
                        people,
                        cohorts.coachedBy(viewer)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Links {
        @Bean
        NavLink coachsDesk() {
            return new NavLink("internship.coach.nav", "/coach", Set.of(Role.COACH.word()), 6);
        }
    }
}
