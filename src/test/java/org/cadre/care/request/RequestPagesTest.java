package org.cadre.care.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.people.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Nate asks about himself, and what Opal does about it. */
@CadreTest
class RequestPagesTest extends PartTwo {
    private static final String SECRET = "Somebody read my report aloud. 🙈";

    @Autowired
    private RequestReminders reminders;

    private Visitor nate = new Visitor();
    private Visitor opal = new Visitor();

    @BeforeEach
    void comeIn() {
        nate = Visitor.as("nate");
        opal = Visitor.as("opal");
    }

    private Visitor.Filling asking(String kind, String words) {
        return nate.button(nate.get("/account/requests"), "Send to the office")
                .with("kind", kind)
                .with("words", words);
    }

    private String place() {
        return "/office/requests/"
                + jdbc.sql("select id from care_request order by id desc limit 1")
                        .query(UUID.class)
                        .single();
    }

    private Visitor.Page answer(String words, String button) {
        return opal.button(opal.get(place()), button).with("answer", words).send();
    }

    private int mails(String subject) {
        return jdbc.sql("select count(*) from mail where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    private int readings() {
        return jdbc.sql("select count(*) from care_request_reading")
                .query(Integer.class)
                .single();
    }

    @Nested
    class Asking {
        @Test
        void saysByWhenItIsAnsweredAndTellsOffice() {
            asking("copy", "")
                    .send()
                    .says("The office has it. You get an answer by")
                    .says("Copy of everything");

            assertThat(jdbc.sql("select due_on from care_request")
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(today.plusDays(30));
            assertThat(mails("Office has your request")).isEqualTo(1);
            assertThat(mails("A new request to office")).isPositive();
            opal.get("/home").says("One request about personal records waits");
        }

        @Test
        void wantsWordsWhereTheKindAloneSaysNothing() {
            var again = asking("correction", "").send().hasStatus(422);
            assertThat(again.wrong("words")).contains("in a sentence or two");
            assertThat(nate.button(again, "Send to the office").value("kind")).isEqualTo("correction");
        }

        @Test
        void keepsWhatIsTooLong() {
            var again = asking("complaint", "a".repeat(6000)).send().hasStatus(422);
            assertThat(nate.button(again, "Send to the office").value("words")).hasSize(6000);
        }

        @Test
        void takesACopyOnceAtATime() {
            asking("copy", "").send();
            asking("copy", "").send().hasStatus(422).says("You have already asked for this");
            answer("Here it is.", "Done");
            asking("copy", "").send().says("The office has it. You get an answer by");
        }

        @Test
        void refusesAKindThatIsNone() {
            nate.button(nate.get("/account/requests"), "Send to the office")
                    .send()
                    .hasStatus(422)
                    .says("Please choose what is requested");
        }

        @Test
        void canBeTakenBackWhileItIsOpen() {
            asking("erasure", "").send();
            var form = nate.button(nate.get("/account/requests"), "Withdraw");
            form.send().says("Withdrawn");
            answerIsGone();
            assertThat(deedsAbout(cast.registered)).contains("care.asked", "care.withdrawn");
        }

        private void answerIsGone() {
            opal.get(place()).says("withdrawn").doesNotSay("Done");
        }

        @Test
        void isNobodyElsesToTakeBack() {
            asking("erasure", "").send();
            String own = place().replace("/office/", "/account/") + "/withdrawal";
            Visitor.as("rosa").postToken(own).hasStatus(404);
        }
    }

    @Nested
    class Answering {
        @Test
        void tellsThePersonInTheWordsOfOffice() {
            asking("correction", "My school is the new one.").send();
            answer("Your school is mended.", "Done").says("has been told");
            nate.get("/account/requests").says("Your school is mended.").says("done");
            assertThat(jdbc.sql("select plain from mail where subject = 'Office has answered your request'")
                            .query(String.class)
                            .single())
                    .contains("Your school is mended.");
        }

        @Test
        void doesNotPutAComplaintOrItsAnswerIntoAMail() {
            asking("complaint", SECRET).send();
            answer("We spoke with them.", "Done");
            assertThat(jdbc.sql("select string_agg(plain, ' ') from mail")
                            .query(String.class)
                            .single())
                    .doesNotContain("read my report aloud")
                    .doesNotContain("We spoke with them");
            nate.get("/account/requests").says("We spoke with them.");
        }

        @Test
        void wantsWordsAndHappensOnce() {
            asking("copy", "").send();
            var late = opal.button(opal.get(place()), "Done").with("answer", "A second answer.");
            assertThat(opal.button(opal.get(place()), "Done").send().wrong("answer"))
                    .contains("Please write the answer");
            answer("It cannot be done.", "Decline");
            late.send().says("It was already settled. Nothing was changed").doesNotSay("A second answer.");
            assertThat(mails("Office has answered your request")).isEqualTo(1);
        }

        @Test
        void isOfficesAlone() {
            asking("complaint", SECRET).send();
            for (String key : new String[] {"rosa", "ines", "theo", "dora", "nate"}) {
                Visitor.as(key).get(place()).hasStatus(404);
            }
            assertThat(readings()).isZero();
        }
    }

    @Nested
    class Complaints {
        @Test
        void haveEachReadingRecorded() {
            asking("complaint", SECRET).send();
            opal.get("/office/requests").says("Complaint").doesNotSay("aloud");
            assertThat(readings()).isZero();
            opal.get(place()).says(SECRET).says("each reading is recorded");
            assertThat(readings()).isEqualTo(1);
        }

        @Test
        void areNotReadByOfficeThatEntersForThePerson() {
            asking("complaint", SECRET).send();
            answer("We spoke with them.", "Done");
            int read = readings();
            opal.button(opal.get("/office/people/" + cast.registered), "Enter for")
                    .send();
            opal.get("/account/requests").says("Complaint").doesNotSay("aloud").doesNotSay("We spoke with them");
            assertThat(readings()).isEqualTo(read);
        }

        @Test
        void leaveOnlyADigestInTheTrail() {
            asking("complaint", SECRET).send();
            opal.get(place());
            assertThat(jdbc.sql("select string_agg(after::text || before::text, ' ') from audit_entry")
                            .query(String.class)
                            .single())
                    .doesNotContain("aloud");
        }
    }

    @Nested
    class Steering {
        private Visitor.Filling steering() {
            return opal.button(opal.get(place()), "Save owner and day");
        }

        @Test
        void givesItAnOwnerAndADay() {
            asking("copy", "").send();
            steering()
                    .with("owner", cast.office)
                    .with("due", today.plusDays(3))
                    .send()
                    .says("Saved");
            opal.get("/office/requests?mine=yes").says(name(cast.registered));
            opal.get("/office/requests?mine=yes&kind=erasure").says("No request matches your filters");
        }

        private String name(PersonId person) {
            return jdbc.sql("select display_name from person where id = :id")
                    .param("id", person.value())
                    .query(String.class)
                    .single();
        }

        @Test
        void refusesADayThatHasPassedAndNoDay() {
            asking("copy", "").send();
            assertThat(steering().with("due", today.minusDays(1)).send().wrong("due"))
                    .contains("has passed");
            assertThat(steering().with("due", "").send().wrong("due"))
                    .contains("Please enter the day by which it is answered");
            assertThat(steering().with("due", "soon").send().hasStatus(422).wrong("due"))
                    .isNotEmpty();
        }
    }

    @Nested
    class Reminding {
        private static final String DUE = "A request is to be answered by %";

        @Test
        void happensSomeDaysBeforeAndOnceWhenTheDayHasPassed() {
            asking("copy", "").send();
            comes(24);
            assertThat(allReminders()).isZero();
            comes(26);
            int once = allReminders();
            assertThat(once).isPositive();
            comes(28);
            assertThat(allReminders()).isEqualTo(once);
            comes(32);
            assertThat(allReminders()).isEqualTo(2 * once);
            comes(40);
            assertThat(allReminders()).isEqualTo(2 * once);
            opal.get("/office/requests").says("overdue since");
        }

        private void comes(int days) {
            clock.moveTo(today.plusDays(days));
            reminders.run(clock.today());
            reminders.run(clock.today());
        }

        private int allReminders() {
            return jdbc.sql("select count(*) from mail where subject like :subject")
                    .param("subject", DUE)
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class WrittenDownByOffice {
        private Visitor.Filling entering() {
            return opal.button(opal.get("/office/people/" + cast.registered + "/requests/new"), "Save request");
        }

        @Test
        void runsFromTheDayOfTheLetter() {
            entering()
                    .with("kind", "erasure")
                    .with("asked", today.minusDays(4))
                    .send()
                    .says("entered by");
            assertThat(jdbc.sql("select due_on from care_request")
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(today.plusDays(26));
            assertThat(mails("Office has your request")).isEqualTo(1);
        }

        @Test
        void refusesADayThatIsStillToCome() {
            assertThat(entering()
                            .with("kind", "copy")
                            .with("asked", today.plusDays(1))
                            .send()
                            .hasStatus(422)
                            .wrong("asked"))
                    .contains("This day is in the future; today is");
        }
    }

    @Test
    void officeChangesItsDaysAndWhatIsOpenKeepsItsOwn() {
        asking("copy", "").send();
        var form = opal.button(opal.get("/office/requests/terms"), "Save days");
        assertThat(form.with("complaint", "0").send().hasStatus(422).wrong("complaint"))
                .contains("between 1 and 365");
        opal.button(opal.get("/office/requests/terms"), "Save days")
                .with("complaint", "5")
                .with("copy", "7")
                .send()
                .says("Saved");
        asking("complaint", SECRET).send();
        assertThat(jdbc.sql("select due_on from care_request order by id")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(today.plusDays(30), today.plusDays(5));
    }
}
