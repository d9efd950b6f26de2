package org.cadre.registration.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class EventQuestionsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    EventQuestions questions;

    private PartOne partOne;
    private Visitor office;
    private PersonId trainer;
    private PersonId rosa;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        trainer = partOne.person("Tomas Trainer", Role.TRAINER);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        rosa = partOne.person("Rosa Villarreal");
        offering = partOne.institute(partOne.inDays(20), 10, trainer);
    }

    private Visitor.Filling written() {
        return office.button(
                office.get("/office/offerings/" + offering + "/questions").hasStatus(200), "Save questions");
    }

    private void asked() {
        written()
                .with("words-1", "Which size is your shirt?")
                .with("kind-1", "choice")
                .with("choices-1", "Small\nLarge")
                .with("required-1", "yes")
                .with("words-2", "Do you stay for dinner?")
                .with("kind-2", "yes-no")
                .send()
                .hasStatus(200)
                .says("The questions are saved");
        written()
                .with("words-3", "What do you hope for?")
                .with("kind-3", "text")
                .send()
                .hasStatus(200);
    }

    private String field(int number) {
        return questions.of(offering).get(number).field();
    }

    @Test
    void areAskedByMailAndAnsweredFromOnesRegistration() {
        asked();
        var seat = partOne.held(rosa, offering, null);
        assertThat(partOne.mails(rosa, "A few questions about")).isOne();
        var visitor = partOne.signedIn(rosa);
        visitor.get("/registrations/" + seat + "/event").says("An answer is missing");
        visitor.button(visitor.get("/registrations/" + seat + "/questions").hasStatus(200), "Send answers")
                .with(field(0), "Large")
                .with(field(1), "no")
                .with(field(2), "=1+1")
                .send()
                .hasStatus(200)
                .says("Your answers are saved")
                .says("Answered");
        partOne.confirm(seat);
        assertThat(partOne.mails(rosa, "A few questions about")).isOne();

        partOne.signedIn(trainer)
                .get("/trainer/offerings/" + offering + "/answers")
                .hasStatus(200)
                .says("Large")
                .says("=1+1");
        office.get("/trainer/offerings/" + offering + "/answers").hasStatus(200).says("Rosa Villarreal");
        var file = office.get("/trainer/offerings/" + offering + "/answers.csv").hasStatus(200);
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("Name,Which size is your shirt?,Do you stay for dinner?,What do you hope for?\r\n"
                        + "Rosa Villarreal,Large,no,'=1+1\r\n");
    }

    @Test
    void areReadByNobodyElse() {
        asked();
        var seat = partOne.confirmed(rosa, offering);
        var other = partOne.signedIn(partOne.person("Mia Chen"));
        other.get("/registrations/" + seat + "/questions").hasStatus(404);
        other.get("/trainer/offerings/" + offering + "/answers").hasStatus(404);
        other.get("/trainer/offerings/" + offering + "/answers.csv").hasStatus(404);
        partOne.signedIn(partOne.person("Sol Elsewhere", Role.TRAINER))
                .get("/trainer/offerings/" + offering + "/answers")
                .hasStatus(404);
    }

    @Test
    void refuseAMissingAndAnInventedAnswer() {
        asked();
        var seat = partOne.confirmed(rosa, offering);
        var visitor = partOne.signedIn(rosa);
        var page = visitor.button(visitor.get("/registrations/" + seat + "/questions"), "Send answers")
                .with(field(1), "perhaps")
                .with(field(2), "kept")
                .send()
                .hasStatus(422);
        assertThat(page.wrong(field(0))).contains("Please answer this question");
        assertThat(page.wrong(field(1))).contains("choose one of the answers");
        assertThat(page.document().select("#" + field(2)).text()).isEqualTo("kept");
    }

    @Test
    void needWordsAKindAndTwoChoices() {
        var page = written()
                .with("words-1", "Which size?")
                .with("kind-1", "choice")
                .with("choices-1", "Large")
                .with("words-2", "What else?")
                .send()
                .hasStatus(422);
        assertThat(page.wrong("choices-1")).contains("two to");
        assertThat(page.wrong("kind-2")).contains("how it is answered");
        assertThat(questions.of(offering)).isEmpty();
    }

    @Test
    void areTakenOutWhileTheirAnswersStay() {
        asked();
        var seat = partOne.confirmed(rosa, offering);
        var visitor = partOne.signedIn(rosa);
        visitor.button(visitor.get("/registrations/" + seat + "/questions"), "Send answers")
                .with(field(0), "Small")
                .send();
        written().with("words-1", "").send().hasStatus(200);
        assertThat(questions.of(offering)).hasSize(2);
        office.get("/trainer/offerings/" + offering + "/answers").doesNotSay("Which size");
        assertThat(beans.getBean(Answers.class).of(seat)).hasSize(1);
    }

    @Test
    void areNotSentWhereNothingIsAsked() {
        partOne.confirmed(rosa, offering);
        assertThat(partOne.mails(rosa, "A few questions")).isZero();
        office.get("/trainer/offerings/" + offering + "/answers").says("Nothing is asked");
    }
}
