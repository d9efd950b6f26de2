package org.cadre.registration.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingId;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class EventQuestionsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    EventQuestions questions;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

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
                .isEqualTo("\ufeffName,Which size is your shirt?,Do you stay for dinner?,What do you hope for?\r\n"
                        + "Rosa Villarreal,Large,no,'=1+1\r\n");
    }

    @Nested
    class OfWhoHasNoAccount {
        private final Visitor stranger = new Visitor();
        private RegistrationId seat;
        private PersonId kit;

        @BeforeEach
        void named() {
            asked();
            kit = nobodyYet("Kit Rowe");
            seat = partOne.confirmed(kit, offering);
        }

        private PersonId nobodyYet(String name) {
            var person = NewPerson.named(
                    name, name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@bluebonnet.example", PartOne.CENTRAL);
            return new TransactionTemplate(beans.getBean(PlatformTransactionManager.class))
                    .execute(_ -> beans.getBean(People.class).create(Actor.SYSTEM, person));
        }

        private String linkTo(PersonId person) {
            return jdbc.sql(
                            "select button_url from mail where about = :person and button_url like '%/seats/questions/%'")
                    .param("person", person.value())
                    .query(String.class)
                    .single();
        }

        @Test
        void areAnsweredByALinkThatShowsNothingOfTheOrder() {
            assertThat(partOne.mails(kit, "A few questions about")).isZero();
            var page = stranger.get(linkTo(kit))
                    .hasStatus(200)
                    .says("Kit Rowe")
                    .says("Leadership Immersion Institute")
                    .doesNotSay("$")
                    .doesNotSay(jdbc.sql("select code from orders")
                            .query(String.class)
                            .single());
            var again = stranger.button(page, "Send answers")
                    .with("needs", "Vegetarian")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong(field(0))).contains("Please answer this question");
            assertThat(again.document().select("#needs").text()).isEqualTo("Vegetarian");
            stranger.button(again, "Send answers")
                    .with(field(0), "Large")
                    .send()
                    .says("that is noted")
                    .says("Vegetarian");
            office.get("/trainer/offerings/" + offering + "/answers")
                    .says("Kit Rowe")
                    .says("Large");
            office.get("/office/offerings/" + offering + "/needs").says("Vegetarian");
        }

        @Test
        void areNotShownToWhoNoLongerComes() {
            String old = linkTo(kit);
            String order = jdbc.sql("select orders::text from registration")
                    .query(String.class)
                    .single();
            office.button(office.get("/orders/" + order + "/seats/" + seat + "/substitution"), "Change the name")
                    .with("name", "Priya Patel")
                    .with("email", "priya@bluebonnet.example")
                    .send()
                    .says("Priya Patel comes now");
            stranger.get(old).doesNotSay("Send answers").says("please write to");
            var priya = beans.getBean(People.class)
                    .findByEmail("priya@bluebonnet.example")
                    .orElseThrow();
            stranger.get(linkTo(priya.id())).says("Priya Patel").says("Send answers");
        }

        @Test
        void areBehindTheSignInOnceThereIsAnAccount() {
            jdbc.sql("insert into account (person, confirmed_at) values (:kit, '2026-01-01')")
                    .param("kit", kit.value())
                    .update();
            assertThat(stranger.get(linkTo(kit))
                            .doesNotSay("Kit Rowe")
                            .address()
                            .getPath())
                    .isEqualTo("/sign-in");
        }

        @Test
        void areOverWithTheEvent() {
            clock.moveTo(partOne.inDays(25));
            stranger.get(linkTo(kit)).doesNotSay("Send answers");
        }
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
