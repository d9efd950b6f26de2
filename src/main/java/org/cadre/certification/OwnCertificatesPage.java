package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
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

/** A holder's own certificates: the paper, the address to show others, and what the next period asks for. */
@Controller
final class OwnCertificatesPage {
    private static final int LONGEST_REFLECTION = 20_000;

    /**
     * All periods of a holder.
     *
     * @param reflecting the certificate toward whose next period a reflection may be written now
     * @param reflectionAsked whether the edition asks for it
     */
    record OwnView(List<Row> certificates, @Nullable CertificateId reflecting, boolean reflectionAsked, Form form) {}

    /**
     * One period.
     *
     * @param address the whole public address
     * @param hasPaper whether Cadre issued it, with a paper
     * @param outlook how it goes on; null: it has a next period, or cannot have one now
     * @param extensions the time that office gave for renewing
     */
    record Row(
            CertificateSummary certificate,
            Sentence renewal,
            String address,
            boolean hasPaper,
            @Nullable RenewalOutlook outlook,
            List<RenewalExtension> extensions) {}

    private final Certificates certificates;
    private final Renewals renewals;
    private final RenewalOutlooks outlooks;
    private final RenewalExtensions extensions;
    private final Issuing issuing;
    private final Editions editions;
    private final Settings settings;
    private final ProgramClock clock;
    private final Deeds deeds;

    OwnCertificatesPage(
            Certificates certificates,
            Renewals renewals,
            RenewalOutlooks outlooks,
            RenewalExtensions extensions,
            Issuing issuing,
            Editions editions,
            Settings settings,
            ProgramClock clock,
            Deeds deeds) {
        this.certificates = certificates;
        this.renewals = renewals;
        this.outlooks = outlooks;
        this.extensions = extensions;
        this.issuing = issuing;
        this.editions = editions;
        this.settings = settings;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/certificates")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show("certification/own", view(viewer, Form.empty()));
    }

    private OwnView view(Viewer viewer, Form form) {
        var today = clock.today();
        var own = certificates.of(viewer.id());
        var rows = own.stream().map(one -> row(one, today)).toList();
        var reflecting = own.stream()
                .filter(one -> one.state() == CertificateState.ISSUED
                        && one.nextNumber() == null
                        && !today.isBefore(one.renewalOpens()))
                .map(one -> certificates.find(one.id()).orElseThrow())
                .filter(one -> one.reflectedOn() == null)
                .findFirst();
        return new OwnView(
                rows,
                reflecting.map(Certificate::id).orElse(null),
                reflecting
                        .filter(one -> renewals.asksForReflection(one, editions.of(one.edition()), today))
                        .isPresent(),
                form);
    }

    private Row row(CertificateSummary one, LocalDate today) {
        boolean open = one.nextNumber() == null
                && switch (one.condition()) {
                    case Condition.Valid _, Condition.Expiring _, Condition.InGrace _, Condition.Expired _ ->
                        !today.isBefore(one.renewalOpens());
                    case Condition.BeingMade _,
                            Condition.NotYetValid _,
                            Condition.Suspended _,
                            Condition.Revoked _,
                            Condition.Superseded _ -> false;
                };
        return new Row(
                one,
                renewal(one, open),
                settings.link(one.checkPath()),
                certificates.hasPaper(one.id()),
                open ? outlooks.of(one.id()).orElse(null) : null,
                extensions.of(one.id()));
    }

    private static Sentence renewal(CertificateSummary one, boolean open) {
        if (one.nextNumber() != null) {
            return Sentence.of("certification.own.renewed", one.nextNumber());
        }
        if (!open) {
            return switch (one.condition()) {
                case Condition.Valid _, Condition.Expiring _, Condition.NotYetValid _ ->
                    Sentence.of("certification.own.renewal-from", one.renewalOpens(), one.expires());
                case Condition.BeingMade _,
                        Condition.InGrace _,
                        Condition.Expired _,
                        Condition.Suspended _,
                        Condition.Revoked _ -> Sentence.of("certification.own.no-renewal");
                case Condition.Superseded _ -> Sentence.of("certification.own.superseded-renewal");
            };
        }
        return one.condition().isInForce()
                ? Sentence.of("certification.own.renewal-open", one.expires())
                : Sentence.of("certification.own.renewal-late");
    }

    @PostMapping("/certificates/{id}/reflection")
    @SignedIn
    Reply reflect(Viewer viewer, @PathVariable UUID id, Form form) {
        var certificate = certificates
                .find(new CertificateId(id))
                .filter(one -> one.person().equals(viewer.id()))
                .orElseThrow(NotFound::new);
        form.required("reflection", Sentence.of("certification.own.reflection-missing"));
        String reflection = form.atMost("reflection", LONGEST_REFLECTION);
        if (!form.isRight()) {
            return Reply.again("certification/own", view(viewer, form));
        }
        var renewed = new AtomicReference<CertificateId>();
        var reply = deeds.once(form.key(), () -> {
            certificates.reflect(certificate.id(), reflection, clock.today());
            if (renewals.renew(viewer.id(), clock.today(), viewer.actor())
                    instanceof Renewals.Outcome.Renewed(var next, var number)) {
                renewed.set(next);
                return Reply.seeOther("/certificates", Sentence.of("certification.own.now-renewed", number));
            }
            return Reply.seeOther("/certificates", Sentence.of("certification.own.reflected"));
        });
        issuing.tryNow(renewed.get());
        return reply;
    }
}
