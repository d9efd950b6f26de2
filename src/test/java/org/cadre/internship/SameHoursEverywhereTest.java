package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.log.ContactEntry;
import org.cadre.internship.log.ContactLog;
import org.cadre.internship.log.ContactLogs;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.cadre.program.Editions;
import org.cadre.program.NationalFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rosa's hours are one sum, wherever anybody reads them and whatever happened to the contacts. */
@CadreTest
class SameHoursEverywhereTest extends PartTwo {
    @Autowired
    private Internships internships;

    @Autowired
    private ContactLogs logs;

    @Autowired
    private Texts texts;

    @Autowired
    private Editions editions;

    private Visitor rosa = new Visitor();
    private Visitor ines = new Visitor();
    private Visitor opal = new Visitor();
    private Visitor dora = new Visitor();

    @Test
    void isOnEveryScreenAfterEveryDeed() {
        comeIn();
        same("as it is");

        filled(rosa, today, "06:30", 45).send().says("Logged");
        UUID first = newestEntry(cast.rosasPairing);
        same("logged, not attested");

        set(first, "verified_by = :by, verified_at = logged_at, verified_reason = 'Calendar'", cast.coach);
        same("verified by the coach");

        set(first, "confirmed_by = :by, confirmed_at = logged_at", cast.del);
        same("confirmed by the protégé");

        rosa.button(rosa.get("/internship/log/" + first), "Save the change")
                .with("minutes", 60)
                .send()
                .says("Both stay visible");
        same("reversed and replaced");

        UUID second = newestEntry(cast.rosasPairing);
        set(second, "confirmed_by = :by, confirmed_at = logged_at", cast.del);
        same("the new one confirmed");

        set(
                second,
                "state = 'disputed', dispute = 'Half an hour', disputed_at = logged_at, verified_by = :by, verified_at = logged_at",
                cast.coach);
        same("questioned");
    }

    @Nested
    class UnderAnEditionThatCapsAMode {
        private final UUID capped = Ids.next();

        @BeforeEach
        void capVideoCalls() {
            comeIn();
            var national = new String(NationalFile.document(), StandardCharsets.UTF_8);
            jdbc.sql("""
                    insert into edition (id, slug, version, title, effective, yaml, digest, loaded_at)
                    select :id, slug, 'capped', title, effective, :yaml, digest, loaded_at from edition where id = :national
                    """)
                    .param("id", capped)
                    .param(
                            "yaml",
                            national.replace("version: \"1\"", "version: capped")
                                    .replace("title: Video call,", "title: Video call, capMinutes: 120,"))
                    .param("national", editions.idOf(Editions.NATIONAL).value())
                    .update();
            jdbc.sql("update cohort set edition = :edition where id = :cohort")
                    .param("edition", capped)
                    .param("cohort", cast.rosasCohort)
                    .update();
        }

        @AfterEach
        void takeTheEditionBack() {
            jdbc.sql("update cohort set edition = :edition where edition = :capped")
                    .param("edition", editions.idOf(Editions.NATIONAL).value())
                    .param("capped", capped)
                    .update();
            jdbc.sql("delete from edition where id = :capped")
                    .param("capped", capped)
                    .update();
        }

        @Test
        void isTheSumThatTheCapLeaves() {
            var log = onEveryScreen("with a cap of two hours");
            int all = log.entries().stream()
                    .filter(log::counts)
                    .mapToInt(ContactEntry::minutes)
                    .sum();
            int video = log.entries().stream()
                    .filter(entry -> log.counts(entry) && entry.mode().equals("video"))
                    .mapToInt(ContactEntry::minutes)
                    .sum();
            assertThat(video).isGreaterThan(120);
            assertThat(log.counted()).isEqualTo(all - video + 120);
        }
    }

