package org.cadre.internship.record;

import java.util.List;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who in office read one's own contact summaries in an audit. */
@Controller
final class SummaryReadingsPage {
    record ReadingsView(List<SummaryReadings.Line> readings) {}

    private final SummaryReadings readings;

    SummaryReadingsPage(SummaryReadings readings) {
        this.readings = readings;
    }

    @GetMapping("/internship/readings")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show("internship/record/summary-readings", new ReadingsView(readings.ofOwn(viewer)));
    }
}
