package org.cadre.internship.coach;

import java.util.Comparator;
import java.util.List;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Who in a coach's cohorts needs a look, and why: for first pages. */
@NamedInterface("coach")
@Component
public class CoachAttention {
    /** @param reasons in words, at least one */
    public record Flagged(InternshipId internship, String name, List<Sentence> reasons) {}

    private final CoachedInternships internships;
    private final CoachDesk desk;
    private final ProgramClock clock;

    CoachAttention(CoachedInternships internships, CoachDesk desk, ProgramClock clock) {
        this.internships = internships;
        this.desk = desk;
        this.clock = clock;
    }

    /** Those the viewer coaches today, who has the most reasons first. */
    public List<Flagged> of(Viewer coach) {
        return of(internships.coachedBy(coach));
    }

    /** Those of them whose edition's calendar has no break today. */
    public List<Flagged> outsideBreaks(Viewer coach) {
        var today = clock.today();
        return of(internships.coachedBy(coach).stream()
                .filter(one -> !one.edition().calendar().isBreak(today))
                .toList());
    }

    private List<Flagged> of(List<CoachedInternship> people) {
        return desk.people(people, clock.today()).stream()
                .filter(person -> !person.flags().isEmpty())
                .sorted(Comparator.comparing(
                        (CoachDesk.Person person) -> person.flags().size(), Comparator.reverseOrder()))
                .map(person -> new Flagged(
                        person.internship().id(),
                        person.internship().name(),
                        person.flags().stream().map(CoachFlag::words).toList()))
                .toList();
    }
}
