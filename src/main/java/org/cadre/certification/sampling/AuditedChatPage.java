package org.cadre.certification.sampling;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.chat.ChatTranscripts;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What was said in a chat of a drawn internship's cohort, while its audit is open. Opening it is recorded, and everybody who
 * met there sees it.
 */
@Controller
final class AuditedChatPage {
    record ChatView(
            AuditCase audit,
            AuditCases.Drawn drawn,
            ChatTranscripts.Chat chat,
            List<ChatTranscripts.Said> said,
            ZoneId zone) {}

    private final AuditCases cases;
    private final ChatTranscripts transcripts;

    AuditedChatPage(AuditCases cases, ChatTranscripts transcripts) {
        this.cases = cases;
        this.transcripts = transcripts;
    }

    @GetMapping("/office/audits/{id}/internships/{internship}/chats/{room}")
    @Only(Role.OFFICE)
    Reply read(Viewer viewer, @PathVariable UUID id, @PathVariable UUID internship, @PathVariable UUID room) {
        var one = cases.find(id).filter(AuditCase::isOpen).orElseThrow(NotFound::new);
        var drawn = cases.drawn(one, internship).orElseThrow(NotFound::new);
        var chat = transcripts.find(drawn.internship(), room).orElseThrow(NotFound::new);
        return Reply.show(
                "certification/sampling/chat",
                new ChatView(one, drawn, chat, transcripts.readInAudit(room, one.id(), viewer), viewer.zone()));
    }
}
