package org.cadre.certification;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every award ever decided; rows are added and read, never changed. */
@Component
class AwardDecisions {
    private static final RowMapper<AwardDecision> DECISION = (row, _) -> {
        UUID internship = row.getObject("internship", UUID.class);
        UUID decidedBy = row.getObject("decided_by", UUID.class);
        return new AwardDecision(
                new DecisionId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new EditionId(row.getObject("edition", UUID.class)),
                internship == null ? null : new InternshipId(internship),
                row.getObject("program_day", LocalDate.class),
                Frozen.read(row.getString("standing"), FrozenStanding.class),
                new FrozenEvidence(row.getString("evidence")),
                row.getBytes("evidence_digest"),
                decidedBy == null ? null : new PersonId(decidedBy),
                row.getTimestamp("decided_at").toInstant(),
                row.getBoolean("renewal"),
                row.getObject("override", UUID.class));
    };

    private final JdbcClient jdbc;

    AwardDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a decision: false when this internship has been decided on already, by whomever was faster. */
    boolean add(AwardDecision decision) {
        return jdbc.sql("""
                insert into award_decision (id, person, edition, internship, program_day, standing, evidence,
                                            evidence_digest, decided_by, decided_at, renewal, override)
                values (:id, :person, :edition, :internship, :day, :standing::jsonb, :evidence, :digest, :by, :at, :renewal,
                        :override)
                on conflict (internship) where not renewal do nothing
                """)
                        .param("id", decision.id().value())
                        .param("person", decision.person().value())
                        .param("edition", decision.edition().value())
                        .param("internship", value(decision.internship()))
                        .param("day", decision.day())
                        .param("standing", Frozen.write(decision.standing()))
                        .param("evidence", decision.evidence().text())
                        .param("digest", decision.evidenceDigest())
                        .param(
                                "by",
                                decision.decidedBy() == null
                                        ? null
                                        : decision.decidedBy().value())
                        .param("at", decision.decidedAt().atOffset(ZoneOffset.UTC))
                        .param("renewal", decision.renewal())
                        .param("override", decision.override())
                        .update()
                == 1;
    }

    private static @Nullable UUID value(@Nullable InternshipId internship) {
        return internship == null ? null : internship.value();
    }

    AwardDecision find(DecisionId id) {
        return jdbc.sql("""
                select id, person, edition, internship, program_day, standing, evidence, evidence_digest, decided_by,
                       decided_at, renewal, override
                  from award_decision where id = :id
                """).param("id", id.value()).query(DECISION).single();
    }

    /** The decision on an internship, if there has been one. */
    Optional<AwardDecision> on(InternshipId internship) {
        return jdbc.sql("""
                select id, person, edition, internship, program_day, standing, evidence, evidence_digest, decided_by,
                       decided_at, renewal, override
                  from award_decision where internship = :internship and not renewal
                """)
                .param("internship", internship.value())
                .query(DECISION)
                .optional();
    }

    /** The internships of a person that ended with an award. */
    List<InternshipId> awardedInternships(PersonId person) {
        return jdbc.sql("select internship from award_decision where person = :person and not renewal")
                .param("person", person.value())
                .query((row, _) -> new InternshipId(row.getObject("internship", UUID.class)))
                .list();
    }

    /** The decisions after a given one, oldest first, at most so many: for judging them all again. */
    List<DecisionId> idsAfter(@Nullable DecisionId last, int most) {
        return jdbc.sql("""
                select id from award_decision where (:last::uuid is null or id > :last::uuid) order by id limit :most
                """)
                .param("last", last == null ? null : last.value())
                .param("most", most)
                .query((row, _) -> new DecisionId(row.getObject("id", UUID.class)))
                .list();
    }
}
