package org.cadre.reporting;

import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.springframework.stereotype.Component;

/** The MITs of whom their edition says that they are behind the pace: the same whom office's list shows. */
@Component
public class BehindPace {
    private final RunningInternships internships;
    private final ProgramClock clock;

    BehindPace(RunningInternships internships, ProgramClock clock) {
        this.internships = internships;
        this.clock = clock;
    }

    /** For office alone; nobody else sees anyone. */
    public List<PersonId> seenBy(Viewer viewer) {
        var today = clock.today();
        return internships.seenBy(viewer).stream()
                .filter(one -> one.behind(today).isPresent())
                .map(one -> new PersonId(one.person()))
                .toList();
    }
}
