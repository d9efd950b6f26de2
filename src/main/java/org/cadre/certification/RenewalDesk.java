package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Like;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has to renew, for office: certificates that end soon or have ended, with what each still needs. */
@Component
class RenewalDesk {
    /** Which of them a list shows. */
    enum Stage {
        ALL,
        WITHIN_A_MONTH,
        WITHIN_SIX_MONTHS,
        WITHIN_A_YEAR,
        EXPIRED,
        EXPIRED_LONG;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Sentence word() {
            return Sentence.of("certification.renewals.stage." + key());
        }

        LocalDate from(LocalDate today) {
            return switch (this) {
                case ALL, EXPIRED_LONG -> today.minusYears(YEARS_BACK);
                case EXPIRED -> today.minusYears(1);
                case WITHIN_A_MONTH, WITHIN_SIX_MONTHS, WITHIN_A_YEAR -> today;
            };
        }

        LocalDate until(LocalDate today) {
            return switch (this) {
                case ALL, WITHIN_A_YEAR -> today.plusYears(1);
                case WITHIN_SIX_MONTHS -> today.plusMonths(6);
                case WITHIN_A_MONTH -> today.plusMonths(1);
                case EXPIRED -> today.minusDays(1);
                case EXPIRED_LONG -> today.minusYears(1).minusDays(1);
            };
        }
    }

    /**
     * What office asks for.
     *
     * @param booked null: both; otherwise only who has a seat in a training, or has none
     * @param words part of a name or number; empty: all
     */
    record Asked(Stage stage, @Nullable Boolean booked, String words) {}

    /**
     * One certificate to renew.
     *
     * @param booked the day of the training a seat is taken in
     * @param extendedUntil until when office has given time
     */
    record Row(
            CertificateSummary certificate,
            RenewalNeed need,
            String email,
            @Nullable String state,
            @Nullable LocalDate booked,
            @Nullable LocalDate extendedUntil) {}

    private record Found(
            UUID id,
            String email,
            @Nullable String state,
            @Nullable LocalDate booked,
            @Nullable LocalDate extendedUntil) {}

    private static final int YEARS_BACK = 20;

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final RenewalOutlooks outlooks;
    private final ProgramClock clock;

    RenewalDesk(JdbcClient jdbc, Certificates certificates, RenewalOutlooks outlooks, ProgramClock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /** The soonest to end first, so many after a given one. */
    List<Row> list(Viewer viewer, Asked asked, @Nullable UUID after, int most) {
        var today = clock.today();
        var found = jdbc.sql("""
                select c.id, p.email, p.state,
                       (select min(o.first_day) from registration r join offering o on o.id = r.offering
                         where r.person = c.person and r.seat in ('held', 'confirmed') and o.kind = 'recertification'
                           and o.canceled_at is null and o.closed_at is null) as booked,
                       (select max(x.until) from renewal_extension x where x.certificate = c.id) as extended_until
                  from certificate_and_next c
                  join person p on p.id = c.person
                 where :office and c.state = 'issued' and c.next_id is null and c.expires between :from and :until
                   and not exists (select 1 from certificate l
                                    where l.person = c.person and l.valid_from > c.valid_from and l.state <> 'revoked')
                   and (:words = '' or lower(c.holder_name) like '%' || :words || '%'
                        or lower(c.number) like '%' || :words || '%')
                   and (:booked::boolean is null or :booked::boolean = exists (
                          select 1 from registration r join offering o on o.id = r.offering
                           where r.person = c.person and r.seat in ('held', 'confirmed') and o.kind = 'recertification'
                             and o.canceled_at is null and o.closed_at is null))
                   and (:after::uuid is null
                        or (c.expires, c.id) > (select a.expires, a.id from certificate a where a.id = :after::uuid))
                 order by c.expires, c.id
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("from", asked.stage.from(today))
                .param("until", asked.stage.until(today))
                .param("words", Like.escaped(asked.words))
                .param("booked", asked.booked)
                .param("after", after)
                .param("most", most)
                .query(Found.class)
                .list();
        return rows(found);
    }

    private List<Row> rows(List<Found> found) {
        var byId = found.stream().collect(Collectors.toMap(Found::id, Function.identity()));
        var whole = certificates.all(byId.keySet());
        var summaries = certificates.summaries(whole);
        return IntStream.range(0, whole.size())
                .mapToObj(i -> row(
                        Objects.requireNonNull(byId.get(whole.get(i).id().value())), whole.get(i), summaries.get(i)))
                .toList();
    }

    private Row row(Found found, Certificate certificate, CertificateSummary summary) {
        return new Row(
                summary,
                outlooks.need(certificate, found.booked, summary.condition()),
                found.email,
                found.state,
                found.booked,
                found.extendedUntil);
    }
}
