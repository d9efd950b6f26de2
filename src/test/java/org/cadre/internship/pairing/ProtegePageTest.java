package org.cadre.internship.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Naming a protégé and their agreement, told with Amir, whose cohort starts in ten days. */
@CadreTest
class ProtegePageTest extends PartTwo {
    private static final String SAM = "sam@elsewhere.example";

    private Visitor amir;

    /** The cast's Amir has asked somebody already; here he takes that back first. */
    @BeforeEach
    void takeBack() {
        amir = Visitor.as("amir");
        amir.button(amir.get("/internship/protege"), "Take it back").send().says("The invitation is taken back");
    }

    private Visitor.Filling filled() {
        var page = amir.get("/internship/protege");
        return amir.button(page, "Sign and ask for agreement")
                .with("name", "Sam Ortiz")
                .with("email", "Sam@Elsewhere.example ")
                .with("kind", "novice")
                .with("declares", "yes")
                .with("signs", "yes");
    }

    private String asked() {
        filled().send().says("Sam Ortiz gets a mail at sam@elsewhere.example");
        return linkTo(SAM);
    }

    @Nested
    class Naming {
        @Test
        void sendsTheProtegeALinkAndWaits() {
            asked();
            amir.get("/internship").says("Sam Ortiz has your invitation and has not answered yet");
            assertThat(deedsAbout(cast.awaitsProtege)).contains("protege.named");
        }

        @Test
        void saysAtOnceAllThatIsMissingAndKeepsWhatWasTyped() {
            var page = amir.get("/internship/protege");
            var again = amir.button(page, "Sign and ask for agreement")
                    .with("name", "Sam Ortiz")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("email")).contains("Please give an address");
            assertThat(again.wrong("kind")).isNotEmpty();
            assertThat(again.wrong("declares")).contains("whether you evaluate this person");
            assertThat(again.wrong("signs")).isNotEmpty();
            assertThat(amir.button(again, "Sign and ask").value("name")).isEqualTo("Sam Ortiz");
        }

        @Test
        void refusesOnesOwnAddress() {
            assertThat(filled().with("email", "amir@bluebonnet.example").send().wrong("email"))
                    .contains("your own address");
        }

        @Test
        void findsTheSchoolWithoutAScript() {
            var page = amir.get("/internship/protege");
            var found = amir.button(page, "Find school")
                    .with("schoolName", "river bend")
                    .with("name", "Sam Ortiz")
                    .send()
                    .says("RIVER BEND MIDDLE");
            var school = found.document().select("input[name=school]").attr("value");
            amir.button(found, "Sign and ask")
                    .with("email", SAM)
                    .with("kind", "novice")
                    .with("declares", "yes")
                    .with("signs", "yes")
                    .with("school", school)
                    .send()
                    .says("Sam Ortiz gets a mail");
        }

        @Test
        void asksOnceHoweverOftenTheFormIsSent() {
            var form = filled();
            form.send();
            form.send();
            assertThat(mailsTo(SAM)).isOne();
        }

