package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadre.care.request.CareRequests;
import org.cadre.certification.Certificates;
import org.cadre.certification.Standings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.backup.BackupHealth;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.registration.event.EventDecisions;
import org.cadre.reporting.OfficeOverview.Number;
import org.cadre.site.inquiry.Inquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers office's overview: one query for each question, however many people there are. */
@Component
class OfficeOverviews {
    private record Seats(int open, int offerings) {}

    private record Waiting(
            int held,
            @Nullable LocalDate heldSince,
            int applied,
            @Nullable LocalDate appliedSince,
            int failed,
            int disputed,
            @Nullable LocalDate disputedSince) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Editions editions;
    private final Standings standings;
    private final Certificates certificates;
    private final RunningInternships internships;
    private final EventDecisions decisions;
    private final Inquiries inquiries;
    private final CareRequests requests;
    private final OfficeLists lists;
    private final BackupHealth backups;

    OfficeOverviews(
            JdbcClient jdbc,
            ProgramClock clock,
            Editions editions,
            Standings standings,
            Certificates certificates,
            RunningInternships internships,
            EventDecisions decisions,
            Inquiries inquiries,
            CareRequests requests,
            OfficeLists lists,
            BackupHealth backups) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.editions = editions;
        this.standings = standings;
        this.certificates = certificates;
        this.internships = internships;
        this.decisions = decisions;
        this.inquiries = inquiries;
        this.requests = requests;
        this.lists = lists;
        this.backups = backups;
    }

    Optional<OfficeOverview> of(Viewer viewer) {
        if (!viewer.isOffice()) {
            return Optional.empty();
        }
        var today = clock.today();
        var running = internships.seenBy(viewer);
        int overdue = 0;
        int behind = 0;
        int ready = 0;
        for (var internship : running) {
            overdue += internship.overdueReports(today).size();
            behind += internship.behind(today).isPresent() ? 1 : 0;
            ready += internship.mayBeReady(today) && isReady(internship) ? 1 : 0;
        }
        return Optional.of(
                new OfficeOverview(
                        numbers(viewer, running.size(), overdue, behind, ready),
                        steps(viewer, ready),
                        lists.savedFor(viewer)));
    }

    private List<Number> numbers(Viewer viewer, int running, int overdue, int behind, int ready) {
        var today = clock.today();
        var seats = openSeats(viewer);
        int expiryMonths = editions.current(Editions.NATIONAL).risks().expiryMonths();
        return List.of(
                new Number(
                        seats.open,
                        Sentence.of("reporting.office.seats"),
                        Sentence.of("reporting.office.seats.more", seats.offerings),
                        "quiet",
                        "/office/offerings"),
                new Number(
                        overdue,
                        Sentence.of("reporting.office.overdue"),
                        null,
                        overdue > 0 ? "problem" : "quiet",
                        AttentionKind.OVERDUE.href()),
                new Number(
                        behind,
                        Sentence.of("reporting.office.behind"),
                        Sentence.of("reporting.office.behind.more", running),
                        behind > 0 ? "attention" : "quiet",
                        AttentionKind.BEHIND.href()),
                new Number(
                        ready,
                        Sentence.of("reporting.office.ready"),
                        null,
                        ready > 0 ? "done" : "quiet",
                        "/office/certification"),
                new Number(
                        certificates.countExpiring(today, today.plusMonths(expiryMonths)),
                        Sentence.of("reporting.office.expiring", expiryMonths),
                        null,
                        "quiet",
                        AttentionKind.EXPIRING.href()));
    }

    /** Asked only of the few whose sums are all there. */
    private boolean isReady(RunningInternship internship) {
        return standings.of(new PersonId(internship.person()), clock.today()).isReady();
    }

    private Seats openSeats(Viewer viewer) {
        return jdbc.sql("""
                select coalesce(sum(s.capacity - s.used), 0) as open, count(*) as offerings
                  from offering o
                  join seat_pool s on s.offering = o.id
                 where :office and o.canceled_at is null and o.closed_at is null and o.first_day >= :today
                """)
                .param("office", viewer.isOffice())
                .param("today", clock.today())
                .query(Seats.class)
                .single();
    }

    private List<NextStep> steps(Viewer viewer, int ready) {
        var waiting = waiting(viewer);
        return Stream.of(
                        step("held", "receipt", waiting.held, waiting.heldSince, "/office/orders"),
                        step("applied", "person-plus", waiting.applied, waiting.appliedSince, "/office/cohorts"),
                        step(
                                "disputed",
                                "chat-left-dots",
                                waiting.disputed,
                                waiting.disputedSince,
                                AttentionKind.DISPUTED.href()),
                        step("ready", "award", ready, null, "/office/certification"),
                        step("decide", "people", decisions.due().size(), null, "/office/decisions"),
                        step("inquiries", "chat-left-text", inquiries.fresh(), null, "/office/inquiries?state=new"),
                        step(
                                "requests",
                                "person-lines-fill",
                                requests.waiting(clock.today().plusDays(7)),
                                null,
                                "/office/requests"),
                        step("failed", "envelope-exclamation", waiting.failed, null, "/office/mail"),
                        step("backups", "hdd", backups.state().warns() ? 1 : 0, null, "/office/backups"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<NextStep> step(String about, String icon, int count, @Nullable LocalDate since, String href) {
        if (count == 0) {
            return Optional.empty();
        }
        String key = "reporting.office.need." + about;
        return Optional.of(new NextStep(
                NextStep.Urgency.DUE,
                icon,
                Sentence.of(key, count),
                null,
                since,
                since == null ? null : NextStep.said("reporting.when.since", since, clock.today()),
                href,
                Sentence.of(key + ".action")));
    }

    private Waiting waiting(Viewer viewer) {
        return jdbc.sql("""
                select h.held, h.held_since, a.applied, a.applied_since, m.failed, d.disputed, d.disputed_since
                  from (select count(*) as held, (min(placed_at) at time zone :zone)::date as held_since
                          from orders where state = 'placed' and :office) h,
                       (select count(*) as applied, min(applied_on) as applied_since
                          from internship where state = 'applied' and cohort is null and :office) a,
                       (select count(*) as failed from mail where state = 'failed' and :office) m,
                       (select count(*) as disputed, (min(disputed_at) at time zone :zone)::date as disputed_since
                          from contact_entry where state = 'disputed' and settled_at is null and :office) d
                """)
                .param("office", viewer.isOffice())
                .param("zone", clock.zone().getId())
                .query(Waiting.class)
                .single();
    }
}
