package org.cadre.internship;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Rosa mentors Del; Ines coaches her and Mira. Wes is in Cole's cohort. Otto is office, Dora speaks for the district,
 * Ruth and Sven could read. The nine months began on Monday, January 8, 2035; it is a month later.
 */
public final class CoachingCast {
    public static final LocalDate BEGINS = LocalDate.of(2035, 1, 8);
    private static final LocalDate BEFORE = BEGINS.minusMonths(3);

    private final Histories histories;
    public final PersonId ines;
    public final PersonId rosa;
    public final PersonId del;
    public final PersonId ruth;
    public final PersonId sven;
    public final UUID cohort;
    public final UUID otherCohort;
    public final UUID rosasInternship;
    public final UUID mirasInternship;
    public final UUID wesInternship;
    public final UUID pairing;

    public CoachingCast(NamedParameterJdbcTemplate jdbc, Editions editions, ProgramClock clock) {
        clock.moveTo(BEGINS.plusMonths(1));
        histories = new Histories(jdbc);
        var district = histories.sampleDistrict("Bluebonnet ISD");
        var school = histories.sampleSchool("Larkspur Elementary", district);
        ines = person("Ines Navarro", "ines");
        rosa = person("Rosa Delgado", "rosa");
        var mira = person("Mira Okafor", "mira");
        var cole = person("Cole Whitman", "cole");
        var wes = person("Wes Tanaka", "wes");
        var otto = person("Otto Brandt", "otto");
        var dora = person("Dora Quill", "dora");
        ruth = person("Ruth Ashby", "ruth");
        sven = person("Sven Halloran", "sven");
        del = histories.personWithoutAccount(
                "Del Reyes", "del@bluebonnet.example", "principal", district, school, BEFORE);
        histories.role(ines, Role.COACH, null, BEFORE);
        histories.role(cole, Role.COACH, null, BEFORE);
        histories.role(otto, Role.OFFICE, null, BEFORE);
        histories.role(dora, Role.DISTRICT, district, BEFORE);
        List.of(rosa, mira, wes).forEach(mit -> histories.role(mit, Role.MIT, null, BEFORE));
        EditionId edition = editions.idOf(Editions.NATIONAL);
        cohort = histories.cohort("Winter cohort", edition.value(), BEGINS, ines);
        otherCohort = histories.cohort("Other cohort", edition.value(), BEGINS, cole);
        rosasInternship = internship(rosa, cohort);
        mirasInternship = internship(mira, cohort);
        wesInternship = internship(wes, otherCohort);
        pairing = histories.pairing(
                rosasInternship, del, "novice", school, "2020-1", "We agree.", BEGINS.minusDays(9), BEGINS);
        histories.write();
    }

    private PersonId person(String name, String key) {
        return histories.person(name, key + "@bluebonnet.example", "principal", null, null, BEFORE);
    }

    private UUID internship(PersonId person, UUID cohort) {
        return histories.internship(
                person, cohort, "active", BEFORE, BEGINS, BEGINS.plusMonths(9).minusDays(1));
    }

    /** A contact of Rosa and Del; confirmed by Del or not. */
    public UUID contact(LocalDate day, int minutes, String summary, boolean confirmed) {
        var id = histories.contact(
                pairing,
                day,
                LocalTime.of(15, 0),
                minutes,
                "phone",
                summary,
                List.of("psel-2015-4"),
                confirmed ? del : null);
        histories.write();
        return id;
    }

    /** The cohort of Ines. */
    public UUID cohort() {
        return cohort;
    }

    /**
     * More MITs for Ines, each with a protégé, a month of contacts and a report that waits for her; the first one named sent
     * it first.
     */
    public void reportsToRead(List<String> names) {
        var sent = BEGINS.plusMonths(1);
        for (String name : names) {
            var mit = person(name, name.toLowerCase(Locale.ROOT).replace(' ', '.'));
            histories.role(mit, Role.MIT, null, BEFORE);
            var internship = internship(mit, cohort);
            var protege = histories.personWithoutAccount(
                    name.split(" ")[1] + " Protégé",
                    name.split(" ")[1].toLowerCase(Locale.ROOT) + "@proteges.example",
                    "principal",
                    null,
                    null,
                    BEFORE);
            var pair = histories.pairing(
                    internship, protege, "novice", null, "2020-1", "We agree.", BEGINS.minusDays(9), BEGINS);
            for (int week = 0; week < 4; week++) {
                histories.contact(
                        pair,
                        BEGINS.plusDays(2 + week * 7L),
                        LocalTime.of(15, 30),
                        week == 3 ? 90 : 120,
                        week % 2 == 0 ? "phone" : "in-person",
                        "Walked through two classrooms and talked about what questions invite pupils to think.",
                        List.of("psel-2015-4"),
                        week < 3 ? protege : null);
            }
            histories.report(internship, 1, "submitted", """
                    {"working": "We keep Mondays at half past three free, whatever happens. Two of three talks were in classrooms.",
                     "challenge": "A veteran teacher who says yes and does nothing. We try small agreements with a date.",
                     "feedback": "Observation first, then one question, then silence.",
                     "protege-next": "Visit two classrooms a week and write one sentence about each.",
                     "own-next": "Ask before advising, and say less.",
                     "lesson": "Trust came when I told of my own failed first year."}
                    """, 450, 4, sent, null);
        }
        histories.write();
    }

    public static Visitor signedIn(String key) {
        return Visitor.as(key);
    }
}
