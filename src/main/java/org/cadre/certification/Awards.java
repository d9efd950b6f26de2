package org.cadre.certification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides awards: freezes the standing and its evidence, reserves the certificate, and asks for its paper. */
@Component
public class Awards {
    /** What came of an award. */
    public sealed interface Outcome {
        /** Everything is decided and kept; the paper follows. */
        record Reserved(CertificateId certificate, String number) implements Outcome {}

        /** Somebody was faster, or it was done long ago. */
        record AlreadyAwarded(CertificateId certificate) implements Outcome {}

        /** Not yet: what is missing stands in it. */
        record NotMet(Standing standing) implements Outcome {}

        /** The internship has not begun or not come to the month in which it may be completed. */
        record TooEarly() implements Outcome {}

        /** It was withdrawn or lapsed. */
        record NotUnderWay() implements Outcome {}

        /** No font can print these characters of the holder's name. */
        record UnprintableName(List<String> characters) implements Outcome {}
    }

    private final Standings standings;
    private final Internships internships;
    private final People people;
    private final AwardDecisions decisions;
    private final Certificates certificates;
    private final CertificateWording wording;
    private final Counters counters;
    private final AuditTrail audit;
    private final Texts texts;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    Awards(
            Standings standings,
            Internships internships,
            People people,
            AwardDecisions decisions,
            Certificates certificates,
            CertificateWording wording,
            Counters counters,
            AuditTrail audit,
            Texts texts,
            Clock system,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions) {
        this.standings = standings;
        this.internships = internships;
        this.people = people;
        this.decisions = decisions;
        this.certificates = certificates;
        this.wording = wording;
        this.counters = counters;
        this.audit = audit;
        this.texts = texts;
        this.system = system;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Awards on that day what the internship has earned: one transaction, or part of the caller's. */
    public Outcome reserve(InternshipId internship, LocalDate day, Actor office) {
        return Objects.requireNonNull(transaction.execute(_ -> decide(internship, day, office)));
    }

    /** Awards on that day although not everything is met, since office asked and a second person agreed. */
    Outcome reserveByOverride(AwardOverride agreed, LocalDate day) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var internship = internships.find(agreed.internship()).orElseThrow(NotFound::new);
            if (decisions.on(internship.id()).isPresent()) {
                return alreadyAwarded(internship.id());
            }
            if (!mayEnd(internship)) {
                return new Outcome.NotUnderWay();
            }
            var standing = standings.of(internship, day);
            return grant(
                    standing, internship, Actor.of(agreed.askedBy().value()), standing.isReady() ? null : agreed.id());
        }));
    }

    /** Whether an internship has begun and has no end yet. */
    static boolean mayEnd(InternshipSummary internship) {
        return switch (internship.state()) {
            case ACTIVE, ON_HOLD -> internship.firstDay() != null;
            case APPLIED, COMPLETE, WITHDRAWN, LAPSED -> false;
        };
    }

    private Outcome decide(InternshipId id, LocalDate day, Actor office) {
        var internship = internships.find(id).orElseThrow(NotFound::new);
        if (decisions.on(id).isPresent()) {
            return alreadyAwarded(id);
        }
        var standing = standings.of(internship, day);
        if (!internship.isOpen()) {
            return new Outcome.NotUnderWay();
        }
        if (!standing.certification().isMet()) {
            return new Outcome.NotMet(standing.certification());
        }
        return standing.isReady() ? grant(standing, internship, office, null) : new Outcome.TooEarly();
    }

    private Outcome grant(
            PersonStanding standing, InternshipSummary internship, Actor office, @Nullable UUID override) {
        var holder = people.find(internship.person()).orElseThrow();
        var unprintable = Papers.unprintable(holder.legalName());
        if (!unprintable.isEmpty()) {
            return new Outcome.UnprintableName(unprintable);
        }
        var decision = decision(standing, internship, office, override);
        if (!decisions.add(decision)) {
            return alreadyAwarded(internship.id());
        }
        internships.complete(internship.id(), standing.day(), office);
        var certificate = certificate(decision, standing, internship, holder.legalName(), holder.sample());
        certificates.reserve(certificate);
        jobs.getObject().ask(Issuing.JOB, certificate.id().toString());
        audit.record(
                office,
                "certificate.awarded",
                internship.person().value(),
                certificate.id().value(),
                Map.of(),
                trail(certificate, decision));
        return new Outcome.Reserved(certificate.id(), certificate.number().value());
    }

    private static Map<String, Object> trail(Certificate certificate, AwardDecision decision) {
        var trail = new LinkedHashMap<String, Object>();
        trail.put("number", certificate.number().value());
        trail.put("decision", decision.id().value());
        trail.put("evidence", Frozen.hex(decision.evidenceDigest()));
        if (decision.override() != null) {
            trail.put("override", decision.override());
        }
        return trail;
    }

    private Outcome alreadyAwarded(InternshipId internship) {
        var decision = decisions.on(internship).orElseThrow();
        return new Outcome.AlreadyAwarded(
                certificates.of(decision.id()).orElseThrow().id());
    }

    private AwardDecision decision(
            PersonStanding standing, InternshipSummary internship, Actor office, @Nullable UUID override) {
        var evidence = FrozenEvidence.of(standing.evidence());
        return new AwardDecision(
                new DecisionId(Ids.next()),
                standing.person(),
                standing.edition(),
                internship.id(),
                standing.day(),
                FrozenStanding.of(standing.certification(), texts),
                evidence,
                evidence.digest(),
                new PersonId(Objects.requireNonNull(office.person(), "an award is decided by a person")),
                system.instant(),
                false,
                override);
    }

    private Certificate certificate(
            AwardDecision decision,
            PersonStanding standing,
            InternshipSummary internship,
            String holder,
            boolean sample) {
        var day = decision.day();
        // Last of all: the counter's row stays locked until the transaction ends.
        var number = CertificateNumber.of(day.getYear(), counters.next(CertificateNumber.series(day.getYear())));
        var code = CheckCode.fresh();
        var period = new CertificateWording.Period(
                number, code, day, day, standing.rules().expires(day), sample);
        return new Certificate(
                new CertificateId(Ids.next()),
                number,
                decision.id(),
                decision.person(),
                decision.edition(),
                day,
                period.validFrom(),
                period.expires(),
                null,
                CertificateState.RESERVED,
                null,
                code,
                wording.ofAward(holder, standing, internship, period),
                null,
                null,
                null);
    }
}
