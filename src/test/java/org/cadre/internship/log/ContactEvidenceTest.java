package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rosa adds the calendar entry of a call with Del; Ines reads it. */
@CadreTest
class ContactEvidenceTest extends PartTwo {
    private static final byte[] CALENDAR =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);

    private Visitor rosa = new Visitor();
    private UUID entry;

    @BeforeEach
    void logAContact() {
        rosa = Visitor.as("rosa");
        filled(rosa, today, "06:30", 45).send();
        entry = newestEntry(cast.rosasPairing);
    }

    private Page add(String name, byte[] bytes) {
        return rosa.form(rosa.get("/internship/log/" + entry), "form[action$=evidence]")
                .send("evidence", name, "application/octet-stream", bytes);
    }

    private String coachPlace() {
        return "/coach/internships/" + cast.rosasInternship + "/log";
    }

    @Nested
    class AFile {
        @Test
        void raisesTheLevelAndIsReadByTheCoach() {
            add("call.ics", CALENDAR).says("call.ics is kept with this contact.");
            rosa.get("/internship/log").says("supported by other evidence, waits for Del Ramos");
            var ines = Visitor.as("ines");
            var link = ines.get(coachPlace())
                    .says("supported by other evidence")
                    .document()
                    .select("a[href*=evidence]")
                    .attr("href");
            var file = ines.get(link).hasStatus(200);
            assertThat(file.bytes()).isEqualTo(CALENDAR);
            assertThat(file.type()).startsWith("text/calendar");
            assertThat(deedsAbout(cast.rosa)).contains("contact.supported");
        }

        @Test
        void isNobodyElsesToRead() {
            add("call.ics", CALENDAR);
            var own = rosa.get("/internship/log/" + entry)
                    .document()
                    .select("a[href*=evidence]")
                    .attr("href");
            rosa.get(own).hasStatus(200);
            Visitor.as("omar").get(own).hasStatus(404);
            Visitor.as("lena").get(own.replace("/internship/log", coachPlace())).hasStatus(404);
            Visitor.as("opal").get(own.replace("/internship/log", coachPlace())).hasStatus(404);
        }

        @Test
        void isTakenAwayAgain() {
            add("call.ics", CALENDAR);
            rosa.button(rosa.get("/internship/log/" + entry), "Remove").send().says("call.ics is removed");
            rosa.get("/internship/log").doesNotSay("supported by other evidence");
        }

        @Test
        void staysOnceTheCoachReliedOnIt() {
            add("call.ics", CALENDAR);
            var ines = Visitor.as("ines");
            ines.form(ines.get(coachPlace()), "form[action$=verification]:has(input[value=" + entry + "])")
                    .with("evidence", "The calendar entry")
                    .send();
            rosa.button(rosa.get("/internship/log/" + entry), "Remove").send().says("This file stays");
        }

        @Test
        void goesAlongWithTheEntryThatStandsInItsPlace() {
            add("call.ics", CALENDAR);
            jdbc.sql("update contact_entry set confirmed_by = :del, confirmed_at = logged_at where id = :id")
                    .param("del", cast.del.value())
                    .param("id", entry)
                    .update();
            rosa.button(rosa.get("/internship/log/" + entry), "Save the change")
                    .with("minutes", 50)
                    .send()
                    .says("Both stay visible");
            rosa.get("/internship/log/" + newestEntry(cast.rosasPairing)).says("call.ics");
        }
    }

    @Nested
    class Refusing {
        @Test
        void aProgramThatCallsItselfAPaper() {
            assertThat(add("agenda.pdf", "MZ\u0090\u0000".getBytes(StandardCharsets.ISO_8859_1))
                            .hasStatus(422)
                            .wrong("evidence"))
                    .contains("is not a .pdf file inside");
        }

        @Test
        void anArchiveWhichIsNeverUnpacked() {
            assertThat(add("bomb.zip", "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1))
                            .hasStatus(422)
                            .wrong("evidence"))
                    .contains("none of the kinds taken here");
        }

        @Test
        void aTextThatIsNoCalendar() {
            assertThat(add("call.ics", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                            .hasStatus(422)
                            .wrong("evidence"))
                    .contains("is not a .ics file inside");
        }

        @Test
        void whatIsLargerThanTenMegabytes() {
            byte[] large = Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8), EvidenceUpload.LARGEST_BYTES + 1);
            assertThat(add("scan.pdf", large).hasStatus(422).wrong("evidence")).contains("larger than 10 MB");
        }

        @Test
        void anEmptyFileAndNone() {
            assertThat(add("", new byte[0]).hasStatus(422).wrong("evidence")).contains("choose a file");
        }

        @Test
        void aSixthFile() {
            for (int i = 0; i < EvidenceUpload.MOST_FILES; i++) {
                add("call-" + i + ".ics", CALENDAR).hasStatus(200);
            }
            assertThat(add("call.ics", CALENDAR).hasStatus(422).wrong("evidence"))
                    .contains("5 files are the most");
        }
    }
}
