package org.cadre.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.demo.Histories.Event;
import org.cadre.demo.Histories.Slot;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/**
 * The living cast: made-up people of the made-up Bluebonnet ISD at different points of the way, as of a day. The demo,
 * the tests and the pictures know the same people.
 */
public final class Cast {
    /** What their contacts were about; said again and again, as people do. */
    private static final List<String> TALKS = List.of(
            "Walked through the master schedule and where new teachers need cover.",
            "Debriefed two classroom visits and practiced feedback that asks first.",
            "Prepared the first faculty meeting on the improvement plan.",
            "Talked through a hard conversation with a parent group.",
            "Looked at reading data and chose one question to follow.",
            "Planned how to share the work of the leadership team.",
            "Went over the budget calendar and what can wait.",
            "Reflected on the week, and on what to stop doing.");

    private static final List<String> STANDARDS =
            List.of("llc-2008-1", "llc-2008-4", "psel-2015-4", "psel-2015-6", "llc-2008-6", "psel-2015-10");

    private static final String[] MODES = {"in-person", "phone", "video", "phone"};

    final Histories histories;
    private final UUID editionId;
    private final Edition edition;
    private final LocalDate today;

    public final OrganizationId district;
    private final OrganizationId oakHill;
    private final OrganizationId riverBend;
    public final PersonId office;
    public final PersonId trainer;
    public final PersonId coach;
    public final PersonId coordinator;
    public final PersonId registered;
    public final PersonId partOneDone;
    public final PersonId awaitsProtege;
    public final PersonId rosa;
    public final PersonId ready;
    public final PersonId renewing;
    public final PersonId del;
    public final OrganizationId otherDistrict;
    public final PersonId otherTrainer;
    public final PersonId otherCoach;
    public final PersonId otherCoordinator;
    public final PersonId otherMit;
    public final List<Event> upcoming = new ArrayList<>();
    final List<UUID> rosasMeetings = new ArrayList<>();
    private @Nullable Event lastInstitute;
    public UUID rosasInternship = new UUID(0, 0);
    public UUID rosasPairing = new UUID(0, 0);
    public UUID rosasCohort = new UUID(0, 0);
    public UUID readysInternship = new UUID(0, 0);

    /** Gathers everyone's history up to today; nothing is in the database before {@link Histories#write()}. */
    public Cast(Histories histories, UUID editionId, Edition edition, LocalDate today) {
        this.histories = histories;
        this.editionId = editionId;
        this.edition = edition;
        this.today = today;
        this.district = histories.sampleDistrict("BLUEBONNET ISD (SAMPLE)");
        this.oakHill = histories.sampleSchool("OAK HILL EL (SAMPLE)", district);
        this.riverBend = histories.sampleSchool("RIVER BEND MIDDLE (SAMPLE)", district);
        LocalDate longAgo = today.minusYears(5);
        this.office = person("Opal Whitfield", "opal", "other administrator", null, longAgo);
        this.trainer = person("Theo Marsh", "theo", "retired", null, longAgo);
        this.coach = person("Ines Calderón", "ines", "principal", riverBend, longAgo);
        this.coordinator = person("Dora Pine", "dora", "central office", null, longAgo);
        this.registered = person("Nate Okafor", "nate", "principal", oakHill, today.minusDays(20));
        this.partOneDone = person("Nadia Brooks", "nadia", "assistant principal", riverBend, today.minusMonths(4));
        this.awaitsProtege = person("Amir Haddad", "amir", "principal", oakHill, today.minusMonths(4));
        this.rosa = person("Rosa Delgado", "rosa", "principal", oakHill, today.minusMonths(9));
        this.ready = person("Marcus Lee", "marcus", "principal", riverBend, today.minusMonths(16));
        this.renewing = person("Cora Jennings", "cora", "principal", oakHill, longAgo);
        this.del = histories.personWithoutAccount(
                "Del Ramos", "del@bluebonnet.example", "principal", district, riverBend, today.minusMonths(5));
        this.otherDistrict = histories.sampleDistrict("PRAIRIE VIEW ISD (SAMPLE)");
        this.otherTrainer = elsewhere("Sol Hart", "sol", "retired", longAgo);
        this.otherCoach = elsewhere("Lena Fox", "lena", "principal", longAgo);
        this.otherCoordinator = elsewhere("Kit Rowe", "kit", "central office", longAgo);
        this.otherMit = elsewhere("Omar Reyes", "omar", "principal", today.minusMonths(8));
        histories.role(otherTrainer, Role.TRAINER, null, longAgo);
        histories.role(otherCoach, Role.COACH, null, longAgo);
        histories.role(otherCoordinator, Role.DISTRICT, otherDistrict, longAgo);
        histories.role(otherMit, Role.MIT, null, today.minusMonths(3));
        histories.role(office, Role.OFFICE, null, longAgo);
        histories.role(trainer, Role.TRAINER, null, longAgo);
        histories.role(coach, Role.COACH, null, longAgo);
        histories.role(coordinator, Role.DISTRICT, district, longAgo);
        histories.role(awaitsProtege, Role.MIT, null, today.minusMonths(1));
        histories.role(rosa, Role.MIT, null, today.minusMonths(5));
        histories.role(ready, Role.MIT, null, today.minusMonths(11));
        histories.role(coach, Role.MIT, null, today.minusMonths(29));
        histories.role(renewing, Role.MIT, null, today.minusMonths(48));
        pastEvents();
        comingEvents();
    }

