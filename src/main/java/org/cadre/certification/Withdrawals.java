package org.cadre.certification;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cadre.certification.CertificationEvents.CertificateReinstated;
import org.cadre.certification.CertificationEvents.CertificateRevoked;
import org.cadre.certification.CertificationEvents.CertificateSuspended;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what a certificate is worth away, for a time or for good, and gives it back. A period that follows and has been
 * issued shares its fate: else a suspension would end by itself on the day the next one begins. Each is entered into the
 * register, and a revocation into the status list, in one transaction or the caller's.
 */
@Component
class Withdrawals {
    private final Certificates certificates;
    private final RegisterEvents registered;
    private final StatusLists statuses;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Withdrawals(
            Certificates certificates,
            RegisterEvents registered,
            StatusLists statuses,
            AuditTrail audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.certificates = certificates;
        this.registered = registered;
        this.statuses = statuses;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean suspend(Certificate certificate, String reason, Actor actor) {
        return together(() -> suspended(certificate, reason, actor));
    }

    private boolean together(BooleanSupplier deed) {
        return Boolean.TRUE.equals(transaction.execute(_ -> deed.getAsBoolean()));
    }

    private boolean suspended(Certificate certificate, String reason, Actor actor) {
        if (!move(certificate, CertificateState.ISSUED, CertificateState.SUSPENDED, reason, actor)) {
            return false;
        }
        events.publishEvent(new CertificateSuspended(
                certificate.id(), certificate.person(), certificate.number().value()));
        return true;
    }

    boolean reinstate(Certificate certificate, String reason, Actor actor) {
        return together(() -> reinstated(certificate, reason, actor));
    }

    private boolean reinstated(Certificate certificate, String reason, Actor actor) {
        if (!move(certificate, CertificateState.SUSPENDED, CertificateState.ISSUED, reason, actor)) {
            return false;
        }
        events.publishEvent(new CertificateReinstated(
                certificate.id(), certificate.person(), certificate.number().value()));
        return true;
    }

    /** For good; whatever it was before, issued or suspended. */
    boolean revoke(Certificate certificate, String reason, Actor actor) {
        return together(() -> revoked(certificate, reason, actor));
    }

    private boolean revoked(Certificate certificate, String reason, Actor actor) {
        boolean counts =
                certificate.state() == CertificateState.ISSUED || certificate.state() == CertificateState.SUSPENDED;
        if (!counts || !move(certificate, certificate.state(), CertificateState.REVOKED, reason, actor)) {
            return false;
        }
        events.publishEvent(new CertificateRevoked(
                certificate.id(), certificate.person(), certificate.number().value()));
        return true;
    }

    private boolean move(
            Certificate certificate, CertificateState from, CertificateState to, String reason, Actor actor) {
        if (!certificates.move(certificate.id(), from, to, to == CertificateState.ISSUED ? null : reason)) {
            return false;
        }
        registered.happened(to.event(), certificate);
        if (to == CertificateState.REVOKED) {
            statuses.revoke(certificate.id().value());
        }
        audit.record(
                actor,
                "certificate." + to.word(),
                certificate.person().value(),
                certificate.id().value(),
                Map.of("state", from.word()),
                Map.of("state", to.word(), "reason", AuditTrail.digestOf(reason)));
        if (certificate.next() != null) {
            var next = certificates.find(certificate.next().id()).orElseThrow();
            if (next.state() == from) {
                move(next, from, to, reason, actor);
            }
        }
        return true;
    }
}
