package org.cadre.internship.coach;

import java.time.LocalDate;
import java.util.List;
import org.cadre.internship.cohort.CoachedInternship;
import org.springframework.context.ApplicationContext;

/** The hours that the coach's desk shows, for tests that hold them against others. */
public final class DeskHours {
    private final CoachDesk desk;

    public DeskHours(ApplicationContext beans) {
        desk = beans.getBean(CoachDesk.class);
    }

    public int countedMinutes(CoachedInternship internship, LocalDate today) {
        return desk.people(List.of(internship), today).getFirst().countedMinutes();
    }
}