    private PersonId person(
            String name, String mailbox, String stage, @Nullable OrganizationId school, LocalDate since) {
        return histories.person(name, mailbox + "@bluebonnet.example", stage, district, school, since);
    }

    PersonId principal(String name, String mailbox, LocalDate since) {
        return person(name, mailbox, "principal", riverBend, since);
    }

    PersonId protege(String name, String mailbox, LocalDate since) {
        return histories.personWithoutAccount(
                name, mailbox + "@bluebonnet.example", "principal", district, riverBend, since);
    }

    /** Named by their district for a seat: known by name and address alone. */
    private PersonId named(String name, String mailbox, OrganizationId school) {
        return histories.personWithoutAccount(
                name, mailbox + "@bluebonnet.example", "principal", district, school, today.minusDays(4));
    }

    private PersonId elsewhere(String name, String mailbox, String stage, LocalDate since) {
        return histories.person(name, mailbox + "@bluebonnet.example", stage, otherDistrict, null, since);
    }

    // ---- part one

    private Event institute(String city, LocalDate firstDay, int capacity, boolean closed) {
        var slots = new ArrayList<Slot>();
        int[] hours = {8, 11, 14, 8, 11, 14};
        for (var module : edition.modules()) {
            int at = slots.size();
            slots.add(new Slot(module.key(), module.title(), at / 3, hours[at % 6], module.minutes()));
        }
        var event = histories.event(
                "lii",
                "Leadership Immersion Institute, " + city,
                editionId,
                city + " Conference Center (sample)",
                city,
                firstDay,
                2,
                capacity,
                45_000,
                closed,
                slots);
        histories.trainer(event, trainer);
        return event;
    }

    private Event recertification(String city, LocalDate day) {
        var event = histories.event(
                "recertification",
                "Recertification Training, " + city,
                editionId,
                city + " Learning Center (sample)",
                city,
                day,
                1,
                40,
                15_000,
                day.isBefore(today.minusDays(5)),
                List.of(new Slot(
                        null,
                        "Recertification Training",
                        0,
                        9,
                        edition.attendance().recertificationMinutes())));
        histories.trainer(event, trainer);
        return event;
    }

    private void pastEvents() {
        var first = institute("Austin", today.minusMonths(49), 30, true);
        complete(first, renewing);
        past(renewing, "Pilar Vance", "pilar", today.minusMonths(46), today.minusMonths(48));
        var second = institute("Houston", today.minusMonths(31), 30, true);
        complete(second, coach);
        past(coach, "Hugh Abbott", "hugh", today.minusMonths(27), today.minusMonths(29));
        var third = institute("Dallas", today.minusMonths(12), 30, true);
        complete(third, ready);
        var fourth = institute("San Antonio", today.minusMonths(6), 30, true);
        complete(fourth, rosa);
        lastInstitute = fourth;
        var fifth = institute("Waco", today.minusMonths(2), 30, true);
        complete(fifth, partOneDone);
        complete(fifth, awaitsProtege);
        var fiveOfSix = person("Perry Lund", "perry", "assistant principal", oakHill, today.minusMonths(3));
        var perrysSeat = histories.seat(fifth, fiveOfSix, district, 45_000, true, false);
        histories.attended(fifth, perrysSeat, trainer, 6);
        histories.correction(
                fifth,
                perrysSeat,
                fiveOfSix,
                5,
                "He signed the sheet of the last module; the sheet was found in the box of materials.",
                trainer,
                today.minusDays(2));
        histories.attended(fourth, histories.seat(fourth, otherMit, otherDistrict, 45_000, true, true), trainer);
        completed(fourth, otherMit);
        running();
        finished();
        waiting();
        elsewhere();
    }

