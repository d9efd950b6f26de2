package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office gives a holder more time for renewing, for a cause. */
@Controller
final class RenewalExtensionPage {
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_MONTHS = 24;
    private static final String TEMPLATE = "certification/renewal-extension";

    /**
     * One certificate and the time that was given for it.
     *
     * @param open whether more can be given
     */
    record ExtensionView(CertificateSummary certificate, List<RenewalExtension> extensions, boolean open, Form form) {}

    private final Certificates certificates;
    private final RenewalExtensions extensions;
    private final ProgramClock clock;
    private final Deeds deeds;

    RenewalExtensionPage(Certificates certificates, RenewalExtensions extensions, ProgramClock clock, Deeds deeds) {
        this.certificates = certificates;
        this.extensions = extensions;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/certificates/{id}/extension")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(certificate(id), Form.empty()));
    }

    private Certificate certificate(UUID id) {
        return certificates.find(new CertificateId(id)).orElseThrow(NotFound::new);
    }

    private ExtensionView view(Certificate certificate, Form form) {
        return new ExtensionView(
                certificates.summaries(List.of(certificate)).getFirst(),
                extensions.of(certificate.id()),
                isOpen(certificate),
                form);
    }

    private static boolean isOpen(Certificate certificate) {
        return certificate.state() == CertificateState.ISSUED && certificate.next() == null;
    }

    @PostMapping("/office/certificates/{id}/extension")
    @Only(Role.OFFICE)
    Reply give(Viewer viewer, @PathVariable UUID id, Form form) {
        var certificate = certificate(id);
        var until = form.day("until").orElse(null);
        var last = certificate.expires().plusMonths(MOST_MONTHS);
        if (!isOpen(certificate)) {
            form.wrong("until", Sentence.of("certification.extension.not-open"));
        } else if (until == null) {
            form.wrong("until", Sentence.of("certification.extension.until-missing"));
        } else if (!until.isAfter(certificate.expires()) || until.isBefore(clock.today())) {
            form.wrong("until", Sentence.of("certification.extension.too-early", certificate.expires()));
        } else if (until.isAfter(last)) {
            form.wrong("until", Sentence.of("certification.extension.too-late", MOST_MONTHS, last));
        } else if (isNoMore(certificate, until)) {
            form.wrong("until", Sentence.of("certification.extension.no-more"));
        }
        String reason = form.required("reason", Sentence.of("certification.certificate.reason-missing"));
        form.atMost("reason", LONGEST_REASON);
        if (!form.isRight() || until == null) {
            return Reply.again(TEMPLATE, view(certificate, form));
        }
        return deeds.once(form.key(), () -> {
            extensions.give(viewer, certificate, until, reason);
            return Reply.seeOther(
                    OfficeCertificatesPage.place(certificate.id()),
                    Sentence.of("certification.extension.given", until));
        });
    }

    /** It may be renewed as long or longer already. */
    private boolean isNoMore(Certificate certificate, LocalDate until) {
        return certificates.condition(certificate, certificate.expires().plusDays(1))
                        instanceof Condition.InGrace(var _, var grace)
                && (grace == null || !until.isAfter(grace));
    }
}
