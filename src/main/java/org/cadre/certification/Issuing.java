package org.cadre.certification;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.certification.CertificationEvents.CertificateCorrected;
import org.cadre.certification.CertificationEvents.CertificateIssued;
import org.cadre.certification.layout.SheetDrawing;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Job;
import org.cadre.platform.paper.Details;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a reserved certificate to its end: draw the paper from what it says, store its bytes, then let it count and
 * tell. Each step may be done again without harm, so whatever stopped in between is finished by the job, or by the next
 * day's work.
 */
@Component
public class Issuing implements DueWork {
    static final String JOB = "finish-certificate";

    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    private final Certificates certificates;
    private final SheetDrawing drawing;
    private final FileStore files;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Issuing(
            Certificates certificates,
            SheetDrawing drawing,
            FileStore files,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.certificates = certificates;
        this.drawing = drawing;
        this.files = files;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    Job job() {
        return new Job(
                JOB,
                id -> finish(new CertificateId(UUID.fromString(id))),
                FIRST_PAUSE,
                TRIES,
                (id, reason) -> LOG.error("the certificate {} is reserved and cannot be finished: {}", id, reason));
    }

    /** Does what is left to do for a certificate; nothing, when it has been issued. */
    public void finish(CertificateId id) {
        var certificate = certificates.find(id).orElseThrow();
        if (certificate.state() == CertificateState.RESERVED) {
            issue(id, store(certificate));
        }
    }

    /** Finishes a fresh certificate at once, so that it is seen; what fails here is left to the job. */
    void tryNow(@Nullable CertificateId fresh) {
        if (fresh == null) {
            return;
        }
        try {
            finish(fresh);
        } catch (RuntimeException e) {
            LOG.warn("the certificate {} is left to the job", fresh, e);
        }
    }

    /** The paper on the disk, flushed; the same certificate is the same bytes, so doing it twice keeps one file. */
    String store(Certificate certificate) {
        return files.store(pdf(certificate.says()));
    }

    byte[] pdf(Says says) {
        return drawing.pdf(
                says.sheet(), new Details(says.title(), says.association(), says.language(), says.made(), List.of()));
    }

    /** From now on it counts, and its holder hears of it: both or neither, and once. */
    void issue(CertificateId id, String paper) {
        transaction.executeWithoutResult(_ -> {
            if (!certificates.issue(id, paper)) {
                return;
            }
            var issued = certificates.find(id).orElseThrow();
            audit.record(
                    Actor.SYSTEM,
                    "certificate.issued",
                    issued.person().value(),
                    id.value(),
                    Map.of("state", CertificateState.RESERVED.word()),
                    Map.of(
                            "state", CertificateState.ISSUED.word(),
                            "number", issued.number().value(),
                            "paper", paper));
            if (issued.corrects() != null) {
                correct(issued, certificates.find(issued.corrects()).orElseThrow());
                return;
            }
            if (issued.prior() != null && !issued.validFrom().isAfter(clock.today())) {
                supersede(issued.prior());
            }
            events.publishEvent(new CertificateIssued(
                    id,
                    issued.person(),
                    issued.number().value(),
                    issued.validFrom(),
                    issued.expires(),
                    issued.prior() != null));
        });
    }

    /** The corrected one takes the place of the wrong one, and what had befallen that befalls it. */
    private void correct(Certificate issued, Certificate wrong) {
        switch (wrong.state()) {
            case ISSUED -> certificates.move(wrong.id(), wrong.state(), CertificateState.CORRECTED, null);
            case SUSPENDED -> {
                certificates.move(wrong.id(), wrong.state(), CertificateState.CORRECTED, null);
                certificates.move(issued.id(), CertificateState.ISSUED, CertificateState.SUSPENDED, wrong.reason());
            }
            case REVOKED ->
                certificates.move(issued.id(), CertificateState.ISSUED, CertificateState.REVOKED, wrong.reason());
            case SUPERSEDED ->
                certificates.move(issued.id(), CertificateState.ISSUED, CertificateState.SUPERSEDED, null);
            case RESERVED, CORRECTED -> throw new IllegalStateException(wrong.number() + " is " + wrong.state());
        }
        audit.record(
                Actor.SYSTEM,
                "certificate.corrected",
                wrong.person().value(),
                wrong.id().value(),
                Map.of("state", wrong.state().word(), "number", wrong.number().value()),
                Map.of("number", issued.number().value()));
        events.publishEvent(new CertificateCorrected(
                issued.id(),
                issued.person(),
                issued.number().value(),
                wrong.number().value(),
                issued.validFrom(),
                issued.expires()));
    }

    private void supersede(CertificateId prior) {
        if (certificates.move(prior, CertificateState.ISSUED, CertificateState.SUPERSEDED, null)) {
            audit.record(
                    Actor.SYSTEM,
                    "certificate.superseded",
                    certificates.find(prior).orElseThrow().person().value(),
                    prior.value(),
                    Map.of("state", CertificateState.ISSUED.word()),
                    Map.of("state", CertificateState.SUPERSEDED.word()));
        }
    }

    /**
     * Whatever was left behind reserved, for whichever reason; and earlier periods whose next one has begun: until that
     * day they count, so that nobody is without a certificate in between.
     */
    @Override
    public void run(LocalDate today) {
        certificates.overtaken(today).forEach(prior -> transaction.executeWithoutResult(_ -> supersede(prior)));
        for (CertificateId left : certificates.reserved()) {
            try {
                finish(left);
            } catch (RuntimeException e) {
                LOG.error("the certificate {} is reserved and could not be finished", left, e);
            }
        }
    }
}