    /** The institute that Rosa completed. */
    Event lastInstitute() {
        return Objects.requireNonNull(lastInstitute);
    }

    void complete(Event event, PersonId person) {
        histories.attended(event, histories.seat(event, person, district, 45_000, true, true), trainer);
        completed(event, person);
    }

    private void completed(Event event, PersonId person) {
        histories.add(new PartOneRows.Completion(person.value(), event.id(), "part one", event.lastDay()));
    }

    private void comingEvents() {
        var now = institute("Bluebonnet", today, 24, false);
        for (String[] one : new String[][] {
            {"Uma Patel", "uma"},
            {"Victor Stone", "victor"},
            {"Wendy Cho", "wendy"},
            {"Quinn Avery", "quinn"},
            {"Ruth Bell", "ruth"},
            {"Sal Dietz", "sal"},
            {"Tess Emory", "tess"}
        }) {
            var seat = histories.seat(
                    now,
                    person(one[0], one[1], "principal", oakHill, today.minusDays(60)),
                    district,
                    45_000,
                    true,
                    false);
            if (one[1].equals("tess")) {
                // Somebody else was to come: the old badge is still around.
                histories.replacedTicket(seat, "SAMPLEREPLACED22", today.minusDays(10));
            }
        }
        var next = institute("Fort Worth", today.plusWeeks(5), 30, false);
        upcoming.add(next);
        histories.seat(next, registered, district, 45_000, "held", true, today.minusDays(6));
        histories.order(
                next,
                "SAMPLE5X",
                coordinator,
                district,
                45_000,
                today.minusDays(4),
                Arrays.asList(
                        named("Bruno Salas", "bruno", oakHill),
                        named("Carla Nguyen", "carla", riverBend),
                        named("Dennis Webb", "dennis", riverBend),
                        null,
                        null));
        upcoming.add(institute("El Paso", today.plusWeeks(11), 24, false));
        var full = institute("Galveston", today.plusWeeks(8), 2, false);
        upcoming.add(full);
        for (String[] one : new String[][] {{"Xena Ortiz", "xena"}, {"Yusuf Barr", "yusuf"}}) {
            histories.seatByCard(
                    full,
                    person(one[0], one[1], "principal", riverBend, today.minusDays(40)),
                    45_000,
                    today.minusDays(12));
        }
        histories.waits(
                full,
                person("Zoe Grant", "zoe", "principal", oakHill, today.minusDays(30)),
                null,
                1,
                today.minusDays(9));
        histories.waits(full, otherCoordinator, otherDistrict, 2, today.minusDays(6));
        upcoming.add(recertification("Austin", today.plusWeeks(4)));
        recertification("Austin", today.minusMonths(5));
    }

    // ---- part two

    private static final List<String> LEARNED = List.of(
            "Silence after a question is not empty: count to five before helping.",
            "One observation a week, fifteen minutes, beats one long one a month.",
            "A plan on one page is read; a plan of ten pages is filed.",
            "Ask what they would tell a friend in their place.");

