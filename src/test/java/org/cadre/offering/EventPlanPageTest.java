package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class EventPlanPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    EventPlans plans;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;
    private Visitor office;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        offering = partOne.institute(partOne.inDays(20), 10);
    }

    private Visitor.Filling filled() {
        return office.form(office.get("/office/offerings/" + offering + "/plan").hasStatus(200), "#plan");
    }

    @Test
    void showsTheWayThereToEverybodyAndTheLinkToNobodyWithoutASeat() {
        filled().with("directions", "Take exit 9")
                .with("parking", "Behind the hall")
                .with("hotel", "The Inn keeps 20 rooms")
                .with("link", "https://meet.example/secret")
                .send()
                .hasStatus(200)
                .says("The plan is saved");
        stranger.get("/schedule/" + offering)
                .says("Take exit 9")
                .says("Behind the hall")
                .says("The Inn keeps 20 rooms")
                .doesNotSay("meet.example");

        var confirmed = partOne.person("Rosa Villarreal");
        var seat = partOne.confirmed(confirmed, offering);
        var held = partOne.person("Mia Chen");
        var hold = partOne.held(held, offering, null);
        var page = partOne.signedIn(confirmed)
                .get("/registrations/" + seat + "/event")
                .hasStatus(200);
        assertThat(page.document().select("a[href=https://meet.example/secret]"))
                .hasSize(1);
        assertThat(partOne.signedIn(held)
                        .get("/registrations/" + hold + "/event")
                        .says("When your seat is confirmed")
                        .document()
                        .select("a[href*=meet.example]"))
                .isEmpty();
        partOne.signedIn(held).get("/registrations/" + seat + "/event").hasStatus(404);
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        var page = filled().with("least", "11")
                .with("decideBy", partOne.inDays(20))
                .with("link", "javascript:alert(1)")
                .with("hotel", "The Inn")
                .send()
                .hasStatus(422);
        for (var field : new String[] {"least", "decideBy", "link"}) {
            assertThat(page.wrong(field)).as(field).isNotEmpty();
        }
        assertThat(page.document().select("#hotel").text()).isEqualTo("The Inn");
        assertThat(filled().with("least", "4").send().hasStatus(422).wrong("decideBy"))
                .contains("until which");
        assertThat(filled().with("decideBy", partOne.inDays(3))
                        .send()
                        .hasStatus(422)
                        .wrong("least"))
                .contains("how many");
    }

    @Nested
    class Deciding {
        @BeforeEach
        void fourHaveToCome() {
            filled().with("least", "4")
                    .with("decideBy", partOne.inDays(7))
                    .send()
                    .hasStatus(200);
        }

        @Test
        void isAskedOfOfficeWhenTheDayIsNearAndTooFewAreConfirmed() {
            office.get("/home").says("One event has too few people");
            office.get("/office/decisions").says("0 of 4 confirmed");
            for (int i = 0; i < 4; i++) {
                partOne.confirmed(partOne.person("Person " + (char) ('A' + i)), offering);
            }
            office.get("/office/decisions").says("There is nothing to decide");
            office.get("/home").doesNotSay("too few people");
        }

        @Test
        void isNotAskedBeforeTheDayIsNear() {
            filled().with("decideBy", partOne.inDays(8)).send();
            office.get("/home").doesNotSay("too few people");
        }

        @Test
        void isDoneAndLeftOpenAgain() {
            var page = office.get("/office/offerings/" + offering + "/plan").says("At least 4 people have to come");
            page = office.button(page, "It takes place").send().says("takes place, however many come");
            assertThat(plans.of(offering).orElseThrow().takesPlace()).isTrue();
            office.get("/office/decisions").says("There is nothing to decide");
            office.button(page, "Leave it open again").send().says("is open again");
            assertThat(plans.undecided(partOne.inDays(7))).hasSize(1);
        }

        @Test
        void isOverWhenItIsCanceled() {
            offerings.cancel(offering, Actor.SYSTEM);
            assertThat(plans.undecided(partOne.inDays(7))).isEmpty();
        }
    }

    @Nested
    class Canceling {
        @Test
        void namesTheSeatsAndPointsToTheNextOne() {
            var next = partOne.institute(partOne.inDays(50), 10);
            var rosa = partOne.person("Rosa Villarreal");
            partOne.confirmed(rosa, offering);
            partOne.held(partOne.person("Mia Chen"), offering, null);
            var page = office.get("/office/offerings/" + offering + "/cancellation")
                    .hasStatus(200)
                    .says("2 seats end")
                    .says("credited in full")
                    .says("point to the next one");
            office.button(page, "Cancel Leadership").send().hasStatus(200).says("is canceled");

            var canceled = stranger.get("/schedule/" + offering).says("This event does not take place");
            assertThat(canceled.document().select("a[href=/schedule/" + next + "]"))
                    .isNotEmpty();
            assertThat(partOne.mails(rosa, "Leadership Immersion Institute does not take place"))
                    .isOne();
            assertThat(buttonOfNewestMail(rosa)).endsWith("/schedule/" + next);
            office.get("/office/offerings/" + offering + "/cancellation").hasStatus(404);
        }

        @Test
        void pointsToTheScheduleWhenThereIsNoOther() {
            var rosa = partOne.person("Rosa Villarreal");
            partOne.confirmed(rosa, offering);
            var page = office.get("/office/offerings/" + offering + "/cancellation")
                    .says("no other date");
            office.button(page, "Cancel Leadership").send();
            assertThat(buttonOfNewestMail(rosa)).endsWith("/schedule");
        }

        private String buttonOfNewestMail(PersonId person) {
            return beans.getBean(JdbcClient.class)
                    .sql("select button_url from mail where about = :person order by id desc limit 1")
                    .param("person", person.value())
                    .query(String.class)
                    .single();
        }
    }
}
