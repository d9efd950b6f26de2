package org.cadre.site.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class WishPagesTest {
    private static final String WILMA = "wilma@prairie.example";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    DateMails mails;

    @Autowired
    DateWishes wishes;

    @Autowired
    Offerings offerings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock system;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    private Visitor.Filling filled(String email) {
        return stranger.button(stranger.get("/dates").hasStatus(200), "Tell me").with("email", email);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<String> subjects(String address) {
        return jdbc.sql("select subject from mail where recipient = :to order by id")
                .param("to", address)
                .query(String.class)
                .list();
    }

    private String lastLink(String address) {
        return jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                .param("to", address)
                .query(String.class)
                .single();
    }

    private String ending(String address) {
        return jdbc.sql("select unsubscribe_url from mail where recipient = :to order by id desc limit 1")
                .param("to", address)
                .query(String.class)
                .single();
    }

    private void confirmed(String address, String state) {
        filled(address).with("state", state).send().hasStatus(200);
        stranger.button(stranger.get(lastLink(address)), "Confirm my address")
                .send()
                .says("You will be told");
    }

    private void older(Duration by) {
        jdbc.sql("update date_wish set asked_at = :then")
                .param("then", then(by))
                .update();
    }

    private java.time.OffsetDateTime then(Duration ago) {
        return system.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    private OfferingId opened(String state) {
        var id = partOne.institute(partOne.inDays(40), 20);
        jdbc.sql("update offering set state = :state where id = :id")
                .param("state", state)
                .param("id", id.value())
                .update();
        return id;
    }

    @Nested
    class Asking {
        @Test
        void keepsTheAddressOnlyOnceItsOwnerConfirms() {
            filled("Wilma@Prairie.example").send().hasStatus(200).says("Please look at your mail");
            assertThat(subjects(WILMA)).containsExactly("Is this your address?");
            var link = lastLink(WILMA);

            stranger.get(link).says("Is this your address?");
            assertThat(wishes.byState()).as("a scanner opened the link").isEmpty();

            stranger.button(stranger.get(link), "Confirm my address").send().says("You will be told");
            assertThat(wishes.byState()).hasSize(1);
            stranger.get(link).hasStatus(200).says("You will be told");
        }

        @Test
        void answersTheSameWhetherTheAddressIsKnownOrNot() {
            confirmed(WILMA, "TX");
            var again = filled(WILMA).with("state", "TX").send();
            var fresh = filled("other@prairie.example").with("state", "TX").send();
            assertThat(again.text()).isEqualTo(fresh.text());
            assertThat(subjects(WILMA)).last().isEqualTo("You are told of new dates already");
        }

        @Test
        void forgetsAddressAndMailThatNobodyConfirmsWithinAWeek() {
            filled(WILMA).send();
            older(Duration.ofDays(6));
            filled(WILMA).send();
            jobs.comeDue();
            assertThat(rows("date_wish")).isOne();

            older(Duration.ofDays(7).minusHours(1));
            jobs.comeDue();
            assertThat(rows("date_wish")).isZero();
            assertThat(subjects(WILMA)).isEmpty();
            assertThat(rows("signed_link")).isZero();
        }

        @Test
        void thanksARobotAndForgetsIt() {
            filled(WILMA).with("website", "https://spam.example").send().says("Please look at your mail");
            assertThat(rows("date_wish")).isZero();
            assertThat(rows("mail")).isZero();
        }

        @Test
        void hasAPaceForOneAddressThatIsNotTold() {
            for (int i = 0; i < 5; i++) {
                filled(WILMA).send().hasStatus(200).says("Please look at your mail");
            }
            assertThat(subjects(WILMA)).hasSize(3);
            assertThat(jdbc.sql("select whom from attempt").query(String.class).list())
                    .noneMatch(whom -> whom.contains("@"));
        }

        @Test
        void hasAPaceForOnePlace() {
            for (int i = 0; i < 10; i++) {
                filled("p" + i + "@prairie.example").send().hasStatus(200);
            }
            assertThat(filled("p11@prairie.example").send().hasStatus(422).wrong("email"))
                    .contains("Please wait a while");
        }

        @Test
        void refusesWhatIsNoAddressAndKeepsIt() {
            for (var wrong :
                    List.of("", "wilma", "a b@c.example", "a@b@c.example", "a@b", "x".repeat(260) + "@c.example")) {
                assertThat(filled(wrong).send().hasStatus(422).wrong("email"))
                        .as(wrong)
                        .isNotEmpty();
            }
            var page = stranger.postBare(
                    "/dates", Map.of("_csrf", token(), "email", WILMA, "state", "ZZ", "kind", "in-house"));
            assertThat(page.hasStatus(422).wrong("state")).isNotEmpty();
            assertThat(page.wrong("kind")).isNotEmpty();
            assertThat(page.document().select("#email").attr("value")).isEqualTo(WILMA);
            assertThat(rows("date_wish")).isZero();
        }

        private String token() {
            return stranger.get("/dates").document().select("input[name=_csrf]").attr("value");
        }

        @Test
        void isOneWishHoweverManyAskAtOnce() throws Exception {
            var wanted = Race.of(Collections.nCopies(
                    8, (Callable<DateWish>) () -> transaction.execute(_ -> wishes.ask(WILMA, "TX", null))));
            assertThat(wanted.stream().map(DateWish::id).distinct()).hasSize(1);
            assertThat(rows("date_wish")).isOne();
            assertThat(wishes.ask(WILMA, "OK", null).id())
                    .isNotEqualTo(wanted.getFirst().id());
        }
    }

    @Nested
    class Told {
        @Test
        void isOnceOfAllDatesThatFitInOneMail() {
            confirmed(WILMA, "TX");
            var austin = opened("TX");
            opened("TX");
            opened("OK");
            assertThat(rows("scheduled_tasks where task_name = 'tell-of-dates'"))
                    .isEqualTo(3);

            mails.tell();
            mails.tell();
            assertThat(subjects(WILMA)).endsWith("2 new dates are out").hasSize(2);

            jdbc.sql("update date_wish set told_at = :then")
                    .param("then", then(Duration.ofDays(2)))
                    .update();
            unlistedAndListedAgain(austin);
            mails.tell();
            assertThat(subjects(WILMA)).hasSize(2);
        }

        private void unlistedAndListedAgain(OfferingId id) {
            for (boolean listed : new boolean[] {false, true}) {
                jdbc.sql("update offering set public = :listed where id = :id")
                        .param("listed", listed)
                        .param("id", id.value())
                        .update();
            }
            wishes.on(new org.cadre.offering.OfferingEvents.OfferingOpened(id));
        }

        @Test
        void waitsUntilADayIsOverSinceTheLastMail() {
            confirmed(WILMA, "TX");
            opened("TX");
            mails.tell();
            opened("TX");
            mails.tell();
            assertThat(subjects(WILMA)).hasSize(2);
            assertThat(rows("scheduled_tasks where task_name = 'tell-of-dates'"))
                    .isEqualTo(3);

            jdbc.sql("update date_wish set told_at = :then")
                    .param("then", then(Duration.ofHours(25)))
                    .update();
            mails.tell();
            assertThat(subjects(WILMA)).hasSize(3).endsWith("A new date is out");
        }

        @Test
        void isNobodyWithoutConfirmationAndNothingOfInHouseOrCanceledOrPastDates() {
            filled("silent@prairie.example").send();
            confirmed(WILMA, "TX");
            partOne.event(OfferingKind.IN_HOUSE, "In-house", partOne.inDays(20), 5, 0);
            offerings.cancel(opened("TX"), Actor.SYSTEM);
            partOne.institute(partOne.inDays(-3), 5);
            mails.tell();
            assertThat(subjects(WILMA)).hasSize(1);

            opened("TX");
            mails.tell();
            assertThat(subjects(WILMA)).hasSize(2);
            assertThat(subjects("silent@prairie.example")).containsExactly("Is this your address?");
        }

        @Test
        void isOnceHoweverManyServersTellAtOnce() throws Exception {
            confirmed(WILMA, "TX");
            confirmed("other@prairie.example", "");
            opened("TX");
            Race.of(Collections.nCopies(6, (Callable<Boolean>) () -> {
                mails.tell();
                return true;
            }));
            assertThat(subjects(WILMA)).hasSize(2);
            assertThat(subjects("other@prairie.example")).hasSize(2);
        }

        @Test
        void nothingIsAskedForWhenTheOfferingIsNotKept() {
            transaction.executeWithoutResult(status -> {
                opened("TX");
                status.setRollbackOnly();
            });
            assertThat(rows("scheduled_tasks where task_name = 'tell-of-dates'"))
                    .isZero();
        }
    }

    @Nested
    class Ending {
        @Test
        void isOneClickOfAMailProgramAndNotTheOpeningOfItsLink() {
            confirmed(WILMA, "TX");
            opened("TX");
            mails.tell();
            var link = ending(WILMA);
            stranger.get(link).says("End these mails");
            assertThat(rows("date_wish")).isOne();

            new Visitor()
                    .postBare(link, Map.of("List-Unsubscribe", "One-Click"))
                    .hasStatus(200);
            assertThat(rows("date_wish")).isZero();
            new Visitor()
                    .postBare(link, Map.of("List-Unsubscribe", "One-Click"))
                    .hasStatus(200);
            stranger.postBare("/mail-preferences/dates/nonsense", Map.of()).hasStatus(404);
        }
    }

    @Test
    void officeSeesWhereDatesAreWaitedForAndNoAddress() {
        confirmed(WILMA, "TX");
        filled("silent@prairie.example").with("state", "OH").send();
        partOne.signedIn(partOne.person("Ada Office", Role.OFFICE))
                .get("/office/offerings")
                .says("Where people wait for dates")
                .says("Texas 1 address")
                .doesNotSay("Ohio")
                .doesNotSay(WILMA);
    }
}
