package org.cadre.certification;

import java.time.LocalDate;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Certificates of made-up people, whose days lie in the past: decided by the same rules as everyone's, as of those days.
 * They count at once, with the paper they are given or one of their own, and nobody is told. A credential is signed when
 * somebody first asks for it.
 */
@Component
public class PastCertificates {
    private final Awards awards;
    private final Renewals renewals;
    private final Certificates certificates;
    private final Issuing issuing;
    private final RegisterEvents registered;
    private final StatusLists statuses;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    PastCertificates(
            Awards awards,
            Renewals renewals,
            Certificates certificates,
            Issuing issuing,
            RegisterEvents registered,
            StatusLists statuses,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.awards = awards;
        this.renewals = renewals;
        this.certificates = certificates;
        this.issuing = issuing;
        this.registered = registered;
        this.statuses = statuses;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Awards what the internship had earned by that day.
     *
     * @param paper the digest of a stored paper; null: its own is drawn
     */
    public void award(InternshipId internship, LocalDate day, Actor office, @Nullable String paper) {
        if (!(awards.reserve(internship, day, office) instanceof Awards.Outcome.Reserved(var fresh, var _))) {
            throw new IllegalStateException("the internship " + internship + " had not earned it on " + day);
        }
        issue(fresh, paper);
    }

    /** Opens the next period, which a training attended by that day had earned. */
    public void renew(PersonId person, LocalDate day, @Nullable String paper) {
        if (!(renewals.renew(person, day, Actor.SYSTEM) instanceof Renewals.Outcome.Renewed(var fresh, var _))) {
            throw new IllegalStateException("the certificate of " + person + " could not be renewed on " + day);
        }
        var next = issue(fresh, paper);
        if (next.prior() != null && !next.validFrom().isAfter(clock.today())) {
            move(certificates.find(next.prior()).orElseThrow(), CertificateState.SUPERSEDED, null);
        }
    }

    private Certificate issue(CertificateId fresh, @Nullable String paper) {
        var certificate = certificates.find(fresh).orElseThrow();
        if (paper == null) {
            issuing.finishQuietly(certificate);
        } else {
            certificates.issue(fresh, paper);
        }
        return certificate;
    }

    public void suspend(PersonId person, String reason) {
        withdraw(person, CertificateState.SUSPENDED, reason);
    }

    public void revoke(PersonId person, String reason) {
        withdraw(person, CertificateState.REVOKED, reason);
    }

    private void withdraw(PersonId person, CertificateState to, String reason) {
        var newest = certificates.ofPerson(person).getFirst();
        if (!move(newest, to, reason)) {
            throw new IllegalStateException("the certificate " + newest.number() + " did not count");
        }
        if (to == CertificateState.REVOKED) {
            statuses.revoke(newest.id().value());
        }
    }

    private boolean move(Certificate one, CertificateState to, @Nullable String reason) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean moved = certificates.move(one.id(), CertificateState.ISSUED, to, reason);
            if (moved) {
                registered.happenedToPast(to.event(), one);
            }
            return moved;
        }));
    }
}
