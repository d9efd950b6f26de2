package org.cadre.certification.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.chat.Chatting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Otto audits Rosa's internship; her cohort has met in a chat. */
@CadreTest
class AuditedChatPageTest extends Chatting {
    private static final String SAID = "My month was hard: the bell schedule.";

    @Autowired
    private AuditCases cases;

    private Visitor office = new Visitor();
    private String place = "";
    private UUID rosas = new UUID(0, 0);

    @BeforeEach
    void saySomething() {
        say(Visitor.as("rosa"), SAID);
        office = Visitor.as("otto");
        rosas = jdbc.sql("select id from internship where person = :rosa")
                .param("rosa", rosaId())
                .query(UUID.class)
                .single();
    }

    private void draw(UUID ofCohort) {
        office.button(office.get("/office/audits/new"), "Draw the sample")
                .with("cohort", ofCohort)
                .with("which", "begun")
                .with("unit", "percent")
                .with("size", 100)
                .send()
                .hasStatus(200);
    }

    private AuditCase newest() {
        return cases.all().getFirst();
    }

    private Page opened() {
        draw(cohort);
        place = "/office/audits/" + newest().id() + "/internships/" + rosas;
        return office.get(place).hasStatus(200);
    }

    private int readings() {
        return jdbc.sql("select count(*) from chat_reading")
                .query(Integer.class)
                .single();
    }

    @Test
    void isReadInAnAuditAndEverybodyWhoMetSeesIt() {
        var page = opened().says("Online chats of the cohort").doesNotSay(SAID);
        assertThat(readings()).isZero();
        String link = page.document().select("a[href*=/chats/]").attr("href");
        office.get(link).hasStatus(200).says(SAID).says("Rosa Delgado");
        assertThat(readings()).isOne();
        for (String member : new String[] {"rosa", "mira"}) {
            var visitor = Visitor.as(member);
            visitor.get("/internship/readings").says("Read in an audit on").says("by Otto Brandt");
            visitor.get(room).says("This one was read on").says("by Otto Brandt");
        }
        Visitor.as("ines").get(room).says("by Otto Brandt");
        var wes = Visitor.as("wes");
        wes.get("/internship/readings").doesNotSay("Otto Brandt");
        assertThat(jdbc.sql("select count(distinct whom) from audit_entry where deed = 'chat.read-in-audit'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3); // Rosa who spoke, Mira and Ines
    }

    @Test
    void isNotReadOnceTheAuditIsConcluded() {
        String link = opened().document().select("a[href*=/chats/]").attr("href");
        for (var drawn : cases.drawn(newest())) {
            String one = "/office/audits/" + newest().id() + "/internships/" + drawn.internship();
            office.button(office.get(one), "Record the outcome")
                    .with("outcome", "in order")
                    .send();
        }
        assertThat(office.get(place).says("This audit is concluded").document().select("a[href*=/chats/]"))
                .isEmpty();
        office.get(link).hasStatus(404);
        assertThat(readings()).isZero();
    }

    @Test
    void isNotReadInTheAuditOfAnotherCohort() {
        draw(otherCohort);
        var wes = cases.drawn(newest()).getFirst().internship();
        String audit = "/office/audits/" + newest().id() + "/internships/";
        office.get(audit + wes).hasStatus(200).doesNotSay("Online chats of the cohort");
        office.get(audit + wes + "/chats/" + roomId).hasStatus(404);
        office.get(audit + rosas + "/chats/" + roomId).hasStatus(404);
        assertThat(readings()).isZero();
    }

    @Test
    void isNeverReadByOfficeThatEntersForSomebody() {
        String link = opened().document().select("a[href*=/chats/]").attr("href");
        office.button(office.get("/office/people/" + rosaId()), "Enter for").send();
        office.get(link).hasStatus(404);
        assertThat(readings()).isZero();
    }

    @Test
    void isForOfficeAlone() {
        String link = opened().document().select("a[href*=/chats/]").attr("href");
        for (String key : new String[] {"rosa", "ines", "wes"}) {
            Visitor.as(key).get(link).hasStatus(404);
        }
    }
}
