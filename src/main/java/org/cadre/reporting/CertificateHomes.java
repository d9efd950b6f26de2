package org.cadre.reporting;

import java.util.List;
import java.util.Optional;
import org.cadre.certification.CertificateState;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.reporting.CertificateHome.Training;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what one's certificate is worth today, and how it goes on. */
@Component
class CertificateHomes {
    /** How near its end renewing is more than a plan. */
    private static final int PRESSES_MONTHS = 6;

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Certificates certificates;

    CertificateHomes(JdbcClient jdbc, ProgramClock clock, Certificates certificates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.certificates = certificates;
    }

    Optional<CertificateHome> of(Viewer viewer) {
        return certificates.newestOf(viewer.id()).map(certificate -> {
            if (certificate.state() != CertificateState.ISSUED || certificate.nextNumber() != null) {
                return new CertificateHome(certificate, null, false, List.of());
            }
            boolean booked = isBooked(viewer);
            var training = training(viewer).orElse(null);
            return new CertificateHome(certificate, training, booked, steps(certificate, training, booked));
        });
    }

    private List<NextStep> steps(CertificateSummary certificate, @Nullable Training training, boolean booked) {
        var today = clock.today();
        if (booked || today.isBefore(certificate.renewalOpens())) {
            return List.of();
        }
        var expires = certificate.expires();
        var what = Sentence.of("reporting.step.renew");
        String href = training == null ? "/schedule" : "/schedule/" + training.id();
        var detail = training == null
                ? Sentence.of("reporting.step.renew.no-training")
                : Sentence.of("reporting.step.renew.training", training.title(), training.firstDay());
        var action = Sentence.of(training == null ? "reporting.step.schedule.action" : "reporting.step.renew.action");
        if (today.isAfter(expires)) {
            return List.of(NextStep.overdue("arrow-repeat", what, detail, expires, today, href, action));
        }
        return List.of(
                today.isBefore(expires.minusMonths(PRESSES_MONTHS))
                        ? NextStep.by("arrow-repeat", what, detail, expires, today, href, action)
                        : NextStep.due("arrow-repeat", what, detail, expires, today, href, action));
    }

    private Optional<Training> training(Viewer viewer) {
        return jdbc.sql("""
                select o.id, o.title, o.first_day, o.last_day, o.city, o.state, s.capacity - s.used as open
                  from offering o
                  join seat_pool s on s.offering = o.id
                 where o.kind = 'recertification' and o.canceled_at is null and o.public and o.first_day > :today
                   and not exists (select 1 from registration r
                                    where r.offering = o.id and r.person = :viewer and r.seat in ('held', 'confirmed'))
                 order by s.used >= s.capacity, o.first_day, o.id
                 limit 1
                """)
                .param("today", clock.today())
                .param("viewer", viewer.id().value())
                .query(Training.class)
                .optional();
    }

    private boolean isBooked(Viewer viewer) {
        return jdbc.sql("""
                select exists (select 1 from registration r
                                 join offering o on o.id = r.offering
                                where r.person = :viewer and r.seat in ('held', 'confirmed')
                                  and o.kind = 'recertification' and o.canceled_at is null and o.last_day >= :today)
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Boolean.class)
                .single();
    }
}
