package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.MinuteWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class ActingToldTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Roles roles;

    @Autowired
    EnteredDeeds entered;

    @Autowired
    List<MinuteWork> minutely;

    @Autowired
    PlatformTransactionManager transactions;

    private final Visitor office = new Visitor();
    private Newcomer rosa;
    private PersonId ada = new PersonId(new java.util.UUID(0, 0));

    @BeforeEach
    void adaIsOffice() {
        var newcomer = new Newcomer(jdbc, "Ada Whitman", "ada@bluebonnet.example").confirmed();
        ada = newcomer.id();
        roles.grant(Actor.SYSTEM, ada, Role.OFFICE, null);
        newcomer.signIn(office, Newcomer.PASSPHRASE);
        rosa = Newcomer.rosa(jdbc).confirmed();
    }

    private void begin() {
        office.button(office.get("/office/people/" + rosa.id()), "Enter for Rosa Delgado")
                .send();
    }

    private void changePhone(String phone) {
        office.button(office.get("/account"), "Save changes")
                .with("phone", phone)
                .send();
    }

    private void end() {
        office.button(office.get("/account"), "Stop entering for Rosa Delgado").send();
    }

    private List<String> mails() {
        return jdbc.sql("select plain from mail where about = :rosa and subject like 'What we entered%' order by id")
                .param("rosa", rosa.id().value())
                .query(String.class)
                .list();
    }

    private void aMinuteGoesBy() {
        minutely.forEach(MinuteWork::runMinutely);
    }

    /** What stands in the trail when the browser was closed in the middle of it. */
    private void entered(String deed, Duration ago) {
        jdbc.sql("""
                insert into audit_entry (id, at, program_day, actor, acting_for, deed, whom, before, after)
                values (:id, :at, :day, :ada, :rosa, :deed, :rosa, '{}', '{}')
                """)
                .param("id", Ids.next())
                .param("at", Instant.now().minus(ago).atOffset(ZoneOffset.UTC))
                .param("day", LocalDate.of(2026, 1, 5))
                .param("ada", ada.value())
                .param("rosa", rosa.id().value())
                .param("deed", deed)
                .update();
    }

    @Nested
    class WhenOfficeEndsIt {
        @Test
        void onePersonGetsOneMailThatSumsItUp() {
            begin();
            changePhone("512 555 0100");
            changePhone("512 555 0101");
            assertThat(mails()).as("not one for each click").isEmpty();
            end();

            assertThat(mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .contains("Ada Whitman entered this for you")
                            .contains("your details were changed (2 times)")
                            .contains("please answer this mail or call us")
                            .doesNotContain("512 555"));
            aMinuteGoesBy();
            assertThat(mails()).hasSize(1);
        }

        @Test
        void nothingIsToldWhereNothingWasEntered() {
            begin();
            office.get("/account");
            end();

            assertThat(mails()).isEmpty();
        }

        @Test
        void whatIsEnteredLaterIsToldApart() {
            begin();
            changePhone("512 555 0100");
            end();
            begin();
            changePhone("512 555 0101");
            end();

            assertThat(mails())
                    .hasSize(2)
                    .last()
                    .satisfies(mail -> assertThat(mail).doesNotContain("times"));
        }
    }

    @Nested
    class WhenOfficeForgetsToEndIt {
        @Test
        void thePersonIsToldOnceAfterAQuietHalfHour() {
            entered("contact.logged", Duration.ofMinutes(50));
            entered("contact.logged", Duration.ofMinutes(31));
            aMinuteGoesBy();
            aMinuteGoesBy();

            assertThat(mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail).contains("a contact was logged (2 times)"));
        }

        @Test
        void thePersonIsNotToldInTheMiddleOfIt() {
            entered("contact.logged", Duration.ofMinutes(50));
            entered("contact.logged", Duration.ofMinutes(10));
            aMinuteGoesBy();

            assertThat(mails()).isEmpty();
        }
    }

    @Test
    void confidencesAreNotNamed() {
        entered("private-word.written", Duration.ofMinutes(40));
        entered("person.needs-noted", Duration.ofMinutes(40));
        aMinuteGoesBy();

        assertThat(mails()).isEmpty();
        assertThat(entered.untold(Instant.now()))
                .as("and they are not looked at again")
                .isEmpty();
    }

    @Test
    void whatWasTakenToBeToldIsNotTakenAgain() {
        entered("contact.logged", Duration.ofMinutes(40));
        var transaction = new TransactionTemplate(transactions);

        assertThat(transaction.<Boolean>execute(_ -> entered.take(rosa.id()).isPresent()))
                .isTrue();
        assertThat(transaction.<Boolean>execute(_ -> entered.take(rosa.id()).isPresent()))
                .isFalse();
    }
}
