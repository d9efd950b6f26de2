package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.people.merge.Merging;
import org.cadre.people.rights.SealedWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The log, told with Rosa, who is in month five with Del. */
@CadreTest
class ContactLogPageTest extends PartTwo {
    @Autowired
    private ApplicationContext beans;

    private Visitor rosa = new Visitor();

    @BeforeEach
    void comeIn() {
        rosa = Visitor.as("rosa");
    }

    @Nested
    class Logging {
        @Test
        void takesAContactAndSaysWhatCountsAndWhatWaits() {
            filled(rosa, today, "06:30", 45)
                    .with("summary", "Talked through the week.")
                    .with("topics", "time", "people")
                    .with("standards", "psel-2015-6")
                    .with("nextSteps", "Del shares the plan.")
                    .with("nextDay", today.plusDays(7))
                    .send()
                    .says("Logged: 0.75 hours. 31.50 of 72.00 hours count")
                    .says("Talked through the week.")
                    .says("waits for Del Ramos");
            assertThat(deedsAbout(cast.rosa)).contains("contact.logged");
        }

        @Test
        void beginsWithTodayAndWhatItWasLastTime() {
            var form = rosa.button(rosa.get("/internship/log/new"), "Log this contact");
            assertThat(form.value("day")).isEqualTo(today.toString());
            assertThat(form.value("mode")).isEqualTo("video");
            assertThat(form.value("minutes")).isEqualTo("30");
        }

        @Test
        void beginsWithoutAStartThatIsStillToCome() {
            filled(rosa, today.minusDays(1), "23:15", 45).send().says("Logged");
            var form = rosa.button(rosa.get("/internship/log/new"), "Log this contact");
            assertThat(form.value("minutes")).isEqualTo("45");
            assertThat(form.value("start")).isEmpty();
            filled(rosa, today, "06:30", 45).send().says("Logged");
            form = rosa.button(rosa.get("/internship/log/new"), "Log this contact");
            assertThat(form.value("start")).isEqualTo("06:30");
        }

        @Test
        void takesTheDayOfWhoeverLivesAheadOfTheProgram() {
            var theirs = inGuam();
            assertThat(theirs).isEqualTo(today.plusDays(1));
            var page = rosa.get("/internship/log/new");
            var form = rosa.button(page, "Log this contact");
            assertThat(form.value("day")).isEqualTo(theirs.toString());
            assertThat(page.document().select("#day").attr("max")).isEqualTo(theirs.toString());
            assertThat(new String(rosa.get("/internship/log/phone").bytes(), StandardCharsets.UTF_8))
                    .contains("\"" + theirs + "\"");
            form.with("mode", "email").with("minutes", 30).send().says("Logged: 0.50 hours");
            assertThat(rosa.button(rosa.get("/internship/log/new"), "Log this contact")
                            .with("day", theirs.plusDays(1))
                            .with("mode", "email")
                            .send()
                            .hasStatus(422)
                            .wrong("day"))
                    .isNotEmpty();
        }

        /** Rosa moves, and it is already tomorrow there. */
        private LocalDate inGuam() {
            jdbc.sql("update person set zone = 'Pacific/Guam' where id = :id")
                    .param("id", cast.rosa.value())
                    .update();
            return clock.now().atZone(ZoneId.of("Pacific/Guam")).toLocalDate();
        }

        @Test
        void logsOnceHoweverOftenTheFormIsSent() {
            int before = entries(cast.rosasPairing);
            var form = filled(rosa, today, "06:30", 45);
            form.send();
            form.send().hasStatus(200);
            assertThat(entries(cast.rosasPairing)).isEqualTo(before + 1);
        }

        @Test
        void isInTheTrailWithoutItsWords() {
            filled(rosa, today, "06:30", 45)
                    .with("summary", "In confidence")
                    .with("note", "Worried")
                    .send();
            assertThat(jdbc.sql("select string_agg(after::text, ' ') from audit_entry")
                            .query(String.class)
                            .single())
                    .doesNotContain("In confidence", "Worried")
                    .contains("sha256");
        }
    }

