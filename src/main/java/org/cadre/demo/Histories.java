package org.cadre.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Writes histories: people, events, internships as they would lie in the database after months of use. Rows are
 * gathered and written in batches by {@link #write()}, in the order in which they refer to each other.
 */
public final class Histories {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final NamedParameterJdbcTemplate jdbc;
    private final Map<String, List<SqlParameterSource>> rows = new LinkedHashMap<>();

    public Histories(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
        // The order of writing: what is referred to comes first.
        for (String sql : Inserts.IN_ORDER) {
            rows.put(sql, new ArrayList<>());
        }
    }

    /** Writes all that was gathered since the last time. */
    public void write() {
        rows.forEach((sql, gathered) -> {
            if (!gathered.isEmpty()) {
                jdbc.batchUpdate(sql, gathered.toArray(SqlParameterSource[]::new));
                gathered.clear();
            }
        });
    }

    private void add(String sql, MapSqlParameterSource row) {
        Objects.requireNonNull(rows.get(sql)).add(row);
    }

    private static MapSqlParameterSource row(Object... namesAndValues) {
        var row = new MapSqlParameterSource();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.addValue((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    private static MapSqlParameterSource put(MapSqlParameterSource row, String name, @Nullable Object value) {
        return row.addValue(name, value);
    }

    private static Object at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // ---- people and organizations

    public OrganizationId sampleDistrict(String name) {
        return organization("district", name, null);
    }

    public OrganizationId sampleSchool(String name, OrganizationId district) {
        return organization("school", name, district);
    }

    private OrganizationId organization(String kind, String name, @Nullable OrganizationId parent) {
        UUID id = Ids.next();
        var row = row("id", id, "kind", kind, "name", name, "city", "Bluebonnet", "state", "TX");
        add(Inserts.ORGANIZATION, put(row, "parent", parent == null ? null : parent.value()));
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
        add(Inserts.ACCOUNT, row("person", id.value(), "at", at(since, 9)));
        return id;
    }

    public PersonId personWithoutAccount(
            String name,
            String email,
            String stage,
            @Nullable OrganizationId district,
            @Nullable OrganizationId school,
            LocalDate since) {
        UUID id = Ids.next();
        var row = row("id", id, "name", name, "email", email, "stage", stage, "at", at(since, 9));
        put(row, "district", district == null ? null : district.value());
        add(Inserts.PERSON, put(row, "school", school == null ? null : school.value()));
        return new PersonId(id);
    }

    public void role(PersonId person, Role role, @Nullable OrganizationId organization, LocalDate since) {
        var row = row("id", Ids.next(), "person", person.value(), "role", role.word(), "since", since);
        add(Inserts.ROLE, put(row, "organization", organization == null ? null : organization.value()));
    }

    // ---- part one

    /** A dated event with its sessions. */
    public record Event(UUID id, LocalDate firstDay, List<UUID> sessions, List<Integer> minutes) {}

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
        UUID id = Ids.next();
        LocalDate lastDay = firstDay.plusDays(days - 1L);
        var row = row(
                "id",
                id,
                "kind",
                kind,
                "title",
                title,
                "edition",
                edition,
                "place",
                place,
                "city",
                city,
                "zone",
                ZONE.getId(),
                "first",
                firstDay,
                "last",
                lastDay,
                "price",
                priceCents,
                "at",
                at(firstDay.minusDays(120), 9));
        add(Inserts.OFFERING, put(row, "closed", closed ? at(lastDay.plusDays(4), 18) : null));
        add(Inserts.POOL, row("offering", id, "capacity", capacity));
        var sessions = new ArrayList<UUID>();
        for (Slot slot : slots) {
            UUID session = Ids.next();
            var start = firstDay.plusDays(slot.day)
                    .atTime(slot.hour, 0)
                    .atZone(ZONE)
                    .toInstant();
            var part = row(
                    "id",
                    session,
                    "offering",
                    id,
                    "title",
                    slot.title,
                    "starts",
                    at(start),
                    "ends",
                    at(start.plusSeconds(slot.minutes * 60L)),
                    "minutes",
                    slot.minutes);
            add(Inserts.SESSION, put(part, "module", slot.module));
            sessions.add(session);
        }
        return new Event(
                id, firstDay, sessions, slots.stream().map(Slot::minutes).toList());
    }

    public void trainer(Event event, PersonId person) {
        add(Inserts.TRAINER, row("offering", event.id, "person", person.value()));
    }

    /** A seat in an event: held until office confirms it, or confirmed. */
    public UUID seat(
            Event event,
            PersonId person,
            @Nullable OrganizationId payer,
            int priceCents,
            boolean confirmed,
            boolean wantsCertification) {
        UUID id = Ids.next();
        LocalDate day = event.firstDay.minusDays(30);
        var row = row(
                "id",
                id,
                "offering",
                event.id,
                "person",
                person.value(),
                "category",
                payer == null ? "member" : "district",
                "price",
                priceCents,
                "seat",
                confirmed ? "confirmed" : "held",
                "pays",
                payer == null ? "check" : "purchase order",
                "wants",
                wantsCertification,
                "at",
                at(day, 10));
        put(row, "payer", payer == null ? null : payer.value());
        put(row, "confirmed", confirmed ? at(day.plusDays(2), 10) : null);
        add(
                Inserts.REGISTRATION,
                put(row, "reference", confirmed ? "SAMPLE-" + id.toString().substring(30) : null));
        add(Inserts.TAKE_SEAT, row("offering", event.id));
        return id;
    }

    /** Present in sessions of the event, in full. */
    public void attended(Event event, UUID seat, @Nullable PersonId recorder, int... missed) {
        var absent = Arrays.stream(missed).boxed().toList();
        for (int i = 0; i < event.sessions.size(); i++) {
            if (!absent.contains(i + 1)) {
                var row = row(
                        "id",
                        Ids.next(),
                        "registration",
                        seat,
                        "session",
                        event.sessions.get(i),
                        "minutes",
                        event.minutes.get(i),
                        "at",
                        at(event.firstDay, 17));
                add(Inserts.ATTENDANCE, put(row, "recorder", recorder == null ? null : recorder.value()));
            }
        }
    }

    // ---- part two

    public UUID cohort(String name, UUID edition, LocalDate starts, PersonId coach) {
        UUID id = Ids.next();
        add(
                Inserts.COHORT,
                row("id", id, "name", name, "edition", edition, "starts", starts, "at", at(starts.minusDays(20), 9)));
        add(Inserts.COACH, row("cohort", id, "person", coach.value(), "since", starts.minusDays(20)));
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
        UUID id = Ids.next();
        var row = row("id", id, "person", person.value(), "state", state, "applied", appliedOn);
        put(row, "cohort", cohort);
        put(row, "first", firstDay);
        put(row, "last", lastDay);
        add(Inserts.INTERNSHIP, put(row, "ended", "complete".equals(state) ? lastDay : null));
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
        UUID id = Ids.next();
        var row = row(
                "id",
                id,
                "internship",
                internship,
                "protege",
                protege.value(),
                "kind",
                kind,
                "state",
                acceptedOn == null ? "proposed" : "active",
                "version",
                agreementVersion,
                "text",
                agreement,
                "proposed",
                at(proposedOn, 11));
        put(row, "school", school == null ? null : school.value());
        put(row, "accepted", acceptedOn == null ? null : at(acceptedOn, 16));
        add(Inserts.PAIRING, put(row, "acceptedOn", acceptedOn));
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
        UUID id = Ids.next();
        var row = row(
                "id",
                id,
                "pairing",
                pairing,
                "day",
                day,
                "minutes",
                minutes,
                "mode",
                mode,
                "summary",
                summary,
                "standards",
                standards.toArray(String[]::new),
                "at",
                at(day, 18));
        put(row, "starts", starts);
        put(row, "confirmedBy", confirmedBy == null ? null : confirmedBy.value());
        add(Inserts.CONTACT, put(row, "confirmedAt", confirmedBy == null ? null : at(day.plusDays(2), 8)));
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
        boolean accepted = "accepted".equals(state);
        var row = row(
                "id",
                Ids.next(),
                "internship",
                internship,
                "month",
                month,
                "state",
                state,
                "answers",
                answers,
                "minutes",
                minutes,
                "contacts",
                contacts);
        put(row, "sent", "open".equals(state) ? null : at(sentOn, 19));
        put(row, "sentOn", "open".equals(state) ? null : sentOn);
        put(row, "by", accepted && acceptedBy != null ? acceptedBy.value() : null);
        put(row, "decided", accepted ? at(sentOn.plusDays(2), 20) : null);
        add(Inserts.REPORT, put(row, "acceptedOn", accepted ? sentOn.plusDays(2) : null));
    }

    public UUID meeting(
            UUID cohort,
            int month,
            LocalDate day,
            boolean held,
            @Nullable String lessons,
            @Nullable String recommendations) {
        UUID id = Ids.next();
        var row = row(
                "id",
                id,
                "cohort",
                cohort,
                "month",
                month,
                "starts",
                at(day, 16),
                "link",
                "https://meet.example/bluebonnet");
        put(row, "held", held ? at(day, 17) : null);
        put(row, "lessons", lessons);
        add(Inserts.MEETING, put(row, "recommendations", recommendations));
        return id;
    }

    public void cameTo(UUID meeting, UUID internship, PersonId recorder, LocalDate day) {
        add(
                Inserts.CAME,
                row("meeting", meeting, "internship", internship, "recorder", recorder.value(), "at", at(day, 17)));
    }

    public UUID project(UUID internship, String title, String state, LocalDate proposedOn, @Nullable PersonId reader) {
        UUID id = Ids.next();
        var row = row("id", id, "internship", internship, "title", title, "state", state, "proposed", proposedOn);
        boolean approved = !"proposed".equals(state);
        boolean passed = "passed".equals(state);
        put(row, "approvedBy", approved && reader != null ? reader.value() : null);
        put(row, "approvedOn", approved ? proposedOn.plusDays(5) : null);
        put(row, "submittedOn", passed || "submitted".equals(state) ? proposedOn.plusDays(60) : null);
        add(Inserts.PROJECT, put(row, "decidedOn", passed ? proposedOn.plusDays(70) : null));
        if (passed && reader != null) {
            add(
                    Inserts.READING,
                    row(
                            "id",
                            Ids.next(),
                            "project",
                            id,
                            "reader",
                            reader.value(),
                            "assigned",
                            proposedOn.plusDays(60),
                            "at",
                            at(proposedOn.plusDays(70), 20)));
        }
        return id;
    }
}
