package org.cadre.internship.report;

import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Form;
import org.springframework.context.ApplicationContext;

/** What MIT and coach do with a report, without a browser: for tests in which that is one deed among others. */
public final class ReportDeeds {
    private final ReportPage own;
    private final CoachReportPage coachs;

    public ReportDeeds(ApplicationContext beans) {
        own = beans.getBean(ReportPage.class);
        coachs = beans.getBean(CoachReportPage.class);
    }

    public void write(Viewer mit, int month, Form form) {
        own.write(mit, month, form);
    }

    public void accept(Viewer coach, UUID report, Form form) {
        coachs.accept(coach, report, form);
    }

    public void giveBack(Viewer coach, UUID report, Form form) {
        coachs.giveBack(coach, report, form);
    }
}