    /** Rosa: month five, a little behind, one report to send, two contacts that Del has not confirmed. */
    private void running() {
        LocalDate firstDay = today.minusMonths(4).minusDays(10);
        rosasCohort = histories.cohort("Cohort " + firstDay.getYear() + " South (sample)", editionId, firstDay, coach);
        rosasInternship = histories.internship(
                rosa,
                rosasCohort,
                "active",
                firstDay.minusDays(20),
                firstDay,
                firstDay.plusMonths(9).minusDays(1));
        rosasPairing = pairing(rosasInternship, del, firstDay);
        var term = term(firstDay);
        int[] minutes = {480, 510, 420, 360};
        for (int month = 1; month <= 4; month++) {
            int contacts = month(rosasPairing, term, month, minutes[month - 1], del);
            if (month < 4) {
                report(rosasInternship, term, month, minutes[month - 1], contacts, "accepted");
            }
            LocalDate day = term.monthFirst(month).plusDays(17);
            UUID meeting = histories.meeting(
                    rosasCohort,
                    month,
                    day,
                    true,
                    "Ask before advising: silence is part of the question.",
                    month == 2 ? "Send the reading list before the institute." : null);
            rosasMeetings.add(meeting);
            histories.learned(meeting, "lesson", LEARNED.get(month - 1), rosa, coach, day);
            if (month != 3) {
                histories.cameTo(meeting, rosasInternship, coach, day);
            }
        }
        LocalDate recent = term.monthFirst(5);
        histories.contact(
                rosasPairing,
                recent.plusDays(2),
                LocalTime.of(15, 30),
                120,
                "in-person",
                TALKS.get(1),
                STANDARDS.subList(2, 4),
                del);
        histories.contact(
                rosasPairing,
                recent.plusDays(5),
                LocalTime.of(7, 15),
                45,
                "phone",
                TALKS.get(7),
                STANDARDS.subList(0, 1),
                null);
        histories.contact(
                rosasPairing,
                recent.plusDays(8),
                LocalTime.of(16, 0),
                30,
                "video",
                TALKS.get(4),
                STANDARDS.subList(1, 3),
                null);
        histories.chat(
                rosasCohort,
                5,
                today.plusDays(6),
                "1. How the month went\n2. Feedback that lands\n3. What you want to try next",
                today.minusDays(1),
                List.of(rosa, coach),
                List.of(
                        "I would like to talk about feedback after a classroom visit. Mine comes too late.",
                        "Good, I have put it on the agenda. Bring one that went well, and one that did not."));
        var later = term.monthFirst(6).plusDays(12);
        histories.proposes(
                rosasCohort,
                coach,
                6,
                today.minusDays(1),
                List.of(
                        Histories.at(later, 16),
                        Histories.at(later.plusDays(1), 7),
                        Histories.at(later.plusDays(2), 12)));
        histories.project(
                rosasInternship,
                "Feedback that a new principal can act on",
                "topic approved",
                today.minusDays(30),
                coach);
    }

    /** Marcus: all nine months done, everything met, waiting for the award. */
    private void finished() {
        LocalDate firstDay = today.minusMonths(9).minusDays(16);
        UUID cohort = histories.cohort("Cohort " + firstDay.getYear() + " North (sample)", editionId, firstDay, coach);
        readysInternship = histories.internship(
                ready,
                cohort,
                "active",
                firstDay.minusDays(20),
                firstDay,
                firstDay.plusMonths(9).minusDays(1));
        var protege = histories.personWithoutAccount(
                "Bea Nowak", "bea@bluebonnet.example", "principal", district, oakHill, firstDay);
        nineMonths(readysInternship, cohort, pairing(readysInternship, protege, firstDay), firstDay, protege);
        histories.project(
                readysInternship,
                "The first ninety days: what protégés wish they had asked",
                "passed",
                today.minusMonths(4),
                coach);
    }

    /** Somebody certified earlier: the whole internship, complete. */
    private void past(PersonId person, String protegeName, String mailbox, LocalDate firstDay, LocalDate appliedOn) {
        LocalDate lastDay = firstDay.plusMonths(9).minusDays(1);
        var coachThen = person.equals(coach) ? office : coach;
        UUID cohort = histories.cohort("Cohort " + firstDay.getYear() + " (sample)", editionId, firstDay, coachThen);
        UUID internship = histories.internship(person, cohort, "active", appliedOn, firstDay, lastDay);
        var protege = histories.personWithoutAccount(
                protegeName, mailbox + "@bluebonnet.example", "principal", district, riverBend, firstDay);
        nineMonths(internship, cohort, pairing(internship, protege, firstDay), firstDay, protege);
        histories.project(
                internship, "Mentoring through the first budget", "passed", firstDay.plusMonths(5), coachThen);
    }