    @Nested
    class TakingItAlong {
        private List<CSVRecord> table() throws IOException {
            String csv =
                    new String(rosa.get("/internship/log.csv").hasStatus(200).bytes(), StandardCharsets.UTF_8);
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(csv.substring(1)))
                    .getRecords();
        }

        @Test
        void isATableOfEveryContactWhoseMinutesAddUpToWhatCounts() throws IOException {
            filled(rosa, today, "06:30", 45)
                    .with("summary", "=2+3, \"so\" they said")
                    .with("topics", "time")
                    .with("note", "For me alone.")
                    .send()
                    .says("31.50 of 72.00 hours count");
            var rows = table();
            assertThat(rows).hasSize(entries(cast.rosasPairing));
            assertThat(rows.stream()
                            .filter(row -> row.get("Counts").equals("yes"))
                            .mapToInt(row -> Integer.parseInt(row.get("Minutes")))
                            .sum())
                    .isEqualTo(1890);
            var last = rows.getLast();
            assertThat(last.get("Day")).isEqualTo(today.toString());
            assertThat(last.get("Start")).isEqualTo("06:30");
            assertThat(last.get("What it was about")).isEqualTo("'=2+3, \"so\" they said");
            assertThat(last.get("How it stands")).isEqualTo("waits for Del Ramos");
            assertThat(last.get(last.size() - 1)).isEqualTo("For me alone.");
        }

