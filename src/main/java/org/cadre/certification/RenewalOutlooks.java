package org.cadre.certification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.RenewalOutlook.Chance;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out what a holder still needs for the next period, and says it in words. */
@Component
public class RenewalOutlooks {
    private static final int MOST_CHANCES = 3;

    /** A training in which somebody has a seat and whose attendance is not final. */
    record Booked(String title, LocalDate firstDay) {}

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final Standings standings;
    private final Editions editions;
    private final ProgramClock clock;

    RenewalOutlooks(
            JdbcClient jdbc, Certificates certificates, Standings standings, Editions editions, ProgramClock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.standings = standings;
        this.editions = editions;
        this.clock = clock;
    }

    /** How a certificate goes on; empty when it has a next period, or cannot have one now. */
    public Optional<RenewalOutlook> of(CertificateId id) {
        return certificates.find(id).filter(this::mayGoOn).map(this::outlook);
    }

    /** Whether it is the last period of its holder, and counts or has counted. */
    boolean mayGoOn(Certificate certificate) {
        return certificate.state() == CertificateState.ISSUED
                && certificate.next() == null
                && certificates.ofPerson(certificate.person()).stream()
                        .filter(one -> one.state() != CertificateState.REVOKED)
                        .findFirst()
                        .filter(one -> one.id().equals(certificate.id()))
                        .isPresent();
    }

    private RenewalOutlook outlook(Certificate certificate) {
        var rules = editions.of(certificate.edition());
        var today = clock.today();
        var booked = booked(certificate.person()).orElse(null);
        var condition = certificates.condition(certificate);
        return new RenewalOutlook(
                certificate.id(),
                needs(certificate, rules, booked != null, condition),
                deadline(certificate, rules, condition, today),
                booked == null
                        ? null
                        : Sentence.of(
                                booked.firstDay.isAfter(today)
                                        ? "certification.renewal.booked"
                                        : "certification.renewal.attended",
                                booked.title,
                                booked.firstDay),
                chances(certificate.person(), today));
    }

    private List<Sentence> needs(Certificate certificate, Edition rules, boolean booked, Condition condition) {
        var needs = new ArrayList<Sentence>();
        var standing = standing(certificate, rules);
        if (!booked) {
            standing.missing()
                    .forEach(one -> needs.add(Sentence.of("certification.renewal.need", one.title(), one.reason())));
        }
        if (asksForReflection(certificate, rules, condition) && certificate.reflectedOn() == null) {
            needs.add(Sentence.of("certification.renewal.need.reflection"));
        }
        return needs;
    }

    private Standing standing(Certificate certificate, Edition rules) {
        var evidence = standings.evidenceForRenewal(
                certificate.person(), certificate.edition(), rules.renewal().windowOpens(certificate.expires()));
        return org.cadre.program.Standings.renewal(rules, evidence, clock.today());
    }

    private boolean asksForReflection(Certificate certificate, Edition rules, Condition condition) {
        return condition instanceof Condition.Expired
                && rules.renewal().asksForReflection(certificate.expires(), clock.today());
    }

    private Sentence deadline(Certificate certificate, Edition rules, Condition condition, LocalDate today) {
        var opens = rules.renewal().windowOpens(certificate.expires());
        var expires = certificate.expires();
        if (condition instanceof Condition.InGrace(var _, var until)) {
            return until == null
                    ? Sentence.of(
                            "certification.renewal.grace-open", rules.renewal().graceDays())
                    : Sentence.of("certification.renewal.grace", until);
        }
        if (condition instanceof Condition.Expired) {
            var last = expires.plusMonths(rules.renewal().reflectionAfterMonths());
            return today.isAfter(last)
                    ? Sentence.of("certification.renewal.late", last)
                    : Sentence.of("certification.renewal.reactivation", last);
        }
        return today.isBefore(opens)
                ? Sentence.of("certification.renewal.from", opens, expires)
                : Sentence.of("certification.renewal.in-time", expires);
    }

    private Optional<Booked> booked(PersonId person) {
        return jdbc.sql("""
                select o.title, o.first_day
                  from registration r
                  join offering o on o.id = r.offering
                 where r.person = :person and r.seat in ('held', 'confirmed')
                   and o.kind = 'recertification' and o.canceled_at is null and o.closed_at is null
                 order by o.first_day, o.id
                 limit 1
                """).param("person", person.value()).query(Booked.class).optional();
    }

    /** The day of the training somebody has a seat in. */
    @Nullable
    LocalDate bookedOn(PersonId person) {
        return booked(person).map(Booked::firstDay).orElse(null);
    }

    private List<Chance> chances(PersonId person, LocalDate today) {
        return jdbc.sql("""
                select o.id, o.title, o.first_day, o.last_day,
                       case when o.city is null then o.place when o.state is null then o.city
                            else o.city || ', ' || o.state end as town,
                       greatest(0, o.capacity - o.used) as seats_left,
                       coalesce(o.state = p.state, false) as near
                  from offering_summary o
                  join person p on p.id = :person
                 where o.kind = 'recertification' and o.listed and not o.canceled and not o.closed and o.first_day >= :today
                   and not exists (select 1 from registration r
                                    where r.offering = o.id and r.person = :person and r.seat in ('held', 'confirmed'))
                 order by o.used >= o.capacity, coalesce(o.state = p.state, false) desc, o.first_day, o.id
                 limit :most
                """)
                .param("person", person.value())
                .param("today", today)
                .param("most", MOST_CHANCES)
                .query((row, _) -> new Chance(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("town"),
                        row.getInt("seats_left"),
                        row.getBoolean("near")))
                .list();
    }

    /** What a certificate waits for, in a word, for lists. */
    RenewalNeed need(Certificate certificate, @Nullable LocalDate booked, Condition condition) {
        var rules = editions.of(certificate.edition());
        if (clock.today().isBefore(rules.renewal().windowOpens(certificate.expires()))) {
            return RenewalNeed.LATER;
        }
        boolean reflection = certificate.reflectedOn() == null && asksForReflection(certificate, rules, condition);
        if (booked != null && !reflection) {
            return RenewalNeed.BOOKED;
        }
        if (!reflection) {
            return RenewalNeed.TRAINING;
        }
        return booked != null || standing(certificate, rules).isMet()
                ? RenewalNeed.REFLECTION
                : RenewalNeed.TRAINING_AND_REFLECTION;
    }
}
