package org.cadre.reporting;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.demo.Histories.Event;
import org.cadre.demo.Histories.Slot;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** People of Bluebonnet ISD whose days are counted from today, for tests of first pages. */
public final class Bluebonnet {
    public final Histories histories;
    public final UUID editionId;
    public final Edition edition;
    public final LocalDate today;
    public final OrganizationId district;
    public final OrganizationId school;
    public final PersonId ada;
    public final PersonId ines;
    public final PersonId del;
    public final UUID cohort;
    private final Map<PersonId, String> keys = new HashMap<>();

    public Bluebonnet(NamedParameterJdbcTemplate jdbc, Editions editions, LocalDate today) {
        this.histories = new Histories(jdbc);
        this.editionId = editions.idOf(Editions.NATIONAL).value();
        this.edition = editions.current(Editions.NATIONAL);
        this.today = today;
        this.district = histories.sampleDistrict("Bluebonnet ISD");
        this.school = histories.sampleSchool("Bluebonnet Elementary", district);
        this.ada = person("Ada Example", Role.OFFICE);
        this.ines = person("Ines Example", Role.COACH);
        this.del = histories.personWithoutAccount(
                "Del Example", "del@bluebonnet.example", "principal", district, school, today.minusYears(1));
        this.cohort = histories.cohort("Fall cohort", editionId, today.minusMonths(3), ines);
    }

    public PersonId person(String name, Role... roles) {
        String key = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        var person =
                histories.person(name, key + "@bluebonnet.example", "principal", district, school, today.minusYears(2));
        keys.put(person, key);
        for (Role role : roles) {
            histories.role(person, role, role == Role.DISTRICT ? district : null, today.minusYears(1));
        }
        return person;
    }

    /** An institute with all six modules on two days. */
    public Event institute(String title, LocalDate firstDay, boolean closed) {
        var slots = new ArrayList<Slot>();
        for (var module : edition.modules()) {
            slots.add(new Slot(
                    module.key(),
                    module.title(),
                    module.order() > 3 ? 1 : 0,
                    7 + 2 * module.order(),
                    module.minutes()));
        }
        return histories.event(
                "lii", title, editionId, "Bluebonnet Center", "Austin", firstDay, 2, 30, 79900, closed, slots);
    }

    /** Somebody who completed part one so many days ago. */
    public PersonId participant(String name, int daysAgo, int... missed) {
        var person = person(name);
        var event = institute("Institute of " + name, today.minusDays(daysAgo), true);
        histories.attended(event, histories.seat(event, person, null, 79900, true, true), null, missed);
        return person;
    }

    /** An internship that began so many months ago, with Del as protégé. */
    public Intern intern(String name, int monthsAgo) {
        var person = participant(name, 300);
        histories.role(person, Role.MIT, null, today.minusMonths(monthsAgo));
        var first = today.minusMonths(monthsAgo);
        var internship = histories.internship(
                person,
                cohort,
                "active",
                first.minusDays(30),
                first,
                first.plusMonths(9).minusDays(1));
        var pairing = histories.pairing(
                internship, del, "novice", school, "2020-1", "We agree.", first.minusDays(10), first.minusDays(5));
        return new Intern(this, person, internship, pairing, first);
    }

    public record Intern(Bluebonnet at, PersonId person, UUID internship, UUID pairing, LocalDate first) {
        public Intern contact(int daysAgo, int minutes, boolean confirmed) {
            at.histories.contact(
                    pairing,
                    at.today.minusDays(daysAgo),
                    LocalTime.of(15, 0),
                    minutes,
                    "video",
                    "Talked about the week.",
                    List.of(),
                    confirmed ? at.del : null);
            return this;
        }

        public Intern report(int month, String state) {
            var sent = first.plusMonths(month).plusDays(2);
            at.histories.report(
                    internship,
                    month,
                    state,
                    "{}",
                    480,
                    4,
                    sent.isAfter(at.today) ? at.today : sent,
                    "accepted".equals(state) ? at.ines : null);
            return this;
        }
    }

    public void write() {
        histories.write();
    }

    /** Signs somebody in by the demo's own door. */
    public Visitor as(PersonId person) {
        return Visitor.as(requireNonNull(keys.get(person)));
    }
}
