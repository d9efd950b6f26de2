package org.cadre.notification;

import java.util.Optional;
import org.cadre.certification.CertificateId;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.certification.CertificationEvents.CertificateIssued;
import org.cadre.certification.CertificationEvents.CertificateReinstated;
import org.cadre.certification.CertificationEvents.CertificateRevoked;
import org.cadre.certification.CertificationEvents.CertificateSuspended;
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

    private Optional<PersonCard> to(PersonId person) {
        return people.find(person);
    }

    private CertificateSummary summary(CertificateId certificate) {
        return certificates.summary(certificate).orElseThrow();
    }
}
