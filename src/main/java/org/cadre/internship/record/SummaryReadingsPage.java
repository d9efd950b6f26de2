package org.cadre.internship.record;

import java.util.List;
import org.cadre.internship.chat.ChatTranscripts;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who in office read one's own contact summaries in an audit. */
@Controller
final class SummaryReadingsPage {
    record ReadingsView(List<SummaryReadings.Line> readings, List<ChatTranscripts.Reading> chats) {}

    private final SummaryReadings readings;
    private final ChatTranscripts chats;

    SummaryReadingsPage(SummaryReadings readings, ChatTranscripts chats) {
        this.readings = readings;
        this.chats = chats;
    }

    @GetMapping("/internship/readings")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show(
                "internship/record/summary-readings", new ReadingsView(readings.ofOwn(viewer), chats.readings(viewer)));
    }
}
