package org.cadre.notification;

import java.util.Optional;
import org.cadre.certification.CertificateId;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.certification.CertificationEvents.CertificateCorrected;
import org.cadre.certification.CertificationEvents.CertificateIssued;
import org.cadre.certification.CertificationEvents.CertificateReinstated;
import org.cadre.certification.CertificationEvents.CertificateRevoked;
import org.cadre.certification.CertificationEvents.CertificateSuspended;
import org.cadre.certification.CertificationEvents.NameCorrectionDeclined;
import org.cadre.certification.CertificationEvents.OverrideAnswered;
import org.cadre.certification.CertificationEvents.OverrideAsked;
import org.cadre.certification.CertificationEvents.OverrideExpired;
import org.cadre.internship.InternshipId;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What holders of certificates are told. */
@Component
class CertificationMail {
    private final Mails mails;
    private final People people;
    private final Certificates certificates;
    private final Settings settings;

    CertificationMail(Mails mails, People people, Certificates certificates, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.certificates = certificates;
        this.settings = settings;
    }

    @EventListener
    void on(CertificateIssued issued) {
        String kind = "notification.certification." + (issued.renewal() ? "renewed" : "awarded");
        to(issued.holder())
                .ifPresent(holder -> mails.send(Mail.to(
                                holder.email(), holder.id().value())
                        .subject(Sentence.of(kind + ".subject"))
                        .line(Sentence.of("notification.certification.greeting", holder.displayName()))
                        .line(Sentence.of(kind + ".line", issued.number(), issued.validFrom(), issued.expires()))
                        .line(Sentence.of("notification.certification.issued.attached"))
                        .button(
                                Sentence.of("notification.certification.issued.button"),
                                settings.link(summary(issued.certificate()).checkPath()))
                        .because(Sentence.of(kind + ".because"))
                        .attach(
                                issued.number() + ".pdf",
                                "application/pdf",
                                certificates.paper(issued.certificate()))));
    }

    @EventListener
    void on(CertificateCorrected corrected) {
        to(corrected.holder())
                .ifPresent(holder -> mails.send(Mail.to(
                                holder.email(), holder.id().value())
                        .subject(Sentence.of("notification.certification.corrected.subject"))
                        .line(Sentence.of("notification.certification.greeting", holder.displayName()))
                        .line(Sentence.of(
                                "notification.certification.corrected.line",
                                corrected.number(),
                                corrected.earlierNumber(),
                                corrected.validFrom(),
                                corrected.expires()))
                        .line(Sentence.of("notification.certification.issued.attached"))
                        .button(
                                Sentence.of("notification.certification.issued.button"),
                                settings.link(summary(corrected.certificate()).checkPath()))
                        .because(Sentence.of("notification.certification.corrected.because"))
                        .attach(
                                corrected.number() + ".pdf",
                                "application/pdf",
                                certificates.paper(corrected.certificate()))));
    }

    @EventListener
    void on(NameCorrectionDeclined declined) {
        to(declined.holder())
                .ifPresent(holder -> mails.send(Mail.to(
                                holder.email(), holder.id().value())
                        .subject(Sentence.of("notification.certification.name-declined.subject"))
                        .line(Sentence.of("notification.certification.greeting", holder.displayName()))
                        .line(Sentence.of(
                                "notification.certification.name-declined.line", declined.wanted(), declined.answer()))
                        .button(
                                Sentence.of("notification.certification.name-declined.button"),
                                settings.link("/certificates"))
                        .because(Sentence.of("notification.certification.name-declined.because"))));
    }

    @EventListener
    void on(CertificateSuspended suspended) {
        changed("suspended", suspended.certificate(), suspended.holder(), suspended.number());
    }

    @EventListener
    void on(CertificateReinstated reinstated) {
        changed("reinstated", reinstated.certificate(), reinstated.holder(), reinstated.number());
    }

    @EventListener
    void on(CertificateRevoked revoked) {
        changed("revoked", revoked.certificate(), revoked.holder(), revoked.number());
    }

    private void changed(String kind, CertificateId certificate, PersonId person, String number) {
        String key = "notification.certification." + kind;
        to(person)
                .ifPresent(holder ->
                        mails.send(Mail.to(holder.email(), holder.id().value())
                                .subject(Sentence.of(key + ".subject", number))
                                .line(Sentence.of("notification.certification.greeting", holder.displayName()))
                                .line(Sentence.of(key + ".line", number))
                                .button(
                                        Sentence.of("notification.certification.changed.button"),
                                        settings.link(summary(certificate).checkPath()))
                                .because(Sentence.of("notification.certification.changed.because"))));
    }

    @EventListener
    void on(OverrideAsked asked) {
        mails.send(Mail.to(asked.email(), null)
                .subject(Sentence.of("notification.override.asked.subject", asked.holder()))
                .line(Sentence.of("notification.certification.greeting", asked.approver()))
                .line(Sentence.of("notification.override.asked.line", asked.askedBy(), asked.holder()))
                .line(Sentence.of("notification.override.asked.how", asked.days()))
                .button(Sentence.of("notification.override.asked.button"), asked.link())
                .because(Sentence.of("notification.override.asked.because", asked.askedBy())));
    }

    @EventListener
    void on(OverrideAnswered answered) {
        String kind = "notification.override." + (answered.agreed() ? "agreed" : "declined");
        toOffice(
                answered.askedBy(),
                answered.internship(),
                Sentence.of(kind + ".subject", answered.holder()),
                Sentence.of(kind + ".line", answered.approver(), answered.holder(), answered.words()));
    }

    @EventListener
    void on(OverrideExpired expired) {
        toOffice(
                expired.askedBy(),
                expired.internship(),
                Sentence.of("notification.override.expired.subject", expired.holder()),
                Sentence.of("notification.override.expired.line", expired.approver(), expired.holder()));
    }

    private void toOffice(PersonId office, InternshipId internship, Sentence subject, Sentence line) {
        to(office)
                .ifPresent(asker -> mails.send(Mail.to(asker.email(), asker.id().value())
                        .subject(subject)
                        .line(Sentence.of("notification.certification.greeting", asker.displayName()))
                        .line(line)
                        .button(
                                Sentence.of("notification.override.button"),
                                settings.link("/office/certification/" + internship))
                        .because(Sentence.of("notification.override.because"))));
    }

    private Optional<PersonCard> to(PersonId person) {
        return people.find(person);
    }

    private CertificateSummary summary(CertificateId certificate) {
        return certificates.summary(certificate).orElseThrow();
    }
}
