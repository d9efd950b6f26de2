package org.cadre.internship;

import java.util.List;
import java.util.Set;
import org.cadre.internship.CoachQueue.Waiting;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.Reply;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The coach's first page: what waits, oldest first, and who needs a look. */
@Controller
final class CoachDeskPage {
    record Desk(
            List<Waiting> queue,
            List<Projects.ToDo> projects,
            List<CoachDesk.Person> people,
            List<CoachedCohort> cohorts) {
        boolean isClear() {
            return queue.isEmpty() && projects.isEmpty();
        }
    }

    private final CoachedInternships internships;
    private final CoachedCohorts cohorts;
    private final CoachQueue queue;
    private final CoachDesk desk;
    private final Projects projects;
    private final ProgramClock clock;

    CoachDeskPage(
            CoachedInternships internships,
            CoachedCohorts cohorts,
            CoachQueue queue,
            CoachDesk desk,
            Projects projects,
            ProgramClock clock) {
        this.internships = internships;
        this.cohorts = cohorts;
        this.queue = queue;
        this.desk = desk;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping("/coach")
    @Only(Role.COACH)
    Reply desk(Viewer viewer) {
        var people = internships.coachedBy(viewer);
        return Reply.show(
                "internship/coach-desk",
                new Desk(
                        queue.of(viewer, people),
                        projects.waitingFor(viewer),
                        desk.people(people, clock.today()),
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
