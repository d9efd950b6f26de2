package org.cadre.certification.sampling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.record.InternshipRecords;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Audit cases in the database: for office alone. What was drawn and recorded is never changed. */
@Component
class AuditCases {
    /** One internship of a sample, as it is listed: by its MIT, with the outcome that stands. */
    record Drawn(
            UUID id,
            UUID audit,
            InternshipId internship,
            PersonId mit,
            String name,
            @Nullable String cohort,
            int place,
            @Nullable String seal,
            @Nullable Outcome outcome,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {
        boolean isOverdue(LocalDate today) {
            return dueOn != null && today.isAfter(dueOn);
        }
    }

    /** A recorded outcome. */
    record Recorded(
            Outcome outcome,
            String words,
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            String by,
            LocalDate on) {}

    private final JdbcClient jdbc;
    private final InternshipRecords records;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ObjectProvider<Jobs> jobs;

    AuditCases(
            JdbcClient jdbc,
            InternshipRecords records,
            AuditTrail audit,
            ProgramClock clock,
            ObjectProvider<Jobs> jobs) {
        this.jdbc = jdbc;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
        this.jobs = jobs;
    }

    /** Draws, keeps the frame, and asks for the packs; nothing when there is nobody to draw from. */
    Optional<UUID> draw(Viewer office, Scope scope, Asked asked, String seed) {
        var frame = records.begun(scope.cohort(), scope.from(), scope.until(), scope.completedOnly()).stream()
                .map(InternshipId::value)
                .toList();
        if (!office.isOffice() || frame.isEmpty()) {
            return Optional.empty();
        }
        UUID id = Ids.next();
        var sample = Draw.sample(seed, frame, asked.of(frame.size()));
        String digest = Draw.digest(frame);
        var cohort = scope.cohort();
        jdbc.sql("""
                insert into audit_case (id, seed, cohort, from_day, until_day, completed_only, asked_number, asked_percent,
                                        frame_size, frame_digest, sample_size, drawn_by, drawn_on, drawn_at)
                values (:id, :seed, :cohort, :from, :until, :completedOnly, :number, :percent,
                        :frameSize, :digest, :sampleSize, :by, :today, :now)
                """)
                .param("id", id)
                .param("seed", seed)
                .param("cohort", cohort == null ? null : cohort.value())
                .param("from", scope.from())
                .param("until", scope.until())
                .param("completedOnly", scope.completedOnly())
                .param("number", asked.number())
                .param("percent", asked.percent())
                .param("frameSize", frame.size())
                .param("digest", digest)
                .param("sampleSize", sample.size())
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into audit_frame (audit, internship) select :id, one from unnest(:frame::uuid[]) as one")
                .param("id", id)
                .param("frame", frame.toArray(UUID[]::new))
                .update();
        for (int i = 0; i < sample.size(); i++) {
            UUID drawn = Ids.next();
            jdbc.sql(
                            "insert into audit_sample (id, audit, internship, place) values (:id, :audit, :internship, :place)")
                    .param("id", drawn)
                    .param("audit", id)
                    .param("internship", sample.get(i))
                    .param("place", i + 1)
                    .update();
            jobs.getObject().ask(AuditPacks.JOB, drawn.toString());
        }
        audit.record(
                office.actor(),
                "audit.drawn",
                null,
                id,
                Map.of(),
                Map.of("seed", seed, "frame", frame.size(), "frameDigest", digest, "sample", sample.size()));
        return Optional.of(id);
    }

    /** All cases, the newest first. */
    List<AuditCase> all() {
        return page(null, Integer.MAX_VALUE);
    }

    /** @param before the case to go on after; null: from the newest on */
    List<AuditCase> page(@Nullable UUID before, int most) {
        return jdbc.sql("""
                select a.*, c.name as cohort_name, p.display_name as drawn_by_name,
                       (select count(distinct o.sample) from audit_outcome o join audit_sample s on s.id = o.sample
                         where s.audit = a.id) as recorded
                  from audit_case a
                  join person p on p.id = a.drawn_by
                  left join cohort c on c.id = a.cohort
                 where :before::uuid is null or a.id < :before::uuid
                 order by a.id desc
                 limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(AuditCases::auditCase)
                .list();
    }

    Optional<AuditCase> find(UUID id) {
        return jdbc.sql("""
                select a.*, c.name as cohort_name, p.display_name as drawn_by_name,
                       (select count(distinct o.sample) from audit_outcome o join audit_sample s on s.id = o.sample
                         where s.audit = a.id) as recorded
                  from audit_case a
                  join person p on p.id = a.drawn_by
                  left join cohort c on c.id = a.cohort
                 where a.id = :id
                """).param("id", id).query(AuditCases::auditCase).optional();
    }

    private static AuditCase auditCase(ResultSet row, int number) throws SQLException {
        return new AuditCase(
                row.getObject("id", UUID.class),
                row.getString("seed"),
                row.getString("cohort_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("completed_only"),
                new Asked(row.getObject("asked_number", Integer.class), row.getObject("asked_percent", Integer.class)),
                row.getInt("frame_size"),
                row.getString("frame_digest"),
                row.getInt("sample_size"),
                new PersonId(row.getObject("drawn_by", UUID.class)),
                row.getString("drawn_by_name"),
                row.getObject("drawn_on", LocalDate.class),
                row.getTimestamp("drawn_at").toInstant(),
                row.getInt("recorded"));
    }

    /** The kept list the sample was drawn from. */
    List<UUID> frame(AuditCase one) {
        return jdbc.sql("select internship from audit_frame where audit = :audit order by internship")
                .param("audit", one.id())
                .query(UUID.class)
                .list();
    }

    /** Draws once more from what was kept: whether frame, digest and sample are still those of then. */
    boolean isRepeatable(AuditCase one) {
        var frame = frame(one);
        return Draw.digest(frame).equals(one.frameDigest())
                && Draw.sample(one.seed(), frame, one.sampleSize())
                        .equals(drawn(one).stream()
                                .map(drawn -> drawn.internship().value())
                                .toList());
    }

    /** The sample, in the order it was drawn. */
    List<Drawn> drawn(AuditCase one) {
        return drawn(one, 0, Integer.MAX_VALUE);
    }

    /** The sample after so many. */
    List<Drawn> drawn(AuditCase one, int after, int most) {
        return jdbc.sql("""
                select s.id, s.audit, s.internship, i.person, p.display_name as name, c.name as cohort, s.place, s.seal,
                       o.outcome, w.display_name as owner, o.due_on
                  from audit_sample s
                  join internship i on i.id = s.internship
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                  left join lateral (
                    select outcome, owner, due_on from audit_outcome where sample = s.id order by id desc limit 1) o on true
                  left join person w on w.id = o.owner
                 where s.audit = :audit and s.place > :after
                 order by s.place
                 limit :most
                """)
                .param("audit", one.id())
                .param("after", after)
                .param("most", most)
                .query(AuditCases::drawn)
                .list();
    }

    /** One internship of the sample; empty: it was not drawn. */
    Optional<Drawn> drawn(AuditCase one, UUID internship) {
        return drawn(one).stream()
                .filter(drawn -> drawn.internship().value().equals(internship))
                .findFirst();
    }

    /** What somebody still has to look after, of all cases, the earliest due first. */
    List<Drawn> followUps() {
        return jdbc.sql("""
                select s.id, s.audit, s.internship, i.person, p.display_name as name, c.name as cohort, s.place, s.seal,
                       o.outcome, w.display_name as owner, o.due_on
                  from audit_sample s
                  join internship i on i.id = s.internship
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                  join lateral (
                    select outcome, owner, due_on from audit_outcome where sample = s.id order by id desc limit 1) o on true
                  join person w on w.id = o.owner
                 where o.outcome = 'follow-up'
                 order by o.due_on, s.id
                """).query(AuditCases::drawn).list();
    }

    private static Drawn drawn(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new Drawn(
                row.getObject("id", UUID.class),
                row.getObject("audit", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getString("cohort"),
                row.getInt("place"),
                row.getString("seal"),
                outcome == null ? null : Outcome.find(outcome).orElseThrow(),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class));
    }

    /** Everything recorded about one of the sample, the newest first. */
    List<Recorded> outcomes(Drawn drawn) {
        return jdbc.sql("""
                select o.outcome, o.words, w.display_name as owner, o.due_on, p.display_name as by, o.recorded_on
                  from audit_outcome o
                  join person p on p.id = o.recorded_by
                  left join person w on w.id = o.owner
                 where o.sample = :sample
                 order by o.id desc
                """)
                .param("sample", drawn.id())
                .query((row, _) -> new Recorded(
                        Outcome.find(row.getString("outcome")).orElseThrow(),
                        row.getString("words"),
                        row.getString("owner"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("by"),
                        Objects.requireNonNull(row.getObject("recorded_on", LocalDate.class))))
                .list();
    }

    /** Records what came of one; what was recorded before stays. */
    void conclude(
            Viewer office,
            Drawn drawn,
            Outcome outcome,
            String words,
            @Nullable PersonId owner,
            @Nullable LocalDate dueOn) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into audit_outcome (id, sample, outcome, words, owner, due_on, recorded_by, recorded_on, recorded_at)
                values (:id, :sample, :outcome, :words, :owner, :dueOn, :by, :today, :now)
                """)
                .param("id", id)
                .param("sample", drawn.id())
                .param("outcome", outcome.word())
                .param("words", words)
                .param("owner", owner == null ? null : owner.value())
                .param("dueOn", dueOn)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        var after = new HashMap<String, Object>();
        after.put("outcome", outcome.word());
        after.put("words", AuditTrail.digestOf(words));
        if (owner != null && dueOn != null) {
            after.put("owner", owner.toString());
            after.put("due", dueOn.toString());
        }
        audit.record(
                office.actor(),
                "audit.concluded",
                drawn.mit().value(),
                drawn.internship().value(),
                Map.of(),
                after);
    }

    /** Who can look after a finding: everybody in office today. */
    List<Option> owners() {
        return jdbc.sql("""
                select distinct p.id, p.display_name
                  from role_grant g
                  join person p on p.id = g.person
                 where g.role = 'office' and g.since <= :today and (g.until is null or g.until > :today)
                 order by p.display_name, p.id
                """)
                .param("today", clock.today())
                .query((row, _) -> new Option(row.getString("id"), row.getString("display_name")))
                .list();
    }
}
