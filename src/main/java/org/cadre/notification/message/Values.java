package org.cadre.notification.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.log.CountedMinutes;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.MissingOfMits;
import org.cadre.notification.nudge.NudgeWords;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands for the placeholders, for many people in a few queries: one for each record that is asked for. */
@Component
class Values {
    private static final Set<Placeholder> OF_OFFERING =
            Set.of(Placeholder.OFFERING, Placeholder.OFFERING_DATES, Placeholder.OFFERING_PLACE);
    private static final Set<Placeholder> OF_INTERNSHIP =
            Set.of(Placeholder.COHORT, Placeholder.COACH, Placeholder.HOURS);
    private static final Set<Placeholder> OF_CERTIFICATE =
            Set.of(Placeholder.CERTIFICATE_NUMBER, Placeholder.EXPIRY_DATE);

    /** The values that there are, of each person. */
    private static final class Filling {
        private final Map<PersonId, Map<Placeholder, String>> of = new HashMap<>();

        void put(PersonId person, Placeholder placeholder, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                of.computeIfAbsent(person, _ -> new EnumMap<>(Placeholder.class))
                        .put(placeholder, value);
            }
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final CountedMinutes counted;
    private final MissingOfMits missing;
    private final Settings settings;
    private final Texts texts;
    private final ProgramClock clock;

    Values(
            JdbcClient jdbc,
            Editions editions,
            CountedMinutes counted,
            MissingOfMits missing,
            Settings settings,
            Texts texts,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.counted = counted;
        this.missing = missing;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** What stands for these placeholders; who has no value for one has no entry for it. */
    Map<PersonId, Map<Placeholder, String>> of(
            Collection<PersonCard> people, Set<Placeholder> wanted, Audience audience) {
        // What office writes is in the language of the house, and so is what stands in it.
        return settings.languages().usual().during(() -> filled(people, wanted, audience));
    }

    private Map<PersonId, Map<Placeholder, String>> filled(
            Collection<PersonCard> people, Set<Placeholder> wanted, Audience audience) {
        var filling = new Filling();
        UUID[] ids = people.stream().map(one -> one.id().value()).toArray(UUID[]::new);
        for (var person : people) {
            filling.put(person.id(), Placeholder.NAME, person.displayName());
            filling.put(
                    person.id(),
                    Placeholder.FIRST_NAME,
                    person.displayName().strip().split("\\s+")[0]);
            filling.put(person.id(), Placeholder.OWN_PAGE, person.hasAccount() ? settings.link("/home") : null);
            filling.put(person.id(), Placeholder.ASSOCIATION, settings.associationName());
        }
        if (wanted.stream().anyMatch(OF_OFFERING::contains)) {
            offerings(ids, audience, filling);
        }
        if (wanted.stream().anyMatch(OF_INTERNSHIP::contains)) {
            internships(ids, audience, filling);
        }
        if (wanted.stream().anyMatch(OF_CERTIFICATE::contains) || wanted.contains(Placeholder.NEXT)) {
            certificates(ids, filling);
        }
        if (wanted.contains(Placeholder.NEXT)) {
            next(people, ids, filling);
        }
        return filling.of;
    }

    /** The offering the message is about, else the next one in which they have a seat. */
    private void offerings(UUID[] people, Audience audience, Filling filling) {
        jdbc.sql("""
                select distinct on (r.person) r.person, o.title, o.first_day, o.last_day,
                       concat_ws(', ', o.place, o.city, o.state) as place
                  from registration r
                  join offering o on o.id = r.offering
                 where r.person = any(:people) and r.seat in ('held', 'confirmed') and o.canceled_at is null
                   and (r.offering = :offering::uuid or :offering::uuid is null and o.last_day >= :today)
                 order by r.person, o.first_day, o.id
                """)
                .param("people", people)
                .param("offering", audience instanceof Audience.OfOffering(UUID offering) ? offering : null)
                .param("today", clock.today())
                .query(row -> {
                    var person = person(row);
                    filling.put(person, Placeholder.OFFERING, row.getString("title"));
                    filling.put(
                            person,
                            Placeholder.OFFERING_DATES,
                            texts.days(
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class)));
                    filling.put(person, Placeholder.OFFERING_PLACE, row.getString("place"));
                });
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person", UUID.class));
    }

    private record Interned(
            UUID id,
            UUID person,
            UUID edition,
            String cohort,
            @Nullable String coach) {}

    private void internships(UUID[] people, Audience audience, Filling filling) {
        var found = jdbc.sql("""
                select distinct on (i.person) i.id, i.person, c.edition, c.name as cohort,
                       (select p.display_name from cohort_coach h join person p on p.id = h.person
                         where h.cohort = c.id and h.since <= :today and (h.until is null or h.until >= :today)
                         order by h.since desc, h.person limit 1) as coach
                  from internship i
                  join cohort c on c.id = i.cohort
                 where i.person = any(:people) and (c.id = :cohort::uuid or :cohort::uuid is null)
                 order by i.person, i.state in ('active', 'on hold', 'applied') desc, i.applied_on desc, i.id
                """)
                .param("people", people)
                .param("cohort", audience instanceof Audience.OfCohort(UUID cohort) ? cohort : null)
                .param("today", clock.today())
                .query(Interned.class)
                .list();
        var sums = counted.of(found.stream().map(Interned::id).toList());
        for (var one : found) {
            var person = new PersonId(one.person);
            filling.put(person, Placeholder.COHORT, one.cohort);
            filling.put(person, Placeholder.COACH, one.coach);
            filling.put(
                    person, Placeholder.HOURS, texts.hours(sums.of(one.id, editions.of(new EditionId(one.edition)))));
        }
    }

    private void certificates(UUID[] people, Filling filling) {
        jdbc.sql("""
                select distinct on (person) person, number, expires from certificate
                 where person = any(:people) and state in ('issued', 'suspended')
                 order by person, expires desc, id
                """).param("people", people).query(row -> {
            var person = person(row);
            filling.put(person, Placeholder.CERTIFICATE_NUMBER, row.getString("number"));
            filling.put(person, Placeholder.EXPIRY_DATE, texts.printedDay(row.getObject("expires", LocalDate.class)));
        });
    }

    /** The most pressing thing in an internship, else the next event with a seat, else the end of a certificate. */
    private void next(Collection<PersonCard> people, UUID[] ids, Filling filling) {
        for (var person : people) {
            String expires = filling.of.getOrDefault(person.id(), Map.of()).get(Placeholder.EXPIRY_DATE);
            if (expires != null) {
                filling.put(person.id(), Placeholder.NEXT, texts.say("message.next.certificate", expires));
            }
        }
        var events = new Filling();
        offerings(ids, new Audience.Behind(), events);
        events.of.forEach((person, said) -> filling.put(
                person,
                Placeholder.NEXT,
                texts.say(
                        "message.next.event",
                        said.getOrDefault(Placeholder.OFFERING, ""),
                        said.getOrDefault(Placeholder.OFFERING_DATES, ""))));
        missing.of(clock.today()).stream()
                .sorted(Comparator.comparing(Missing::stage))
                .forEach(one -> {
                    if (filling.of.containsKey(one.who())) {
                        filling.put(one.who(), Placeholder.NEXT, texts.say(NudgeWords.line(one)));
                    }
                });
    }
}