        @Test
        void namesOneProtegeFromManyWindowsAtOnce() throws Exception {
            var forms = IntStream.range(0, 4).mapToObj(_ -> filled()).toList();
            try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : windows.invokeAll(forms.stream()
                        .<Callable<Integer>>map(form -> () -> form.send().status())
                        .toList())) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            }
            assertThat(mailsTo(SAM)).isOne();
        }

        @Test
        void floodsNobodysMailbox() {
            asked();
            for (int i = 0; i < 5; i++) {
                amir.button(amir.get("/internship/protege"), "Send the mail again")
                        .send();
            }
            assertThat(mailsTo(SAM)).isEqualTo(3);
            amir.get("/internship/protege");
            var del = new Visitor();
            for (int i = 0; i < 3; i++) {
                del.postToken(linkTo(SAM).replaceFirst("https?://[^/]+", "") + "/renewal");
            }
            assertThat(mailsTo(SAM)).isEqualTo(3);
        }

        @Test
        void invitesOnlySoManyStrangersADay() {
            for (int i = 0; i < 5; i++) {
                filled().with("email", "stranger" + i + "@elsewhere.example")
                        .send()
                        .hasStatus(200);
                amir.button(amir.get("/internship/protege"), "Take it back").send();
            }
            var last = filled().with("email", "stranger5@elsewhere.example").send();
            assertThat(last.hasStatus(422).wrong("email")).contains("several people today");
            assertThat(jdbc.sql("select count(*) from mail where recipient like 'stranger%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(5);
        }

        @Test
        void isForWhoHasAPlace() {
            Visitor.as("nadia").get("/internship/protege").hasStatus(404);
        }
    }

    @Nested
    class TheAgreement {
        @Test
        void tellsTheProtegeAllTheyWouldAgreeTo() {
            new Visitor()
                    .get(asked())
                    .hasStatus(200)
                    .says("Amir Haddad asks to be your mentor")
                    .says("whole 9 months")
                    .says("72.00 hours")
                    .says("Who sees what")
                    .says("What we say to each other stays between us")
                    .says("office@bluebonnet.example");
        }

        @Test
        void opensNoMoreFromTheOldMailboxOnceTheAddressIsCorrected() {
            String astray = asked();
            var opal = Visitor.as("opal");
            var sam = jdbc.sql("select id from person where email = :email")
                    .param("email", SAM)
                    .query(UUID.class)
                    .single();
            opal.button(opal.get("/office/people/" + sam), "Save addresses")
                    .with("email", "sam.ortiz@elsewhere.example")
                    .send();

            new Visitor().get(astray).doesNotSay("asks to be your mentor").says("used");
            new Visitor().postToken(astray.replaceFirst("https?://[^/]+", "") + "/renewal");

            assertThat(mailsTo(SAM)).isOne();
            new Visitor().get(linkTo("sam.ortiz@elsewhere.example")).says("Amir Haddad asks to be your mentor");
        }

        @Test
        void beginsTheNineMonthsAtTheCohortsStartWhenThatIsLater() {
            var sam = new Visitor();
            var page = sam.get(asked());
            sam.button(page, "Agree").with("agrees", "yes").send().says("You have agreed");
            var first = today.plusDays(10);
            assertThat(jdbc.sql("select first_day, last_day, state from internship where person = :person")
                            .param("person", cast.awaitsProtege.value())
                            .query((row, _) -> row.getObject("first_day", LocalDate.class) + " "
                                    + row.getObject("last_day", LocalDate.class) + " " + row.getString("state"))
                            .single())
                    .isEqualTo(first + " " + first.plusMonths(9).minusDays(1) + " active");
            assertThat(linkTo("amir@bluebonnet.example")).endsWith("/internship");
            assertThat(deedsAbout(cast.awaitsProtege)).contains("pairing.accepted");
        }

        @Test
        void beginsThemAtTheAgreementWhenThatIsLater() {
            var link = asked();
            clock.moveTo(today.plusDays(15));
            var sam = new Visitor();
            sam.button(sam.get(link), "Agree").with("agrees", "yes").send().says("You have agreed");
            assertThat(jdbc.sql("select first_day from internship where person = :person")
                            .param("person", cast.awaitsProtege.value())
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(today.plusDays(15));
        }

        @Test
        void keepsBothSignaturesWithTimeAndText() {
            var sam = new Visitor();
            sam.button(sam.get(asked()), "Agree").with("agrees", "yes").send();
            assertThat(jdbc.sql("""
                            select mit_signature || ', ' || protege_signature || ', ' || (agreement_text <> '')
                                   || ', ' || (accepted_at is not null and proposed_at is not null) as kept
                              from pairing where state = 'active' and protege_name = 'Sam Ortiz'
                            """).query(String.class).single()).isEqualTo("Amir Haddad, Sam Ortiz, true, true");
        }

        @Test
        void isNotSignedByOpeningItsLink() {
            var link = asked();
            new Visitor().get(link);
            new Visitor().get(link).says("asks to be your mentor");
        }

        @Test
        void asksForTheTickBeforeItIsSigned() {
            var sam = new Visitor();
            var again = sam.button(sam.get(asked()), "Agree").send().hasStatus(422);
            assertThat(again.wrong("agrees")).isNotEmpty();
            sam.button(again, "Agree").with("agrees", "yes").send().says("You have agreed");
        }

        @Test
        void takesAnAnswerOnceHoweverOftenItIsSent() {
            var sam = new Visitor();
            var form = sam.button(sam.get(asked()), "Agree").with("agrees", "yes");
            form.send();
            form.send().says("You have agreed");
            assertThat(deedsAbout(cast.awaitsProtege))
                    .filteredOn("pairing.accepted"::equals)
                    .hasSize(1);
        }

        @Test
        void mayBeDeclinedAndTheMitNamesSomebodyElse() {
            var sam = new Visitor();
            sam.button(sam.get(asked()), "Decline")
                    .with("why", "Too much going on.")
                    .send()
                    .says("You have declined");
            assertThat(linkTo("amir@bluebonnet.example")).endsWith("/internship/protege");
            amir.get("/internship/protege")
                    .says("Name your protégé")
                    .says("could not agree")
                    .doesNotSay("Too much");
        }
    }

    @Nested
    class ALink {
        private void expire() {
            jdbc.sql("update signed_link set expires_at = :past, made_at = :past")
                    .param("past", Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC))
                    .update();
        }

        @Test
        void thatExpiredIsRenewedByOneClick() {
            var link = asked();
            expire();
            var sam = new Visitor();
            var page = sam.get(link).says("This link is too old");
            sam.button(page, "Send me a new link").send().says("A new link is on its way");
            assertThat(linkTo(SAM)).isNotEqualTo(link);
            new Visitor().get(linkTo(SAM)).says("asks to be your mentor");
        }

        @Test
        void thatWasAlteredSaysSo() {
            var link = asked();
            new Visitor().get(link.substring(0, link.length() - 2) + "xx").says("This link does not work");
        }

        @Test
        void thatWasTakenBackOpensNothing() {
            var link = asked();
            amir.button(amir.get("/internship/protege"), "Take it back").send();
            var page = new Visitor().get(link).says("This link has been used").doesNotSay("Agree");
            assertThat(page.document().select("main form")).isEmpty();
        }
    }

    @Nested
    class Ending {
        private Visitor.Page rosasPage(Visitor rosa) {
            return rosa.button(rosa.get("/internship/protege"), "End the pairing with Del Ramos")
                    .with("reason", "Del moves to another state.")
                    .send();
        }

        @Test
        void keepsTheHoursAndLetsAnotherOneBeNamed() {
            var rosa = Visitor.as("rosa");
            var before = hoursOf(rosa);
            rosasPage(rosa).says("The pairing with Del Ramos has ended");
            assertThat(hoursOf(rosa)).isEqualTo(before);
            assertThat(mailsTo("del@bluebonnet.example")).isOne();
            rosa.get("/internship/protege").says("Name your protégé");
        }

        private String hoursOf(Visitor rosa) {
            return rosa.get("/internship/log").document().select(".lead").text();
        }

        @Test
        void givesAnExtensionOnceWithoutAReason() {
            var rosa = Visitor.as("rosa");
            var last = lastDay();
            rosasPage(rosa);
            var page = rosa.get("/internship");
            rosa.button(page, "Add the months").with("months", "2").send().says("2 months longer");
            assertThat(lastDay()).isEqualTo(last.plusDays(1).plusMonths(2).minusDays(1));
            rosa.get("/internship").doesNotSay("Add the months");
        }

        private LocalDate lastDay() {
            return jdbc.sql("select last_day from internship where id = :id")
                    .param("id", cast.rosasInternship)
                    .query(LocalDate.class)
                    .single();
        }

        @Test
        void asksForAReasonThatOnlyOfficeReads() {
            var rosa = Visitor.as("rosa");
            var page = rosa.get("/internship/protege");
            assertThat(rosa.button(page, "End the pairing")
                            .send()
                            .hasStatus(422)
                            .wrong("reason"))
                    .isNotEmpty();
            rosasPage(rosa);
            Visitor.as("opal")
                    .get("/office/internships/" + cast.rosasInternship)
                    .says("Del moves to another state.");
        }
    }
}