    /** Omar, of another district, in another cohort under another coach: month three. */
    private void elsewhere() {
        LocalDate firstDay = today.minusMonths(2).minusDays(5);
        UUID cohort =
                histories.cohort("Cohort " + firstDay.getYear() + " Prairie (sample)", editionId, firstDay, otherCoach);
        UUID internship = histories.internship(
                otherMit,
                cohort,
                "active",
                firstDay.minusDays(20),
                firstDay,
                firstDay.plusMonths(9).minusDays(1));
        var protege = histories.personWithoutAccount(
                "Tom Ashby", "tom@bluebonnet.example", "principal", otherDistrict, null, firstDay);
        UUID pairing = pairing(internship, protege, firstDay);
        var term = term(firstDay);
        for (int month = 1; month <= 2; month++) {
            report(
                    internship,
                    term,
                    month,
                    480,
                    month(pairing, term, month, 480, protege),
                    month == 1 ? "accepted" : "submitted");
        }
    }

    /** Amir: placed, protégé named, agreement not yet signed. */
    private void waiting() {
        LocalDate starts = today.plusDays(10);
        UUID cohort = histories.cohort("Cohort " + starts.getYear() + " Winter (sample)", editionId, starts, coach);
        UUID internship = histories.internship(awaitsProtege, cohort, "applied", today.minusDays(25), null, null);
        var protege = histories.personWithoutAccount(
                "Joy Underwood", "joy@bluebonnet.example", "principal", district, riverBend, today.minusDays(3));
        histories.pairing(
                internship,
                protege,
                "newly hired",
                riverBend,
                edition.agreement().version(),
                edition.agreement().text(),
                today.minusDays(3),
                null);
    }

    UUID pairing(UUID internship, PersonId protege, LocalDate firstDay) {
        return histories.pairing(
                internship,
                protege,
                "novice",
                riverBend,
                edition.agreement().version(),
                edition.agreement().text(),
                firstDay.minusDays(10),
                firstDay.minusDays(6));
    }

    InternshipTerm term(LocalDate firstDay) {
        return new InternshipTerm(firstDay, 9, List.of(), 0);
    }

    private void nineMonths(UUID internship, UUID cohort, UUID pairing, LocalDate firstDay, PersonId protege) {
        var term = term(firstDay);
        for (int month = 1; month <= 9; month++) {
            int minutes = month % 2 == 0 ? 495 : 480;
            int contacts = month(pairing, term, month, minutes, protege);
            report(internship, term, month, minutes, contacts, "accepted");
            LocalDate day = term.monthFirst(month).plusDays(12);
            UUID meeting = histories.meeting(cohort, month, day, true, "What we ask shapes what they see.", null);
            if (month != 5) {
                histories.cameTo(meeting, internship, coach, day);
            }
        }
    }

    /** A month of contacts that add up to so many minutes, all confirmed; returns how many they were. */
    int month(UUID pairing, InternshipTerm term, int month, int minutes, PersonId protege) {
        int left = minutes;
        int contacts = 0;
        while (left > 0) {
            int length = Math.min(left, contacts % 3 == 0 ? 90 : 60);
            String mode = MODES[(month + contacts) % MODES.length];
            int talk = month * 3 + contacts;
            histories.contact(
                    pairing,
                    term.monthFirst(month).plusDays(2L + contacts * 3L),
                    LocalTime.of(15, 30),
                    length,
                    mode,
                    TALKS.get(talk % TALKS.size()),
                    List.of(STANDARDS.get(talk % STANDARDS.size()), STANDARDS.get((talk + 2) % STANDARDS.size())),
                    protege);
            left -= length;
            contacts++;
        }
        return contacts;
    }

    void report(UUID internship, InternshipTerm term, int month, int minutes, int contacts, String state) {
        report(
                internship,
                month,
                minutes,
                contacts,
                state,
                term.monthLast(month).plusDays(4));
    }

    void report(UUID internship, int month, int minutes, int contacts, String state, LocalDate sentOn) {
        histories.report(internship, month, state, """
                {"working": "We keep our weekly call, and it holds.",
                 "challenge": "Finding time for classroom visits.",
                 "feedback": "Asking three questions before giving one suggestion.",
                 "protege-next": "Share the improvement plan with the leadership team.",
                 "own-next": "Visit on a Tuesday, when the data team meets.",
                 "lesson": "Being quiet longer lets the better idea come.",
                 "recommendation": ""}
                """, minutes, contacts, sentOn, coach);
    }
}
