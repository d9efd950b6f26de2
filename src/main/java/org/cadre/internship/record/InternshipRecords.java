package org.cadre.internship.record;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.KeyTitles;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.log.ContactEntry;
import org.cadre.internship.log.ContactLog;
import org.cadre.internship.log.ContactLogs;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.project.Project;
import org.cadre.internship.project.ProjectReading;
import org.cadre.internship.project.ProjectReadings;
import org.cadre.internship.project.Projects;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.internship.report.MonthlyReports;
import org.cadre.internship.report.ReportRounds;
import org.cadre.internship.term.ExcusedMonths;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.program.Edition;
import org.cadre.program.Edition.PromptKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door for audits: which internships there are to draw from, and all that is recorded of one. What MIT and protégé shared
 * comes through here alone, and never without a reading being recorded in the same transaction.
 */
@Component
public class InternshipRecords {
    private record Attested(
            @Nullable String confirmedBy, @Nullable String verifiedBy) {
        static final Attested NONE = new Attested(null, null);
    }

    private record Asked(UUID pairing, LocalDate on) {}

    private final JdbcClient jdbc;
    private final CoachedInternships internships;
    private final ContactLogs logs;
    private final Pairings pairings;
    private final InternshipFiles files;
    private final ExcusedMonths excused;
    private final MonthlyReports reports;
    private final ReportRounds rounds;
    private final Projects projects;
    private final ProjectReadings judgments;
    private final SummaryReadings readings;

    InternshipRecords(
            JdbcClient jdbc,
            CoachedInternships internships,
            ContactLogs logs,
            Pairings pairings,
            InternshipFiles files,
            ExcusedMonths excused,
            MonthlyReports reports,
            ReportRounds rounds,
            Projects projects,
            ProjectReadings judgments,
            SummaryReadings readings) {
        this.jdbc = jdbc;
        this.internships = internships;
        this.logs = logs;
        this.pairings = pairings;
        this.files = files;
        this.excused = excused;
        this.reports = reports;
        this.rounds = rounds;
        this.projects = projects;
        this.judgments = judgments;
        this.readings = readings;
    }

    /** The cohorts there are, to choose from, the one that began last first. */
    public List<Option> cohorts() {
        return jdbc.sql("select id, name from cohort order by starts desc, name")
                .query((row, _) -> new Option(row.getString("id"), row.getString("name")))
                .list();
    }

    /** The name of a cohort. */
    public Optional<String> cohortName(CohortId cohort) {
        return jdbc.sql("select name from cohort where id = :cohort")
                .param("cohort", cohort.value())
                .query(String.class)
                .optional();
    }

