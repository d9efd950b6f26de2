package org.cadre.demo;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.cadre.demo.PartTwoRows.Confirmed;
import org.cadre.demo.PartTwoRows.Dispute;
import org.cadre.demo.PartTwoRows.Verified;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Tells histories: people, events, internships as they would lie in the database after months of use. What is told is
 * gathered, and written in batches by {@link #write()}.
 */
public final class Histories {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final String CARD = "card";

    private final Rows rows;
    private final PastIds ids;

    public Histories(NamedParameterJdbcTemplate jdbc) {
        this(jdbc, new SecureRandom());
    }

    /** With ids that are the same each time the randomness is. */
    Histories(NamedParameterJdbcTemplate jdbc, RandomGenerator random) {
        this.rows = new Rows(jdbc);
        this.ids = new PastIds(random);
    }

    /** Writes all that was told since the last time. */
    public void write() {
        rows.write();
    }

    /** How many rows there have been. */
    long written() {
        return rows.written();
    }

    void add(Row row) {
        rows.add(row);
    }

    UUID id(OffsetDateTime moment) {
        return ids.at(moment);
    }

    UUID id(LocalDate day) {
        return ids.at(at(day, 9));
    }

    static OffsetDateTime at(LocalDate day, int hour) {
        return at(day, LocalTime.of(hour, 0));
    }

    static OffsetDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    static @Nullable UUID value(@Nullable OrganizationId organization) {
        return organization == null ? null : organization.value();
    }

    static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    // ---- people and organizations

    public OrganizationId sampleDistrict(String name) {
        return organization("district", name, null);
    }

    public OrganizationId sampleSchool(String name, OrganizationId district) {
        return organization("school", name, district);
    }

    private OrganizationId organization(String kind, String name, @Nullable OrganizationId parent) {
        UUID id = id(LocalDate.EPOCH);
        add(new PeopleRows.Organization(id, kind, name, value(parent), "Bluebonnet"));
        return new OrganizationId(id);
    }

    /** A person, with an account that is confirmed. */
    public PersonId person(
            String name,
            String email,
            String stage,
            @Nullable OrganizationId district,
            @Nullable OrganizationId school,
            LocalDate since) {
        PersonId id = personWithoutAccount(name, email, stage, district, school, since);
        add(new PeopleRows.Account(id.value(), at(since, 9)));
        return id;
    }

    public PersonId personWithoutAccount(
            String name,
            String email,
            String stage,
            @Nullable OrganizationId district,
            @Nullable OrganizationId school,
            LocalDate since) {
        UUID id = id(since);
        add(new PeopleRows.Person(id, name, email, stage, value(district), value(school), at(since, 9)));
        return new PersonId(id);
    }

    public void role(PersonId person, Role role, @Nullable OrganizationId organization, LocalDate since) {
        role(person, role, organization, since, null);
    }

    void role(
            PersonId person,
            Role role,
            @Nullable OrganizationId organization,
            LocalDate since,
            @Nullable LocalDate until) {
        add(new PeopleRows.RoleGrant(id(since), person.value(), role.word(), value(organization), since, until));
    }

    // ---- part one

    /** A dated event with its sessions. */
    public record Event(UUID id, LocalDate firstDay, LocalDate lastDay, List<UUID> sessions, List<Slot> slots) {}

    /** A session of an event to be: its module, title, day (0 is the first), hour of beginning and PD minutes. */
    public record Slot(@Nullable String module, String title, int day, int hour, int minutes) {}

    public Event event(
            String kind,
            String title,
            UUID edition,
            String place,
            String city,
            LocalDate firstDay,
            int days,
            int capacity,
            int priceCents,
            boolean closed,
            List<Slot> slots) {
        LocalDate lastDay = firstDay.plusDays(days - 1L);
        var announced = at(firstDay.minusDays(120), 9);
        UUID id = id(announced);
        add(new PartOneRows.Offering(
                id,
                kind,
                title,
                edition,
                place,
                city,
                ZONE.getId(),
                firstDay,
                lastDay,
                priceCents,
                closed ? at(lastDay.plusDays(4), 18) : null,
                announced));
        add(new PartOneRows.Pool(id, capacity));
        var sessions = new ArrayList<UUID>();
        for (Slot slot : slots) {
            UUID session = id(announced);
            var start = at(firstDay.plusDays(slot.day), slot.hour);
            add(new PartOneRows.Session(
                    session, id, slot.module, slot.title, start, start.plusMinutes(slot.minutes), slot.minutes));
            sessions.add(session);
        }
        return new Event(id, firstDay, lastDay, List.copyOf(sessions), List.copyOf(slots));
    }

    public void trainer(Event event, PersonId person) {
        add(new PartOneRows.Trainer(event.id, person.value()));
    }

    /** A seat in an event: held until office confirms it, or confirmed. */
    public UUID seat(
            Event event,
            PersonId person,
            @Nullable OrganizationId payer,
            int priceCents,
            boolean confirmed,
            boolean wantsCertification) {
        return seat(
                event,
                person,
                payer,
                priceCents,
                confirmed ? "confirmed" : "held",
                wantsCertification,
                event.firstDay.minusDays(30));
    }

    UUID seat(
            Event event,
            PersonId person,
            @Nullable OrganizationId payer,
            int priceCents,
            String state,
            boolean wantsCertification,
            LocalDate registeredOn) {
        return seat(
                event,
                person,
                payer,
                priceCents,
                state,
                wantsCertification,
                registeredOn,
                payer != null ? "purchase order" : "check");
    }

    /** A seat that its person paid by card. */
    UUID seatByCard(Event event, PersonId person, int priceCents, LocalDate registeredOn) {
        return seat(event, person, null, priceCents, "confirmed", false, registeredOn, CARD);
    }

    private UUID seat(
            Event event,
            PersonId person,
            @Nullable OrganizationId payer,
            int priceCents,
            String state,
            boolean wantsCertification,
            LocalDate registeredOn,
            String pays) {
        var registered = at(registeredOn, 10);
        var decided = at(registeredOn.plusDays(2), 10);
        UUID id = id(registered);
        UUID order = id(registered);
        UUID billTo = id(registered);
        boolean taken = "held".equals(state) || "confirmed".equals(state);
        boolean confirmed = "confirmed".equals(state);
        boolean byOrder = payer != null;
        String letters = letters(id);
        add(new PartOneRows.Registration(
                id,
                order,
                billTo,
                id(registered),
                letters,
                letters + letters(order),
                event.id,
                person.value(),
                value(payer),
                byOrder ? "district" : "member",
                priceCents,
                state,
                taken ? confirmed ? "confirmed" : "placed" : "canceled",
                confirmed ? byOrder ? "purchase order" : "payment" : null,
                pays,
                wantsCertification,
                registered,
                confirmed || !taken ? null : at(event.firstDay, 0),
                confirmed ? decided : null,
                taken ? null : at(registeredOn.plusDays(5), 10)));
        if (taken) {
            add(new PartOneRows.TakenSeat(event.id));
        }
        if (confirmed) {
            String number = "SAMPLE-" + letters;
            if (byOrder) {
                add(new PartOneRows.PurchaseOrder(id(decided), order, billTo, number, decided));
            }
            if (priceCents > 0) {
                enter(order, "charge", priceCents, null, null, decided);
            }
            if (priceCents > 0 && pays.equals(CARD)) {
                String intent = "pi_sample_" + letters;
                add(new PartOneRows.CardAttempt(
                        id(decided), order, priceCents, "cs_test_sample_" + letters, intent, registered, decided));
                enter(order, "payment", priceCents, CARD, intent, decided);
            } else if (priceCents > 0 && !byOrder) {
                enter(order, "payment", priceCents, "check", number, decided);
            }
        }
        return id;
    }

    /** Seats that a district ordered, held while its purchase order is on its way; those without a person have no name yet. */
    void order(
            Event event,
            String code,
            PersonId buyer,
            OrganizationId district,
            int priceCents,
            LocalDate on,
            List<@Nullable PersonId> seats) {
        var placed = at(on, 11);
        UUID order = id(placed);
        add(new PartOneRows.GroupOrder(
                order,
                id(placed),
                id(placed),
                code,
                event.id,
                buyer.value(),
                district.value(),
                seats.size(),
                priceCents,
                at(on.plusDays(31), 0),
                event.firstDay.minusDays(7),
                placed));
        for (PersonId person : seats) {
            UUID id = id(placed);
            add(new PartOneRows.GroupSeat(
                    id, order, letters(id) + letters(order), event.id, value(person), priceCents, placed));
            add(new PartOneRows.TakenSeat(event.id));
        }
    }

    /** Somebody waits for seats of a full event. */
    void waits(Event event, PersonId person, @Nullable OrganizationId district, int seats, LocalDate since) {
        var joined = at(since, 12);
        add(new PartOneRows.Waiting(id(joined), event.id, person.value(), value(district), seats, joined));
    }

    private void enter(
            UUID order,
            String kind,
            int cents,
            @Nullable String method,
            @Nullable String reference,
            OffsetDateTime at) {
        add(new PartOneRows.LedgerEntry(
                id(at),
                order,
                kind,
                cents,
                method,
                reference,
                at.atZoneSameInstant(ZONE).toLocalDate(),
                at));
    }

    /** Eight letters and digits of an id, different for each. */
    private static String letters(UUID id) {
        var letters = new StringBuilder();
        long bits = id.getLeastSignificantBits();
        for (int i = 0; i < 8; i++) {
            letters.append("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return letters.toString();
    }

    /** Present in sessions of the event, in full. */
    public void attended(Event event, UUID seat, @Nullable PersonId recorder, int... missed) {
        var absent = Arrays.stream(missed).boxed().toList();
        for (int i = 0; i < event.sessions.size(); i++) {
            if (!absent.contains(i + 1)) {
                attended(event, seat, recorder, i, event.slots.get(i).minutes);
            }
        }
    }

    /** So many minutes of one session, the first being 0. */
    void attended(Event event, UUID seat, @Nullable PersonId recorder, int session, int minutes) {
        var slot = event.slots.get(session);
        var after = at(event.firstDay.plusDays(slot.day), slot.hour).plusMinutes(slot.minutes + 5L);
        add(new PartOneRows.Attendance(id(after), seat, event.sessions.get(session), minutes, value(recorder), after));
    }

    /** A code that a seat had before somebody else took it. */
    void replacedTicket(UUID seat, String code, LocalDate until) {
        add(new PartOneRows.DeadTicket(code, seat, at(until.minusDays(20), 9), at(until, 9)));
    }

    /** Asked for after closing, and waiting for a second person: a session that was missed was attended in full. */
    void correction(
            Event event, UUID seat, PersonId person, int session, String reason, PersonId by, LocalDate askedOn) {
        var asked = at(askedOn, 9);
        UUID id = id(asked);
        add(new PartOneRows.Correction(id, seat, person.value(), reason, by.value(), asked));
        add(new PartOneRows.CorrectionLine(id, event.sessions.get(session), event.slots.get(session).minutes));
    }

    // ---- part two

    public UUID cohort(String name, UUID edition, LocalDate starts, PersonId coach) {
        return cohort(name, edition, starts, coach, "sample: appointed by office");
    }

    /** With the reason why its coach was appointed; none for a certified mentor. */
    UUID cohort(String name, UUID edition, LocalDate starts, PersonId coach, @Nullable String reason) {
        LocalDate made = starts.minusDays(20);
        UUID id = id(made);
        add(new PartTwoRows.Cohort(id, name, edition, starts, at(made, 9)));
        add(new PartTwoRows.Coach(id, coach.value(), made, reason));
        return id;
    }

    /** An internship of a person: applied only, or placed in a cohort and running since its first day. */
    public UUID internship(
            PersonId person,
            @Nullable UUID cohort,
            String state,
            LocalDate appliedOn,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        UUID id = id(appliedOn);
        add(new PartTwoRows.Internship(
                id,
                person.value(),
                cohort,
                state,
                appliedOn,
                firstDay,
                lastDay,
                "complete".equals(state) ? lastDay : null,
                null));
        return id;
    }

    public UUID pairing(
            UUID internship,
            PersonId protege,
            String kind,
            @Nullable OrganizationId school,
            String agreementVersion,
            String agreement,
            LocalDate proposedOn,
            @Nullable LocalDate acceptedOn) {
        UUID id = id(at(proposedOn, 11));
        add(new PartTwoRows.Pairing(
                id,
                internship,
                protege.value(),
                kind,
                value(school),
                acceptedOn == null ? "proposed" : "active",
                agreementVersion,
                agreement,
                at(proposedOn, 11),
                acceptedOn == null ? null : at(acceptedOn, 16),
                acceptedOn,
                null,
                null));
        return id;
    }

    /** A contact: confirmed by the protégé when one is named. */
    public UUID contact(
            UUID pairing,
            LocalDate day,
            @Nullable LocalTime starts,
            int minutes,
            String mode,
            String summary,
            List<String> standards,
            @Nullable PersonId confirmedBy) {
        UUID id = id(at(day, 18));
        add(new PartTwoRows.Contact(
                id,
                pairing,
                day,
                starts,
                minutes,
                mode,
                standards,
                summary,
                "",
                "submitted",
                confirmedBy == null ? Confirmed.NONE : new Confirmed(confirmedBy.value(), at(day.plusDays(2), 8)),
                Verified.NONE,
                Dispute.NONE,
                at(day, 18)));
        return id;
    }

    public void report(
            UUID internship,
            int month,
            String state,
            String answers,
            int minutes,
            int contacts,
            LocalDate sentOn,
            @Nullable PersonId acceptedBy) {
        boolean sent = !"open".equals(state);
        boolean decided = acceptedBy != null && ("accepted".equals(state) || "returned".equals(state));
        add(new PartTwoRows.Report(
                id(at(sentOn, 19)),
                internship,
                month,
                state,
                answers,
                minutes,
                contacts,
                sent ? at(sentOn, 19) : null,
                sent ? sentOn : null,
                decided ? value(acceptedBy) : null,
                decided ? at(sentOn.plusDays(2), 20) : null,
                "accepted".equals(state) ? sentOn.plusDays(2) : null));
    }

    public UUID meeting(
            UUID cohort,
            int month,
            LocalDate day,
            boolean held,
            @Nullable String lessons,
            @Nullable String recommendations) {
        UUID id = id(at(day.minusDays(14), 9));
        add(new PartTwoRows.Meeting(
                id,
                cohort,
                month,
                "call",
                at(day, 16),
                "https://meet.example/bluebonnet",
                null,
                lessons,
                recommendations,
                held ? at(day, 17) : null));
        return id;
    }

    /** A meeting that is still to come, as a chat in a room where its members have begun to write. */
    void chat(
            UUID cohort,
            int month,
            LocalDate day,
            String agenda,
            LocalDate said,
            List<PersonId> authors,
            List<String> words) {
        UUID room = id(at(day.minusDays(14), 9));
        add(new MeetingRows.Room(room, agenda, words.size()));
        for (int i = 0; i < words.size(); i++) {
            add(new MeetingRows.Said(
                    room, i + 1, authors.get(i).value(), words.get(i), at(said, LocalTime.of(16, 10 + i))));
        }
        UUID id = id(at(day.minusDays(14), 9));
        add(new PartTwoRows.Meeting(id, cohort, month, "chat", at(day, 16), null, room, null, null, null));
    }

    /** Times a coach proposes for a later meeting; nobody has answered yet. */
    void proposes(UUID cohort, PersonId coach, int month, LocalDate on, List<OffsetDateTime> times) {
        UUID poll = id(at(on, 9));
        add(new MeetingRows.Poll(poll, cohort, coach.value(), at(on, 9)));
        times.forEach(time -> add(new MeetingRows.PollTime(id(at(on, 9)), poll, time, month)));
    }

    /** A lesson or a recommendation that its coach took into the digest. */
    void learned(UUID meeting, String kind, String body, PersonId author, PersonId coach, LocalDate day) {
        add(new MeetingRows.Insight(id(at(day, 17)), meeting, kind, body, author.value(), coach.value(), at(day, 17)));
    }

    public void cameTo(UUID meeting, UUID internship, PersonId recorder, LocalDate day) {
        add(new PartTwoRows.Came(meeting, internship, recorder.value(), at(day, 17)));
    }

    public UUID project(UUID internship, String title, String state, LocalDate proposedOn, @Nullable PersonId reader) {
        UUID id = id(proposedOn);
        boolean approved = !"proposed".equals(state) && reader != null;
        boolean passed = "passed".equals(state);
        add(new PartTwoRows.Project(
                id,
                internship,
                title,
                "",
                state,
                proposedOn,
                approved ? value(reader) : null,
                approved ? proposedOn.plusDays(5) : null,
                passed || "submitted".equals(state) ? proposedOn.plusDays(60) : null,
                passed ? proposedOn.plusDays(70) : null));
        if (passed && reader != null) {
            add(new PartTwoRows.Reading(
                    id(proposedOn.plusDays(60)),
                    id,
                    reader.value(),
                    1,
                    proposedOn.plusDays(60),
                    null,
                    at(proposedOn.plusDays(70), 20)));
        }
        return id;
    }
}