        @Test
        void givesNoNoteToOfficeThatEntersForSomebody() {
            filled(rosa, today, "06:30", 45).with("note", "For me alone.").send();
            var opal = Visitor.as("opal");
            opal.form(opal.get("/office/people/" + cast.rosa), "form[action$=acting]")
                    .send();
            assertThat(new String(opal.get("/internship/log.csv").hasStatus(200).bytes(), StandardCharsets.UTF_8))
                    .contains(today + ",06:30,45")
                    .doesNotContain("For me alone.");
        }
    }

    @Nested
    class Refusing {
        @Test
        void saysEverythingAtOnceBesideItsFieldAndKeepsWhatWasTyped() {
            var page = rosa.get("/internship/log/new");
            var again = rosa.button(page, "Log this contact")
                    .with("day", today.plusDays(1))
                    .with("start", "")
                    .with("minutes", 7)
                    .with("summary", "Typed on a phone in the rain.")
                    .with("note", "For me alone.")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("day")).isNotEmpty();
            assertThat(again.wrong("start")).isNotEmpty();
            assertThat(again.wrong("minutes")).isNotEmpty();
            var form = rosa.button(again, "Log this contact");
            assertThat(form.value("summary")).isEqualTo("Typed on a phone in the rain.");
            assertThat(form.value("note")).isEqualTo("For me alone.");
            assertThat(again.document().select("#problems a")).hasSize(3);
        }

        @Test
        void whatOverlapsAnEarlierOne() {
            filled(rosa, today, "06:30", 45).send();
            var again = filled(rosa, today, "07:00", 30).send().hasStatus(422);
            assertThat(again.wrong("start")).contains("6:30");
        }

        @Test
        void anHourThatIsStillToComeWhereTheMitLives() {
            clock.moveTo(today.plusDays(1)); // nine in the morning, Central
            today = clock.today();
            var again = filled(rosa, today, "09:30", 30).send().hasStatus(422);
            assertThat(again.wrong("start")).contains("This contact begins at 9:30 AM, and for you it is ");
            jdbc.sql("update person set zone = 'America/New_York' where id = :id")
                    .param("id", cast.rosa.value())
                    .update();
            rosa.button(again, "Log this contact").send().says("Logged");
        }

        @Test
        void takesWhatBeginsWhenTheOtherEnds() {
            filled(rosa, today, "06:30", 45).send();
            filled(rosa, today, "07:15", 30).send().says("Logged");
        }

        @Test
        void moreThanFourHoursWithoutAReason() {
            var again = filled(rosa, today.minusDays(1), "06:00", 245).send().hasStatus(422);
            assertThat(again.wrong("longReason")).isNotEmpty();
            rosa.button(again, "Log this contact")
                    .with("longReason", "A whole day of classroom visits.")
                    .send()
                    .says("Logged");
        }

        @Test
        void moreThanThirtyDaysBackUntilTheCoachOpensTheLog() {
            var longAgo = today.minusDays(45);
            assertThat(filled(rosa, longAgo, "06:00", 30).send().hasStatus(422).wrong("day"))
                    .isNotEmpty();
            var ines = Visitor.as("ines");
            var page = ines.get("/coach/internships/" + cast.rosasInternship + "/log");
            ines.button(page, "Open the log")
                    .with("from", longAgo)
                    .with("openReason", "She was on leave.")
                    .send()
                    .says("Rosa Delgado may log contacts from");
            filled(rosa, longAgo, "06:00", 30).send().says("as a supplement");
        }

        @Test
        void aDayBeforeTheMonthsBegan() {
            assertThat(filled(rosa, today.minusMonths(6), "06:00", 30).send().wrong("day"))
                    .isNotEmpty();
        }

        @Test
        void tooMuchTextWithoutCuttingIt() {
            var again = filled(rosa, today, "06:30", 45)
                    .with("summary", "x".repeat(2001))
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("summary")).contains("2,000");
        }
    }

    @Nested
    class APrivateNote {
        private static final String SAID = "I am not sure this school is right for Del.";

        private UUID noted() {
            filled(rosa, today, "06:30", 45).with("note", SAID).send().says(SAID);
            return newestEntry(cast.rosasPairing);
        }

        @Test
        void isReadByItsAuthorAlone() {
            noted();
            Visitor.as("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/log")
                    .hasStatus(200)
                    .doesNotSay(SAID);
            rosa.get("/internship/log").says(SAID);
        }

        /** Whoever signs up under an author's name and is taken for them may be a stranger. */
        @Test
        void staysClosedAfterItsAuthorWasMergedIntoSomebodyAndOpensWhenItIsUndone() {
            var id = noted();
            var partOne = new PartOne(beans);
            var twin = partOne.person("Rosa Delgado Ruiz");
            var merging = new Merging(beans, cast.office);
            Visitor.as("opal")
                    .get("/office/doubles/" + twin + "/" + cast.rosa)
                    .says("nobody can open the private notes");
            var merge = merging.merged(twin, cast.rosa);
            var other = partOne.signedIn(twin);
            other.get("/internship/log").hasStatus(200).says("0.75").doesNotSay(SAID);
            var page = other.get("/internship/log/" + id).hasStatus(200).doesNotSay(SAID);
            assertThat(new String(other.get("/internship/log.csv").bytes(), StandardCharsets.UTF_8))
                    .doesNotContain(SAID);
            assertThat(other.button(page, "Save the change")
                            .with("note", "Mine now.")
                            .send()
                            .hasStatus(422)
                            .wrong("note"))
                    .contains("only who wrote it there can read it");
            assertThat(beans.getBean(NotesOfAuthor.class).of(twin)).isEmpty();
            merging.undo(merge);
            Visitor.as("rosa").get("/internship/log").says(SAID);
            assertThat(beans.getBean(NotesOfAuthor.class).of(cast.rosa))
                    .extracting(SealedWords.Word::text)
                    .contains(SAID);
        }

        @Test
        void isCiphertextInTheDatabase() {
            noted();
            byte[] sealed = jdbc.sql("select sealed from private_note")
                    .query(byte[].class)
                    .single();
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("school");
        }

        @Test
        void isDeletedForGood() {
            noted();
            rosa.button(rosa.get("/internship/log"), "Delete this note").send().doesNotSay(SAID);
            assertThat(jdbc.sql("select count(*) from private_note")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void movesWithTheEntryThatStandsInItsPlace() {
            var id = noted();
            confirm(id);
            var page = rosa.get("/internship/log/" + id).says("takes it back and puts a new entry in its place");
            rosa.button(page, "Save the change").with("minutes", 50).send().says(SAID);
            assertThat(jdbc.sql("select count(*) from private_note")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private void confirm(UUID entry) {
        jdbc.sql("update contact_entry set confirmed_by = :del, confirmed_at = logged_at where id = :id")
                .param("del", cast.del.value())
                .param("id", entry)
                .update();
    }

    @Nested
    class Changing {
        private UUID logged() {
            filled(rosa, today, "06:30", 45).send();
            return newestEntry(cast.rosasPairing);
        }

        @Test
        void correctsInPlaceBeforeAnybodyHasAttestedIt() {
            var id = logged();
            int before = entries(cast.rosasPairing);
            rosa.button(rosa.get("/internship/log/" + id), "Save the change")
                    .with("minutes", 60)
                    .send()
                    .says("Your change is saved");
            assertThat(entries(cast.rosasPairing)).isEqualTo(before);
        }

        @Test
        void reversesWhatWasConfirmedAndPutsANewOneInItsPlace() {
            var id = logged();
            confirm(id);
            rosa.button(rosa.get("/internship/log/" + id), "Save the change")
                    .with("minutes", 60)
                    .send()
                    .says("Both stay visible")
                    .says("reversed")
                    .says("in place of another");
            assertThat(stateOf(id)).isEqualTo("reversed");
            assertThat(jdbc.sql("select reverses from contact_entry where id = :id")
                            .param("id", newestEntry(cast.rosasPairing))
                            .query(UUID.class)
                            .single())
                    .isEqualTo(id);
        }

        @Test
        void isVisibleInAMonthWhoseReportWasAccepted() {
            var inMonthThree = jdbc.sql("""
                            select e.id from contact_entry e
                             where e.pairing = :pairing and e.day < :before order by e.day desc limit 1
                            """)
                    .param("pairing", cast.rosasPairing)
                    .param("before", today.minusDays(41))
                    .query(UUID.class)
                    .single();
            rosa.button(rosa.get("/internship/log"), "Take back");
            var page = rosa.get("/internship/log");
            rosa.form(page, "form[action=/internship/log/" + inMonthThree + "/withdrawal]")
                    .send();
            assertThat(stateOf(inMonthThree)).isEqualTo("reversed");
            rosa.get("/internship/log").says("reversed");
            rosa.get("/internship/reports/3").says("Taken back or added").says("reversed");
            rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
            new Visitor().get(linkTo("del@bluebonnet.example")).says("Taken back (1)");
        }

        @Test
        void takesBackAndPutsBack() {
            var id = logged();
            rosa.form(rosa.get("/internship/log"), "form[action=/internship/log/" + id + "/withdrawal]")
                    .send()
                    .says("The contact is taken back");
            assertThat(stateOf(id)).isEqualTo("withdrawn");
            rosa.button(rosa.get("/internship/log"), "Put back").send().says("The contact is back");
            assertThat(stateOf(id)).isEqualTo("submitted");
        }

        @Test
        void doesNotPutBackWhatOverlapsByNow() {
            var id = logged();
            rosa.form(rosa.get("/internship/log"), "form[action=/internship/log/" + id + "/withdrawal]")
                    .send();
            filled(rosa, today, "06:45", 30).send().says("Logged");
            rosa.button(rosa.get("/internship/log"), "Put back").send().says("This contact cannot be put back");
            assertThat(stateOf(id)).isEqualTo("withdrawn");
        }
    }

    @Nested
    class SomebodyElse {
        @Test
        void findsNothingOfAnotherMit() {
            filled(rosa, today, "06:30", 45).send();
            var id = newestEntry(cast.rosasPairing);
            var marcus = Visitor.as("marcus");
            marcus.get("/internship/log/" + id).hasStatus(404);
            var own = marcus.get("/internship/log/new");
            for (String place : List.of("", "/withdrawal", "/restoration")) {
                marcus.postBare(
                                "/internship/log/" + id + place,
                                Map.of(
                                        "_csrf",
                                        own.document()
                                                .select("input[name=_csrf]")
                                                .attr("value")))
                        .hasStatus(404);
            }
            assertThat(stateOf(id)).isEqualTo("submitted");
        }

        @Test
        void whoHasNoMonthsYetFindsNoLog() {
            Visitor.as("amir").get("/internship/log").hasStatus(404);
            Visitor.as("nate").get("/internship/log/new").hasStatus(404);
        }
    }
}
