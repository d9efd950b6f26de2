package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.certification.CertificationEvents.CertificateCorrected;
import org.cadre.certification.CertificationEvents.CertificateIssued;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.layout.SheetDrawing;
import org.cadre.certification.register.EventKind;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Job;
import org.cadre.platform.paper.Attachment;
import org.cadre.platform.paper.Details;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
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
 * Takes a reserved certificate to its end: store the exact document to be signed, sign it, store what was signed, draw the
 * paper with that inside, store its bytes; then let it count, enter it into the register and tell, in one transaction. Each
 * step may be done again without harm, so whatever stopped in between is finished by the job, or by the next day's work.
 */
@Component
public class Issuing implements DueWork {
    static final String JOB = "finish-certificate";

    /** What a credential is called where types are named. */
    static final String CREDENTIAL_TYPE = "application/vc+json";

    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final RegisterEvents registered;
    private final StatusLists statuses;
    private final SheetDrawing drawing;
    private final Texts texts;
    private final FileStore files;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Issuing(
            Certificates certificates,
            SignedCredentials credentials,
            RegisterEvents registered,
            StatusLists statuses,
            SheetDrawing drawing,
            Texts texts,
            FileStore files,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.registered = registered;
        this.statuses = statuses;
        this.drawing = drawing;
        this.texts = texts;
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
            var credential = credentials.make(certificate);
            issue(id, credential, store(certificate, credential));
        }
    }

    /** Lets a certificate of the past count, with a paper of its own: nobody is told. */
    void finishQuietly(Certificate certificate) {
        var credential = credentials.make(certificate);
        String paper = store(certificate, credential);
        transaction.executeWithoutResult(_ -> {
            if (certificates.issue(certificate.id(), paper)) {
                registered.issued(certificate, credential, paper);
            }
        });
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
    String store(Certificate certificate, SignedCredential credential) {
        return files.store(pdf(certificate.says(), credential));
    }

    byte[] pdf(Says says, SignedCredential credential) {
        return drawing.pdf(
                says.sheet(),
                new Details(
                        says.title(),
                        says.association(),
                        says.language(),
                        says.made(),
                        List.of(new Attachment(
                                says.number() + ".json",
                                CREDENTIAL_TYPE,
                                credential.document().getBytes(StandardCharsets.UTF_8),
                                texts.best(List.of(Locale.forLanguageTag(says.language())))
                                        .orElse(Language.ENGLISH)
                                        .during(() -> texts.say("certification.paper.attachment")),
                                Attachment.Relation.ALTERNATIVE))));
    }

    /** From now on it counts, stands in the register, and its holder hears of it: all or nothing, and once. */
    void issue(CertificateId id, SignedCredential credential, String paper) {
        transaction.executeWithoutResult(_ -> {
            lockEarlier(id);
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
            registered.issued(issued, credential, paper);
            if (issued.corrects() != null) {
                correct(issued, certificates.find(issued.corrects()).orElseThrow());
                return;
            }
            if (issued.prior() != null
                    && sharesFate(issued, certificates.find(issued.prior()).orElseThrow())) {
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

    /** Nobody withdraws the earlier one while its follower is being issued; in the order in which withdrawing locks, too. */
    private void lockEarlier(CertificateId id) {
        var fresh = certificates.find(id).orElseThrow();
        Stream.of(fresh.corrects(), fresh.prior())
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(CertificateId::value))
                .forEach(certificates::lock);
    }

    /** The corrected one takes the place of the wrong one, and what had befallen that befalls it. */
    private void correct(Certificate issued, Certificate wrong) {
        switch (wrong.state()) {
            case ISSUED -> move(wrong, CertificateState.CORRECTED, null);
            case SUSPENDED -> {
                move(wrong, CertificateState.CORRECTED, null);
                move(issued, CertificateState.SUSPENDED, wrong.reason());
            }
            case REVOKED -> {
                move(issued, CertificateState.REVOKED, wrong.reason());
                statuses.revoke(issued.id().value());
            }
            case SUPERSEDED -> move(issued, CertificateState.SUPERSEDED, null);
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

    /** What was withdrawn while the next period was being made takes that with it; nobody is told that it counts. */
    private boolean sharesFate(Certificate issued, Certificate prior) {
        var fate = prior.state();
        if (fate != CertificateState.SUSPENDED && fate != CertificateState.REVOKED) {
            return false;
        }
        move(issued, fate, prior.reason());
        if (fate == CertificateState.REVOKED) {
            statuses.revoke(issued.id().value());
        }
        audit.record(
                Actor.SYSTEM,
                "certificate." + fate.word(),
                issued.person().value(),
                issued.id().value(),
                Map.of("state", CertificateState.ISSUED.word()),
                Map.of("state", fate.word(), "prior", prior.number().value()));
        return true;
    }

    private void move(Certificate one, CertificateState to, @Nullable String reason) {
        certificates.move(one.id(), one.state(), to, reason);
        registered.happened(to.event(), one);
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
            registered.happened(EventKind.SUPERSEDED, certificates.find(prior).orElseThrow());
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
