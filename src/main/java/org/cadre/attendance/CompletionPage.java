package org.cadre.attendance;

import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out a person's own completion certificate. */
@Controller
final class CompletionPage {
    private final CompletionPapers papers;

    CompletionPage(CompletionPapers papers) {
        this.papers = papers;
    }

    @GetMapping("/completion/{offering}.pdf")
    @SignedIn
    Reply paper(Viewer viewer, @PathVariable UUID offering) {
        try {
            return papers.of(viewer.id(), new OfferingId(offering))
                    .<Reply>map(bytes ->
                            Reply.download("completion-certificate-" + offering + ".pdf", "application/pdf", bytes))
                    .orElseThrow(NotFound::new);
        } catch (UnprintableText _) {
            return Reply.seeOther("/registrations", Sentence.of("attendance.paper.unprintable"));
        }
    }
}