    /** Where it is tomorrow already, a contact of that day counts at once, on the screens of those who lag behind too. */
    @Test
    void holdsForADayThatHasNotComeToTheProgramYet() {
        comeIn();
        jdbc.sql("update person set zone = 'Pacific/Guam' where id = :id")
                .param("id", cast.rosa.value())
                .update();
        int before = onEveryScreen("before").counted();
        filled(rosa, today.plusDays(1), "", 45).with("mode", "email").send().says("Logged");
        set(newestEntry(cast.rosasPairing), "confirmed_by = :by, confirmed_at = logged_at", cast.del);
        assertThat(onEveryScreen("a day ahead").counted()).isEqualTo(before + 45);
    }

    private void comeIn() {
        rosa = Visitor.as("rosa");
        ines = Visitor.as("ines");
        opal = Visitor.as("opal");
        dora = Visitor.as("dora");
        demo.surround(cast);
    }

    private void set(UUID entry, String what, PersonId by) {
        jdbc.sql("update contact_entry set " + what + " where id = :id")
                .param("id", entry)
                .param("by", by.value())
                .update();
    }

    private ContactLog onEveryScreen(String when) {
        var internship =
                internships.find(new InternshipId(cast.rosasInternship)).orElseThrow();
        var log = logs.of(internship).orElseThrow();
        String hours = texts.hours(log.counted());
        var screens = new ArrayList<String>();
        screens.add("home|"
                + rosa.get("/home").document().select(".ring-number").eachText().getFirst());
        screens.add("internship|"
                + number(rosa.get("/internship")
                        .document()
                        .select(".panel .lead")
                        .text()));
        screens.add("log|"
                + number(rosa.get("/internship/log")
                        .document()
                        .select("p.lead")
                        .eachText()
                        .getFirst()));
        screens.add("coach's log|"
                + number(ines.get("/coach/internships/" + cast.rosasInternship + "/log")
                        .document()
                        .select("p.lead")
                        .eachText()
                        .getFirst()));
        screens.add("person|"
                + of(ines.get("/coach/internships/" + cast.rosasInternship).text(), hours));
        screens.add("board|"
                + of(
                        ines.get("/coach/cohorts/" + cast.rosasCohort)
                                .document()
                                .select("tr:contains(Rosa Delgado)")
                                .text(),
                        hours));
        screens.add("office|"
                + of(opal.get("/office/internships/" + cast.rosasInternship).text(), hours));
        screens.add("office's list|"
                + of(
                        opal.get("/office/internships?need=everybody&name=Rosa")
                                .document()
                                .select("tr:contains(Rosa Delgado)")
                                .text(),
                        hours));
        screens.add("district|"
                + of(
                        dora.get("/district")
                                .document()
                                .select("tr:contains(Rosa Delgado)")
                                .text(),
                        hours));
        assertThat(screens)
                .as(when)
                .allSatisfy(screen -> assertThat(screen.substring(screen.indexOf('|') + 1))
                        .as(screen)
                        .isEqualTo(hours));
        return log;
    }

    private void same(String when) {
        var log = onEveryScreen(when);
        int reports = 0;
        for (var month : log.months(today)) {
            if (rosa.get("/internship/reports/" + month.number()).status() == 200) {
                reports++;
                assertThat(rosa.get("/internship/reports/" + month.number())
                                .document()
                                .select("section[aria-labelledby=from-log] dd")
                                .get(1)
                                .text())
                        .as(when + ": report of month " + month.number())
                        .startsWith(texts.hours(month.counted()));
            }
        }
        assertThat(reports).isPositive();
        assertThat(log.months(today).stream()
                        .mapToInt(ContactLog.Month::counted)
                        .sum())
                .as(when + ": the months together")
                .isEqualTo(log.counted());
    }

    /** The first number of a text. */
    private static String number(String text) {
        return text.replaceAll("^\\D*([\\d.]+).*$", "$1");
    }

    /** The number that stands before "of 72.00". */
    private static String of(String text, String expected) {
        var found = Pattern.compile("([\\d.]+)\\s*(hours )?(/|of) 72").matcher(text);
        return found.find() ? found.group(1) : "nowhere, instead of " + expected + ": " + text;
    }
}
