package org.cadre.certification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.cadre.attendance.AttendanceEvents.RecertificationAttended;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the next period of a certificate when its holder has attended a recertification training: a row of its own,
 * linked to the earlier one. It happens by itself; the follow-up of reflection is optional and never gates, but the
 * edition asks for a reflection after a long pause.
 */
@Component
public class Renewals {
    /** What came of a renewal. */
    public sealed interface Outcome {
        record Renewed(CertificateId certificate, String number) implements Outcome {}

        /** The person holds no certificate that could be renewed: none, suspended or revoked. */
        record NothingToRenew() implements Outcome {}

        record AlreadyRenewed(CertificateId next) implements Outcome {}

        /** No training in the window: what is missing stands in it. */
        record NotMet(Standing standing, LocalDate windowOpens) implements Outcome {}

        /** So late that the edition asks for a reflection too. */
        record ReflectionMissing() implements Outcome {}
    }

    private final Standings standings;
    private final People people;
    private final AwardDecisions decisions;
    private final Certificates certificates;
    private final CertificateWording wording;
    private final Editions editions;
    private final Counters counters;
    private final AuditTrail audit;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    Renewals(
            Standings standings,
            People people,
            AwardDecisions decisions,
            Certificates certificates,
            CertificateWording wording,
            Editions editions,
            Counters counters,
            AuditTrail audit,
            Texts texts,
            ProgramClock clock,
            Clock system,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions) {
        this.standings = standings;
        this.people = people;
        this.decisions = decisions;
        this.certificates = certificates;
        this.wording = wording;
        this.editions = editions;
        this.counters = counters;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the transaction in which the attendance became final. */
    @EventListener
    void on(RecertificationAttended attended) {
        renew(attended.person(), clock.today(), Actor.SYSTEM);
    }

    /** Opens the next period on that day if its edition's rule is met: one transaction, or part of the caller's. */
    public Outcome renew(PersonId person, LocalDate day, Actor actor) {
        return Objects.requireNonNull(transaction.execute(_ -> decide(person, day, actor)));
    }

    private Outcome decide(PersonId person, LocalDate day, Actor actor) {
        var newest = newest(person);
        if (newest == null) {
            return new Outcome.NothingToRenew();
        }
        certificates.lock(newest.id());
        if (certificates.find(newest.id()).orElseThrow().state() != CertificateState.ISSUED) {
            return new Outcome.NothingToRenew();
        }
        var next = certificates.successor(newest.id());
        if (next.isPresent()) {
            return new Outcome.AlreadyRenewed(next.get());
        }
        var rules = editions.of(newest.edition());
        var opens = rules.renewal().windowOpens(newest.expires());
        var evidence = standings.evidenceForRenewal(person, newest.edition(), opens);
        var standing = org.cadre.program.Standings.renewal(rules, evidence, day);
        var trained = trained(evidence, day);
        if (!standing.isMet() || trained == null) {
            return new Outcome.NotMet(standing, opens);
        }
        if (newest.reflectedOn() == null && asksForReflection(newest, rules, trained.day())) {
            return new Outcome.ReflectionMissing();
        }
        return reserve(newest, rules, evidence, standing, trained, day, actor);
    }

    /** After a long pause; whoever was still in grace, or was given more time, is as if there had been none. */
    boolean asksForReflection(Certificate newest, Edition rules, LocalDate trained) {
        return rules.renewal().asksForReflection(newest.expires(), trained)
                && certificates.condition(newest, trained) instanceof Condition.Expired;
    }

    /** The newest period that counts or counted; null when there is none that could be renewed. */
    private @Nullable Certificate newest(PersonId person) {
        return certificates.ofPerson(person).stream()
                .filter(one -> one.state() != CertificateState.REVOKED)
                .findFirst()
                .filter(one -> one.state() == CertificateState.ISSUED)
                .orElse(null);
    }

    private static Fact.@Nullable Recertified trained(Evidence evidence, LocalDate day) {
        return evidence.recertified().stream()
                .filter(one -> !one.day().isAfter(day))
                .max(Comparator.comparing(Fact.Recertified::day))
                .orElse(null);
    }

    private Outcome reserve(
            Certificate prior,
            Edition rules,
            Evidence evidence,
            Standing standing,
            Fact.Recertified trained,
            LocalDate day,
            Actor actor) {
        var frozen = FrozenEvidence.of(evidence);
        var decision = new AwardDecision(
                new DecisionId(Ids.next()),
                prior.person(),
                prior.edition(),
                null,
                day,
                FrozenStanding.of(standing, texts),
                frozen,
                frozen.digest(),
                actor.person() == null ? null : new PersonId(actor.person()),
                system.instant(),
                true,
                null);
        decisions.add(decision);
        var certificate = next(prior, decision, rules, evidence, trained);
        certificates.reserve(certificate);
        jobs.getObject().ask(Issuing.JOB, certificate.id().toString());
        audit.record(
                actor,
                "certificate.renewed",
                prior.person().value(),
                certificate.id().value(),
                Map.of("certificate", prior.number().value()),
                Map.of(
                        "number", certificate.number().value(),
                        "trained", trained.day(),
                        "decision", decision.id().value(),
                        "evidence", Frozen.hex(decision.evidenceDigest())));
        return new Outcome.Renewed(certificate.id(), certificate.number().value());
    }

    private Certificate next(
            Certificate prior, AwardDecision decision, Edition rules, Evidence evidence, Fact.Recertified trained) {
        var holder = people.find(prior.person()).orElseThrow();
        var from = rules.renewal().nextPeriodFrom(prior.expires(), trained.day());
        var day = decision.day();
        int minutes = evidence.recertified().stream()
                .mapToInt(Fact.Recertified::minutes)
                .sum();
        var number = CertificateNumber.of(day.getYear(), counters.next(CertificateNumber.series(day.getYear())));
        var code = CheckCode.fresh();
        var period = new CertificateWording.Period(number, code, day, from, rules.expires(from), holder.sample());
        return new Certificate(
                new CertificateId(Ids.next()),
                number,
                decision.id(),
                prior.person(),
                prior.edition(),
                day,
                from,
                period.expires(),
                prior.id(),
                CertificateState.RESERVED,
                null,
                code,
                wording.ofRenewal(holder.legalName(), rules, trained.day(), minutes, period),
                null,
                null,
                null);
    }
}
