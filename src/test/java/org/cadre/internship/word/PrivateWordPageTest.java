package org.cadre.internship.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PairingId;
import org.cadre.internship.PartTwo;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.platform.mail.MailRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Either side of a pairing reaches office in private, told with Rosa and Del. */
@CadreTest
class PrivateWordPageTest extends PartTwo {
    private static final String SAID = "I would rather stop. \u202eמילה\u202c 🌿";

    @Autowired
    private ProtegeLinks links;

    @Autowired
    private ApplicationEventPublisher events;

    private final Visitor del = new Visitor();
    private String delsLink = "";

    @BeforeEach
    void sendDelALink() {
        delsLink = links.toContacts(new PairingId(cast.rosasPairing));
    }

    private Visitor.Page delWrites(String words) {
        var page = del.get(delsLink + "/word-to-office").says("Rosa Delgado does not see it");
        return del.button(page, "Send to office").with("words", words).send();
    }

    @Test
    void ofTheProtegeReachesOfficeAndNotTheMentor() {
        delWrites(SAID).says("Office has it. Rosa Delgado is not told.");

        var rosa = Visitor.as("rosa");
        for (String page : new String[] {"/", "/internship", "/internship/protege", "/internship/word-to-office"}) {
            rosa.get(page).doesNotSay("rather stop");
        }
        Visitor.as("ines").get("/coach/internships/" + cast.rosasInternship).doesNotSay("rather stop");
        assertThat(deedsAbout(cast.rosa)).noneMatch(deed -> deed.startsWith("private-word"));
        assertThat(mailsTo("rosa@bluebonnet.example")).isZero();
        var opal = Visitor.as("opal");
        opal.get("/office/internships").says("A word in private waits for office");
        var list = opal.get("/office/private-words").says("Del Ramos, in the pairing with Rosa Delgado");
        opal.get(list.document().select(".row-link").attr("href")).says("I would rather stop.");
    }

    @Test
    void areNotRepeatedByTheLinkThatIsPassedOn() {
        delWrites(SAID);
        new Visitor()
                .get(delsLink + "/word-to-office")
                .says("What you have told office")
                .doesNotSay("rather stop");
    }

    @Test
    void ofTheProtegeAreNotFoundAtAnAddressTheMentorGaveLater() {
        delWrites(SAID);
        events.publishEvent(new MailRefused(UUID.randomUUID(), "del@bluebonnet.example", cast.del.value()));
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/protege/address"), "Correct the address")
                .with("email", "rosas.other@larkspur.example")
                .send();
        new Visitor()
                .get(linkTo("rosas.other@larkspur.example") + "/word-to-office")
                .says("Rosa Delgado does not see it")
                .doesNotSay("rather stop")
                .doesNotSay("What you have told office");
    }

    @Test
    void writtenByOfficeForTheMentorAreOfficesDeed() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/people/" + cast.rosa), "Enter for").send();
        opal.button(opal.get("/internship/word-to-office"), "Send to office")
                .with("words", "Rosa said this on the phone.")
                .send();
        assertThat(jdbc.sql("""
                        select a.acting_for = :rosa and a.actor <> :rosa from audit_entry a where a.deed = 'private-word.written'
                        """)
                        .param("rosa", cast.rosa.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void ofTheMentorReachesOfficeAndNotTheProtege() {
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/word-to-office"), "Send to office")
                .with("words", "Del has not answered for weeks.")
                .send()
                .says("Del Ramos is not told");
        del.get(delsLink).doesNotSay("has not answered");
        del.get(delsLink + "/word-to-office").doesNotSay("has not answered");
        assertThat(mailsTo("del@bluebonnet.example")).isZero();
    }

    @Test
    void isDealtWithAndGoesIntoTheCaseFileWhenOfficeSaysSo() {
        delWrites(SAID);
        var opal = Visitor.as("opal");
        UUID id = jdbc.sql("select id from private_word").query(UUID.class).single();
        var page = opal.get("/office/private-words/" + id);
        var second = opal.get("/office/private-words/" + id);
        assertThat(opal.button(page, "This is dealt with").send().hasStatus(422).wrong("outcome"))
                .isNotEmpty();
        opal.button(page, "into the case file")
                .with("outcome", "Called Del.")
                .send()
                .says("It waits no more");
        opal.get("/office/internships").doesNotSay("in private waits");
        UUID file = jdbc.sql("select id from case_file").query(UUID.class).single();
        opal.get("/office/case-files/" + file).says("I would rather stop.").says("Called Del.");
        del.get(delsLink + "/word-to-office").says("office has dealt with it").doesNotSay("Called Del.");
        opal.button(second, "This is dealt with")
                .with("outcome", "Again.")
                .send()
                .says("dealt with in the meantime");
    }

    @Test
    void recordsThatOfficeReadIt() {
        delWrites(SAID);
        UUID id = jdbc.sql("select id from private_word").query(UUID.class).single();
        Visitor.as("ines").get("/office/private-words/" + id).hasStatus(404);
        Visitor.as("opal").get("/office/private-words/" + id);
        assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'private-word.read' and subject = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void refusesAnEmptyWordAndOneOfTenThousandCharactersAndKeepsIt() {
        assertThat(delWrites("").hasStatus(422).wrong("words")).contains("what office should know");
        var again = delWrites("é".repeat(10_000)).hasStatus(422);
        assertThat(del.button(again, "Send to office").value("words")).hasSize(10_000);
    }

    @Test
    void isTakenTenTimesADayAndOnceHoweverOftenItIsSent() {
        var page = del.get(delsLink + "/word-to-office");
        var form = del.button(page, "Send to office").with("words", "Once.");
        form.send();
        form.send();
        for (int i = 0; i < 9; i++) {
            delWrites("More " + i);
        }
        assertThat(delWrites("One too many.").hasStatus(422).wrong("words")).contains("several words");
        assertThat(jdbc.sql("select count(*) from private_word")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void opensToNobodyWithoutTheLink() {
        new Visitor().get("/protege/contacts/unknown/word-to-office").says("This link does not work");
        Visitor.as("nadia").get("/internship/word-to-office").hasStatus(404);
    }
}
