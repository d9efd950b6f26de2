package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class ChatTranscriptsTest extends Chatting {
    @Autowired
    private ChatTranscripts transcripts;

    private Viewer otto;

    @BeforeEach
    void somethingWasSaid() {
        say(Visitor.as("rosa"), "My month went well.");
        otto = viewer("otto", Role.OFFICE);
    }

    private Viewer viewer(String key, Role role) {
        UUID id = jdbc.sql("select id from person where email = :email")
                .param("email", key + "@bluebonnet.example")
                .query(UUID.class)
                .single();
        return new Viewer(new PersonId(id), key, ZoneId.of("America/Chicago"), Set.of(role), null, null);
    }

    @Test
    void areReadInAnAuditAndTheReadingIsSeenByThoseWhoSpoke() {
        assertThat(transcripts.readInAudit(roomId, UUID.randomUUID(), otto))
                .extracting(ChatTranscripts.Said::words)
                .containsExactly("My month went well.");
        assertThat(jdbc.sql("select deed from audit_entry where whom = :rosa")
                        .param("rosa", rosaId())
                        .query(String.class)
                        .list())
                .contains("chat.read-in-audit");
    }

    @Test
    void areForNobodyElse() {
        var cole = viewer("cole", Role.COACH);
        assertThatThrownBy(() -> transcripts.readInAudit(roomId, UUID.randomUUID(), cole))
                .isInstanceOf(NotFound.class);
    }
}
