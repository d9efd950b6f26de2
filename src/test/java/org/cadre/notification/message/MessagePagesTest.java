package org.cadre.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opal writes to many: what she reads before anything goes out. */
@CadreTest
class MessagePagesTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Sending sending;

    private Cast cast;
    private Visitor opal;

    @BeforeEach
    void bringTheCastIn() {
        clock.moveTo(LocalDate.of(2035, 2, 8));
        cast = demo.bringIn();
        opal = Visitor.as("opal");
        jdbc.sql("delete from mail").update();
    }

    private Visitor.Page write(String audience, String kind, String subject, String body) {
        return opal.button(opal.get("/office/messages/new"), "See who gets it")
                .with("audience", audience)
                .with("kind", kind)
                .with("subject", subject)
                .with("body", body)
                .send();
    }

    private String rosasCohort() {
        return "cohort:" + cast.rosasCohort;
    }

    private int mails() {
        return jdbc.sql("select count(*) from mail").query(Integer.class).single();
    }

    @Nested
    class AForm {
        @Test
        void namesThePlaceholderThatWasMeantAndKeepsWhatWasTyped() {
            var page = write(rosasCohort(), "needed", "For {frist name}", "Dear {first name}, see {ofering}.");
            page.hasStatus(422);
            assertThat(page.wrong("subject")).contains("{frist name} is not known. Did you mean {first name}?");
            assertThat(page.wrong("body")).contains("Did you mean {offering}?");
            assertThat(page.document().select("textarea").text()).contains("see {ofering}");
        }

        @Test
        void asksForAllOfIt() {
            var page = write("", "", "", "");
            assertThat(page.wrong("audience")).contains("Choose who gets the message");
            assertThat(page.wrong("kind")).contains("Say whether");
            assertThat(page.wrong("subject")).contains("needs a subject");
            assertThat(page.wrong("body")).contains("Write the message");
        }

        @Test
        void takesNoAudienceThatIsNotThere() {
            var page = opal.button(opal.get("/office/messages/new"), "See who gets it")
                    .with("audience", "cohort:" + UUID.randomUUID())
                    .with("subject", "x")
                    .with("body", "x")
                    .send();
            assertThat(page.wrong("audience")).contains("Choose who gets the message");
        }
    }

    @Nested
    class ADraft {
        @Test
        void isReadAsANamedPersonGetsIt() {
            var page = write(
                    rosasCohort(),
                    "needed",
                    "Hours of {first name}",
                    "{hours so far} hours with {coach}.\n\n{what is next}");
            String rosa = cast.rosa.value().toString();
            page = opal.get(page.address() + "?as=" + rosa);
            page.says("What Rosa").says("Hours of Rosa").says("hours with Ines Calderón");
        }

        @Test
        void saysWhoLacksAValue() {
            var page = write(rosasCohort(), "needed", "Your certificate", "Number {certificate number}");
            page.says("no value for “certificate number”").says("Rosa");
        }

        @Test
        void leavesOutWhoLacksAValueWhenAsked() {
            var page = opal.button(opal.get("/office/messages/new"), "See who gets it")
                    .with("audience", rosasCohort())
                    .with("subject", "Your certificate")
                    .with("body", "Number {certificate number}")
                    .with("completeOnly", "on")
                    .send();
            page.says("Nobody would get it").says("no value for a placeholder:");
        }

        @Test
        void saysWhoIsLeftOutAndWhy() {
            jdbc.sql(
                            "insert into bounced_address (address, since, mail) select email, '2035-01-01', gen_random_uuid() from person where id = :rosa")
                    .param("rosa", cast.rosa.value())
                    .update();
            write(rosasCohort(), "needed", "Hello", "Hello").says("Mail to one of them bounces: Rosa");
        }

        @Test
        void goesToOneselfAsATest() {
            var page = write(rosasCohort(), "needed", "Hello {first name}", "<script>alert(1)</script>\n\n{own page}");
            page = opal.get(page.address() + "?as=" + cast.rosa.value());
            opal.button(page, "Send this to me").send().says("on its way to opal@bluebonnet.example");
            var html = jdbc.sql(
                            "select html from mail where recipient = 'opal@bluebonnet.example' and subject = 'Hello Rosa'")
                    .query(String.class)
                    .single();
            assertThat(html)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>")
                    .contains("/home\"");
            assertThat(mails()).isOne();
        }

        @Test
        void isNotSentByWhoReadAnOlderOne() {
            var page = write(rosasCohort(), "needed", "Hello", "Hello");
            var late = opal.button(page, "Send it now");
            var edit = opal.get(page.address() + "/words");
            opal.button(edit, "See who gets it").with("subject", "Hello again").send();
            late.send()
                    .says("Somebody changed, scheduled or sent this message")
                    .says("Hello again")
                    .says("Draft");
        }
    }

    @Nested
    class AScheduledMessage {
        @Test
        void goesOutWhenItsTimeHasCome() {
            var page = write(rosasCohort(), "needed", "Hello", "Hello");
            page = opal.button(page, "Schedule for")
                    .with("day", "2035-02-10")
                    .with("time", "10:00")
                    .send();
            page.says("Goes out on Sat, Feb 10, 2035, 10:00 AM Central");
            sending.runMinutely();
            assertThat(mails()).isZero();
            clock.moveTo(LocalDate.of(2035, 2, 11)); // nine in the morning
            sending.runMinutely();
            assertThat(mails()).isPositive();
            opal.get(page.address().getPath()).says("Being sent").says("0 of " + mails());
        }

        @Test
        void refusesATimeThatIsOver() {
            var page = write(rosasCohort(), "needed", "Hello", "Hello");
            page = opal.button(page, "Schedule for").with("day", "2035-02-07").send();
            assertThat(page.wrong("day")).contains("This time has passed. Enter a later one, or send it now");
            page = opal.button(page, "Schedule for")
                    .with("day", "")
                    .with("time", "")
                    .send();
            assertThat(page.wrong("day")).contains("Enter the date on which it goes out");
            assertThat(page.wrong("time")).contains("Enter the time at which it goes out");
        }

        @Test
        void becomesADraftAgain() {
            var page = write(rosasCohort(), "needed", "Hello", "Hello");
            page = opal.button(page, "Schedule for").send();
            opal.button(page, "make it a draft again").send().says("Draft");
            clock.moveTo(LocalDate.of(2035, 3, 1));
            sending.runMinutely();
            assertThat(mails()).isZero();
        }
    }

    @Test
    void goToAListThatOfficeHasSaved() {
        var list = UUID.randomUUID();
        jdbc.sql("""
                insert into saved_list (id, kind, name, query, owner, shared, made_at)
                values (:id, 'people', 'Everybody', '', :opal, true, now())
                """).param("id", list).param("opal", cast.office.value()).update();
        write("list:" + list, "needed", "Hello all", "Hello {first name}")
                .says("People of the list “Everybody”")
                .says("people would get it")
                .says("Rosa");
    }

    @Test
    void standInAListWithWhatBecameOfThem() {
        opal.get("/office/messages").says("No message has been written yet");
        write(rosasCohort(), "news", "Hello all", "Hello");
        opal.get("/office/messages").says("Hello all").says("Draft").says("MITs of");
        opal.get("/office/mail/all").hasStatus(200).says("All mail");
    }
}
