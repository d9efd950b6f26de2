package org.cadre.attendance;

import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A person's own PD hours, by event and module, with their type and conversion. */
@Controller
final class TranscriptPage {
    private final Transcripts transcripts;

    TranscriptPage(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @GetMapping("/transcript")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show("attendance/transcript", transcripts.of(viewer.id()));
    }

    @GetMapping("/transcript.pdf")
    @SignedIn
    Reply paper(Viewer viewer) {
        try {
            return Reply.download("transcript.pdf", "application/pdf", transcripts.paper(viewer.id()));
        } catch (UnprintableText _) {
            return Reply.seeOther("/transcript", Sentence.of("attendance.paper.unprintable"));
        }
    }

    @GetMapping("/transcript.{format}")
    @SignedIn
    Reply table(Viewer viewer, @PathVariable String format) {
        return transcripts.table(viewer.id(), format);
    }
}
