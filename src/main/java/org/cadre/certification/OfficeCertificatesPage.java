package org.cadre.certification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.care.casefile.CaseFiles;
import org.cadre.care.casefile.CaseFiles.Subject;
import org.cadre.internship.Extension;
import org.cadre.internship.Internships;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Each certificate for office, with why it was awarded and what may become of it. */
@Controller
final class OfficeCertificatesPage {
    private static final int LONGEST_REASON = 1000;

    /**
     * One certificate.
     *
     * @param prior the period before it
     * @param decidedBy the name of who awarded it; none where a renewal followed by itself
     * @param override by which a second person agreed, where not everything was met
     * @param evidence the digest of what it rests on
     */
    record OneView(
            Certificate certificate,
            CertificateSummary summary,
            @Nullable CertificateSummary prior,
            AwardDecision decision,
            @Nullable String decidedBy,
            @Nullable AwardOverride override,
            String evidence,
            boolean agrees,
            List<Extension> extensions,
            RenewalFile renewal,
            Form form) {}

    private final Certificates certificates;
    private final AwardDecisions decisions;
    private final AwardOverrides overrides;
    private final Withdrawals withdrawals;
    private final Renewals renewals;
    private final RenewalFiles files;
    private final Editions editions;
    private final Internships internships;
    private final People people;
    private final Texts texts;
    private final ProgramClock clock;
    private final CaseFiles cases;
    private final Deeds deeds;

    OfficeCertificatesPage(
            Certificates certificates,
            AwardDecisions decisions,
            AwardOverrides overrides,
            Withdrawals withdrawals,
            Renewals renewals,
            RenewalFiles files,
            Editions editions,
            Internships internships,
            People people,
            Texts texts,
            ProgramClock clock,
            CaseFiles cases,
            Deeds deeds) {
        this.certificates = certificates;
        this.decisions = decisions;
        this.overrides = overrides;
        this.withdrawals = withdrawals;
        this.renewals = renewals;
        this.files = files;
        this.editions = editions;
        this.internships = internships;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
        this.cases = cases;
        this.deeds = deeds;
    }

    static String place(CertificateId id) {
        return "/office/certificates/" + id;
    }

    @GetMapping("/office/certificates/{id}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        return Reply.show("certification/certificate", view(new CertificateId(id), Form.empty()));
    }

    private OneView view(CertificateId id, Form form) {
        var certificate = certificates.find(id).orElseThrow(NotFound::new);
        var decision = decisions.find(certificate.decision());
        var decidedBy = Optional.ofNullable(decision.decidedBy())
                .flatMap(people::find)
                .map(card -> card.displayName())
                .orElse(null);
        return new OneView(
                certificate,
                certificates.summary(id).orElseThrow(),
                Optional.ofNullable(certificate.prior())
                        .flatMap(certificates::summary)
                        .orElse(null),
                decision,
                decidedBy,
                Optional.ofNullable(decision.override())
                        .flatMap(overrides::find)
                        .orElse(null),
                Frozen.hex(decision.evidenceDigest()),
                decision.recompute(editions.asOf(decision.decidedAt(), decision.edition()), texts)
                        .agrees(),
                decision.internship() == null ? List.of() : internships.extensions(decision.internship()),
                files.of(certificate),
                form);
    }

    @PostMapping("/office/certificates/{id}/suspension")
    @Only(Role.OFFICE)
    Reply suspend(Viewer viewer, @PathVariable UUID id, Form form) {
        return withReason(
                viewer, id, form, "suspended", (one, reason) -> withdrawals.suspend(one, reason, viewer.actor()));
    }

    @PostMapping("/office/certificates/{id}/reinstatement")
    @Only(Role.OFFICE)
    Reply reinstate(Viewer viewer, @PathVariable UUID id, Form form) {
        return withReason(viewer, id, form, "reinstated", (one, reason) -> {
            boolean done = withdrawals.reinstate(one, reason, viewer.actor());
            // A training attended while it was suspended has waited for this.
            renewals.renew(one.person(), clock.today(), viewer.actor());
            return done;
        });
    }

    @PostMapping("/office/certificates/{id}/revocation")
    @Only(Role.OFFICE)
    Reply revoke(Viewer viewer, @PathVariable UUID id, Form form) {
        if (!form.ticked("sure")) {
            form.wrong("sure", Sentence.of("certification.certificate.sure-missing"));
        }
        return withReason(
                viewer, id, form, "revoked", (one, reason) -> withdrawals.revoke(one, reason, viewer.actor()));
    }

    @FunctionalInterface
    private interface Deed {
        boolean done(Certificate certificate, String reason);
    }

    /** Why is kept with the certificate, and in a case file about its holder. */
    private Reply withReason(Viewer viewer, UUID id, Form form, String kind, Deed deed) {
        var certificate = certificates.find(new CertificateId(id)).orElseThrow(NotFound::new);
        form.required("reason", Sentence.of("certification.certificate.reason-missing"));
        String reason = form.atMost("reason", LONGEST_REASON);
        if (!form.isRight()) {
            return Reply.again("certification/certificate", view(certificate.id(), form));
        }
        return deeds.once(form.key(), () -> {
            if (!deed.done(certificate, reason)) {
                return Reply.seeOther(
                        place(certificate.id()), Sentence.of("certification.certificate.changed-meanwhile"));
            }
            String title = texts.say(
                    "certification.certificate.case", certificate.number().value());
            cases.write(viewer, new Subject(certificate.person(), null, title), kind, reason);
            return Reply.seeOther(
                    place(certificate.id()),
                    Sentence.of(
                            "certification.certificate." + kind,
                            certificate.number().value()));
        });
    }
}
