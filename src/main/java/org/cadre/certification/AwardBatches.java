package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.register.Register;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Awards many in one act. What was chosen is a row for each person; a job takes one after the other, each in a transaction
 * of its own that also says what came of it, so that it goes on where it stopped and nobody is awarded twice.
 */
@Component
class AwardBatches {
    static final String JOB = "award-cohort";

    private static final Logger LOG = LoggerFactory.getLogger(AwardBatches.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    private record Head(UUID id, UUID cohort, String cohortName, UUID askedBy, Instant askedAt, LocalDate programDay) {}

    private final JdbcClient jdbc;
    private final Awards awards;
    private final Issuing issuing;
    private final Register register;
    private final AuditTrail audit;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    AwardBatches(
            JdbcClient jdbc,
            Awards awards,
            Issuing issuing,
            Register register,
            AuditTrail audit,
            Clock system,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.issuing = issuing;
        this.register = register;
        this.audit = audit;
        this.system = system;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    Job job() {
        return new Job(
                JOB,
                id -> goOn(UUID.fromString(id)),
                FIRST_PAUSE,
                TRIES,
                (id, reason) -> giveUp(UUID.fromString(id), reason));
    }

    /** Puts down whom office chose and asks for the work: in the caller's transaction. */
    UUID begin(Viewer office, CohortId cohort, List<InternshipId> chosen, LocalDate day) {
        register.requireOpen();
        UUID id = Ids.next();
        jdbc.sql("""
                insert into award_batch (id, cohort, asked_by, asked_at, program_day)
                values (:id, :cohort, :by, :at, :day)
                """)
                .param("id", id)
                .param("cohort", cohort.value())
                .param("by", office.id().value())
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("day", day)
                .update();
        for (int place = 0; place < chosen.size(); place++) {
            jdbc.sql("""
                    insert into award_batch_person (batch, internship, place, state)
                    values (:batch, :internship, :place, 'waiting')
                    """)
                    .param("batch", id)
                    .param("internship", chosen.get(place).value())
                    .param("place", place)
                    .update();
        }
        audit.record(
                office.actor(),
                "certificate.cohort-awarded",
                null,
                id,
                Map.of(),
                Map.of("cohort", cohort.value(), "people", chosen.size()));
        jobs.getObject().ask(JOB, id.toString());
        return id;
    }

    /** A batch with everyone in it; office alone finds it. */
    Optional<AwardBatch> find(UUID id, Viewer viewer) {
        return jdbc.sql("""
                select b.id, b.cohort, c.name as cohort_name, b.asked_by, b.asked_at, b.program_day
                  from award_batch b join cohort c on c.id = b.cohort
                 where b.id = :id and :office
                """)
                .param("id", id)
                .param("office", viewer.isOffice())
                .query(Head.class)
                .optional()
                .map(head -> new AwardBatch(
                        head.id,
                        new CohortId(head.cohort),
                        head.cohortName,
                        new PersonId(head.askedBy),
                        head.askedAt,
                        head.programDay,
                        people(head.id)));
    }

    private List<AwardBatch.One> people(UUID batch) {
        return jdbc.sql("""
                select b.internship, p.display_name as name, b.state, b.why, b.certificate, c.number,
                       c.state as certificate_state
                  from award_batch_person b
                  join internship i on i.id = b.internship
                  join person p on p.id = i.person
                  left join certificate c on c.id = b.certificate
                 where b.batch = :batch
                 order by b.place
                """).param("batch", batch).query(AwardBatches::one).list();
    }

    private static AwardBatch.One one(ResultSet row, int number) throws SQLException {
        String word = row.getString("state");
        boolean making = "awarded".equals(word) && "reserved".equals(row.getString("certificate_state"));
        UUID certificate = row.getObject("certificate", UUID.class);
        return new AwardBatch.One(
                new InternshipId(row.getObject("internship", UUID.class)),
                row.getString("name"),
                making
                        ? AwardBatch.State.MAKING
                        : "awarded".equals(word)
                                ? AwardBatch.State.ISSUED
                                : AwardBatch.State.valueOf(word.toUpperCase(Locale.ROOT)),
                row.getString("why"),
                certificate == null ? null : new CertificateId(certificate),
                row.getString("number"));
    }

    /** The batch of a cohort that has not come to its end, the newest. */
    Optional<UUID> underWay(CohortId cohort, Viewer viewer) {
        return jdbc.sql("""
                select b.id from award_batch b
                 where b.cohort = :cohort and :office
                   and exists (select 1 from award_batch_person p where p.batch = b.id and p.state = 'waiting')
                 order by b.id desc limit 1
                """)
                .param("cohort", cohort.value())
                .param("office", viewer.isOffice())
                .query(UUID.class)
                .optional();
    }

    /** Awards everyone who still waits; one who cannot be awarded at the moment does not hold up the others. */
    void goOn(UUID batch) {
        RuntimeException trouble = null;
        for (InternshipId internship : waiting(batch)) {
            try {
                Objects.requireNonNull(transaction.execute(_ -> award(batch, internship)))
                        .ifPresent(issuing::tryNow);
            } catch (RuntimeException e) {
                LOG.warn("the award of internship {} is left to another try", internship, e);
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private List<InternshipId> waiting(UUID batch) {
        return jdbc.sql("""
                select internship from award_batch_person where batch = :batch and state = 'waiting' order by place
                """)
                .param("batch", batch)
                .query((row, _) -> new InternshipId(row.getObject("internship", UUID.class)))
                .list();
    }

    /** Decides one award and says in the same transaction what came of it. */
    private Optional<CertificateId> award(UUID batch, InternshipId internship) {
        var asked = jdbc.sql("""
                select b.asked_by, b.program_day
                  from award_batch_person p join award_batch b on b.id = p.batch
                 where p.batch = :batch and p.internship = :internship and p.state = 'waiting'
                   for update of p
                """)
                .param("batch", batch)
                .param("internship", internship.value())
                .query((row, _) ->
                        Map.entry(row.getObject("asked_by", UUID.class), row.getObject("program_day", LocalDate.class)))
                .optional();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return switch (awards.reserve(
                internship, asked.get().getValue(), Actor.of(asked.get().getKey()))) {
            case Awards.Outcome.Reserved(var certificate, var _) -> {
                settle(batch, internship, "awarded", null, certificate);
                yield Optional.of(certificate);
            }
            case Awards.Outcome.AlreadyAwarded(var certificate) ->
                settle(batch, internship, "already", null, certificate);
            case Awards.Outcome.NotMet _ -> settle(batch, internship, "refused", "not-met", null);
            case Awards.Outcome.TooEarly _ -> settle(batch, internship, "refused", "too-early", null);
            case Awards.Outcome.NotUnderWay _ -> settle(batch, internship, "refused", "not-under-way", null);
            case Awards.Outcome.UnprintableName _ -> settle(batch, internship, "refused", "unprintable", null);
        };
    }

    private Optional<CertificateId> settle(
            UUID batch,
            InternshipId internship,
            String state,
            @Nullable String why,
            @Nullable CertificateId certificate) {
        jdbc.sql("""
                update award_batch_person set state = :state, why = :why, certificate = :certificate
                 where batch = :batch and internship = :internship
                """)
                .param("state", state)
                .param("why", why)
                .param("certificate", certificate == null ? null : certificate.value())
                .param("batch", batch)
                .param("internship", internship.value())
                .update();
        return Optional.empty();
    }

    /** Whoever could not be awarded in all these tries is said to be left over. */
    private void giveUp(UUID batch, String reason) {
        LOG.error("the award of cohort {} was given up: {}", batch, reason);
        waiting(batch).forEach(internship -> settle(batch, internship, "refused", "failed", null));
    }
}