    /**
     * The internships that an audit may draw from, in the order of their ids: begun, and neither withdrawn nor lapsed, for
     * those claim nothing.
     *
     * @param cohort of this cohort only
     * @param from under way on this day or later
     * @param until under way on this day or before
     */
    public List<InternshipId> begun(
            @Nullable CohortId cohort, @Nullable LocalDate from, @Nullable LocalDate until, boolean completedOnly) {
        return jdbc.sql("""
                select id from internship
                 where first_day is not null and cohort is not null
                   and (state = 'complete' or (not :completedOnly and state in ('active', 'on hold')))
                   and (:cohort::uuid is null or cohort = :cohort::uuid)
                   and (:from::date is null or coalesce(ended_on, last_day) >= :from::date)
                   and (:until::date is null or first_day <= :until::date)
                 order by id
                """)
                .param("completedOnly", completedOnly)
                .param("cohort", cohort == null ? null : cohort.value())
                .param("from", from == null ? null : Date.valueOf(from))
                .param("until", until == null ? null : Date.valueOf(until))
                .query((row, _) -> new InternshipId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Reads the whole record in an audit; that it was read is kept for good, and its MIT sees it. */
    public InternshipRecord read(InternshipId internship, UUID audit, PersonId reader, SummaryReadings.Way way) {
        var coached = internships.find(internship).orElseThrow(NotFound::new);
        readings.record(coached, audit, reader, way);
        return record(coached);
    }

    /** Records the reading of what was read before and kept as it was then. */
    public void readAgain(InternshipId internship, UUID audit, PersonId reader, SummaryReadings.Way way) {
        readings.record(internships.find(internship).orElseThrow(NotFound::new), audit, reader, way);
    }

    private InternshipRecord record(CoachedInternship coached) {
        var summary = coached.summary();
        var edition = coached.edition();
        var log = logs.of(summary).orElseThrow(NotFound::new);
        var attested = attested(summary.id());
        return new InternshipRecord(
                summary.id().value(),
                summary.name(),
                Objects.requireNonNullElse(summary.cohortName(), ""),
                edition.slug() + " " + edition.version(),
                Internships.word(summary.state()),
                log.term().firstDay(),
                log.term().lastDay(),
                summary.endedOn(),
                summary.extensionMonths(),
                extensionReason(summary.id()),
                log.target(),
                log.counted(),
                log.confirmed(),
                log.waiting(),
                files.holds(summary.id()).stream()
                        .map(one -> new InternshipRecord.Hold(one.first(), one.last(), one.reason()))
                        .toList(),
                excused.withReasons(summary.id()).stream()
                        .map(one -> new InternshipRecord.Excused(one.month(), one.reason()))
                        .toList(),
                pairings(summary.id()),
                log.entries().stream()
                        .map(entry -> contact(
                                entry, log, attested.getOrDefault(entry.id().value(), Attested.NONE)))
                        .toList(),
                reports.of(coached).stream()
                        .filter(one -> one.month() <= coached.months())
                        .map(one -> report(one, coached))
                        .toList(),
                meetings(summary),
                projects.of(coached).map(one -> project(one, edition)).orElse(null));
    }

    private String extensionReason(InternshipId internship) {
        return jdbc.sql("select coalesce(extension_reason, '') from internship where id = :id")
                .param("id", internship.value())
                .query(String.class)
                .single();
    }

    private List<InternshipRecord.Agreed> pairings(InternshipId internship) {
        var asked = jdbc.sql("""
                select r.pairing, r.asked_on as on
                  from confirmation_request r
                  join pairing a on a.id = r.pairing
                 where a.internship = :internship
                 order by r.asked_on
                """)
                .param("internship", internship.value())
                .query(Asked.class)
                .list();
        return pairings.of(internship).stream()
                .map(one -> new InternshipRecord.Agreed(
                        one.id().value(),
                        one.protegeName(),
                        one.kind().word(),
                        one.school(),
                        one.state().name().toLowerCase(Locale.ROOT),
                        one.agreementVersion(),
                        one.proposedAt(),
                        one.acceptedAt(),
                        one.endedOn(),
                        asked.stream()
                                .filter(request ->
                                        request.pairing.equals(one.id().value()))
                                .map(Asked::on)
                                .toList()))
                .toList();
    }

    /** Who gave their word on each contact. */
    private Map<UUID, Attested> attested(InternshipId internship) {
        var by = new HashMap<UUID, Attested>();
        jdbc.sql("""
                select e.id, c.display_name as confirmed_by, v.display_name as verified_by
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                  left join person c on c.id = e.confirmed_by
                  left join person v on v.id = e.verified_by
                 where a.internship = :internship and (e.confirmed_by is not null or e.verified_by is not null)
                """).param("internship", internship.value()).query(row -> {
            by.put(
                    row.getObject("id", UUID.class),
                    new Attested(row.getString("confirmed_by"), row.getString("verified_by")));
        });
        return by;
    }

    private static InternshipRecord.Contact contact(ContactEntry entry, ContactLog log, Attested by) {
        var reverses = entry.reverses();
        return new InternshipRecord.Contact(
                entry.id().value(),
                entry.protegeName(),
                entry.day(),
                entry.start(),
                entry.minutes(),
                KeyTitles.mode(log.edition(), entry.mode()),
                entry.topics(),
                KeyTitles.standards(log.edition(), entry.standards()),
                entry.summary(),
                entry.nextSteps(),
                entry.nextDay(),
                entry.longReason(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.level().key(),
                log.counts(entry),
                entry.supplement(),
                reverses == null ? null : reverses.value(),
                entry.loggedAt(),
                entry.asked(),
                by.confirmedBy,
                entry.confirmedAt(),
                by.verifiedBy,
                entry.verifiedAt(),
                entry.verifiedReason(),
                entry.dispute(),
                entry.disputeOutcome());
    }

    private InternshipRecord.Report report(MonthlyReport report, CoachedInternship coached) {
        return new InternshipRecord.Report(
                report.month(),
                coached.month(report.month()).first(),
                coached.lastOf(report.month()),
                coached.reportDue(report.month()),
                MonthlyReport.word(report.state()),
                report.submittedOn(),
                report.acceptedOn(),
                report.minutes(),
                report.contacts(),
                answers(report, coached.edition()),
                Objects.requireNonNullElse(report.comment(), ""),
                rounds.of(report).returned().stream()
                        .map(round -> returned(round, coached.edition()))
                        .toList());
    }

    /** What was sent; a report that is still being written is nobody else's yet. */
    private static List<InternshipRecord.Answer> answers(MonthlyReport report, Edition edition) {
        return byPrompt(report.sent(), edition);
    }

    private static InternshipRecord.Return returned(ReportRounds.Round round, Edition edition) {
        return new InternshipRecord.Return(
                round.on(), round.by(), round.comment(), byPrompt(round.comments(), edition));
    }

    private static List<InternshipRecord.Answer> byPrompt(Map<String, String> texts, Edition edition) {
        return edition.reportPrompts().stream()
                .filter(prompt -> prompt.kind() == PromptKind.TEXT && !prompt.forCoachAlone())
                .map(prompt -> new InternshipRecord.Answer(prompt.title(), texts.getOrDefault(prompt.key(), "")))
                .filter(answer -> !answer.text().isBlank())
                .toList();
    }

    /** The meetings of the cohort that were held, and others the MIT came to. */
    private List<InternshipRecord.Meeting> meetings(InternshipSummary internship) {
        return jdbc.sql("""
                select m.month, m.kind, m.starts_at, coalesce(a.how, 'missed') as presence, a.made_up, a.made_up_on
                  from cohort_meeting m
                  left join meeting_attendance a on a.meeting = m.id and a.internship = :internship
                 where m.canceled_at is null
                   and (a.internship is not null or (m.cohort = :cohort and m.held_at is not null))
                 order by m.starts_at, m.id
                """)
                .param("internship", internship.id().value())
                .param("cohort", Objects.requireNonNull(internship.cohort()).value())
                .query((row, _) -> new InternshipRecord.Meeting(
                        row.getInt("month"),
                        row.getString("kind"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getString("presence"),
                        row.getString("made_up"),
                        row.getObject("made_up_on", LocalDate.class)))
                .list();
    }

    private InternshipRecord.FinalProject project(Project project, Edition edition) {
        return new InternshipRecord.FinalProject(
                project.title(),
                project.topic(),
                project.summary(),
                project.state().word(),
                project.proposedOn(),
                project.approvedOn(),
                project.submittedOn(),
                project.decidedOn(),
                projects.files(project).stream()
                        .map(one -> new InternshipRecord.File(one.name(), one.mediaType(), one.bytes(), one.digest()))
                        .toList(),
                judgments.of(project).stream()
                        .filter(ProjectReading::isIn)
                        .map(one -> reading(one, edition))
                        .toList());
    }

    private static InternshipRecord.Reading reading(ProjectReading reading, Edition edition) {
        var scores = new LinkedHashMap<String, Integer>();
        edition.rubric().criteria().stream()
                .filter(one -> reading.scores().containsKey(one.key()))
                .forEach(one -> scores.put(one.title(), reading.scores().get(one.key())));
        var verdict = reading.verdict();
        return new InternshipRecord.Reading(
                reading.round(),
                reading.place(),
                reading.readerName(),
                verdict == null ? null : verdict.word(),
                scores,
                Objects.requireNonNullElse(reading.comment(), ""));
    }
}
