package org.cadre.notification;

import java.util.Optional;
import org.cadre.certification.CertificateId;
import org.cadre.certification.CertificationEvents.RenewalExtended;
import org.cadre.certification.CertificationEvents.RenewalNoticeDue;
import org.cadre.certification.RenewalOutlook;
import org.cadre.certification.RenewalOutlook.Chance;
import org.cadre.certification.RenewalOutlooks;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells holders in time what their next period asks for, and takes them to the training that opens it. */
@Component
class RenewalMail {
    private final Mails mails;
    private final People people;
    private final RenewalOutlooks outlooks;
    private final Settings settings;

    RenewalMail(Mails mails, People people, RenewalOutlooks outlooks, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.outlooks = outlooks;
        this.settings = settings;
    }

    @EventListener
    void on(RenewalNoticeDue notice) {
        String kind = "notification.renewal." + kind(notice.months());
        people.find(notice.holder()).ifPresent(holder -> {
            var mail = greeted(holder)
                    .subject(Sentence.of(kind + ".subject", notice.expires()))
                    .line(Sentence.of(kind + ".line", notice.number(), notice.expires()))
                    .because(Sentence.of("notification.renewal.because"));
            mails.send(withOutlook(mail, notice.certificate()));
        });
    }

    private static String kind(int months) {
        if (months > 0) {
            return "notice";
        }
        return switch (months) {
            case 0 -> "today";
            case -1 -> "grace";
            case -2 -> "again";
            default -> "last";
        };
    }

    private static Mail greeted(PersonCard holder) {
        return Mail.to(holder.email(), holder.id().value())
                .line(Sentence.of("notification.certification.greeting", holder.displayName()));
    }

    private Mail withOutlook(Mail mail, CertificateId certificate) {
        Optional<RenewalOutlook> found = outlooks.of(certificate);
        if (found.isEmpty()) {
            return mail.button(Sentence.of("notification.renewal.own"), settings.link("/certificates"));
        }
        var outlook = found.get();
        mail.line(outlook.deadline());
        if (outlook.booked() != null) {
            return mail.line(outlook.booked())
                    .button(Sentence.of("notification.renewal.own"), settings.link("/certificates"));
        }
        outlook.needs().forEach(need -> mail.line(Sentence.of("notification.renewal.need", need)));
        var next = outlook.next();
        if (next == null) {
            return mail.line(Sentence.of("notification.renewal.no-training"))
                    .button(Sentence.of("notification.renewal.schedule"), settings.link("/schedule"));
        }
        mail.button(Sentence.of("notification.renewal.book", next.town(), next.firstDay()), settings.link(next.path()));
        outlook.chances().stream()
                .filter(one -> !one.equals(next))
                .forEach(one -> mail.also(label(one), settings.link(one.path())));
        return mail;
    }

    private static Sentence label(Chance one) {
        return Sentence.of("notification.renewal.other", one.title(), one.town(), one.firstDay(), one.seatsLeft());
    }

    @EventListener
    void on(RenewalExtended extended) {
        people.find(extended.holder()).ifPresent(holder -> {
            var mail = greeted(holder)
                    .subject(Sentence.of("notification.renewal.extended.subject", extended.until()))
                    .line(Sentence.of(
                            "notification.renewal.extended.line",
                            extended.number(),
                            extended.until(),
                            extended.expires()))
                    .because(Sentence.of("notification.renewal.extended.because"));
            mails.send(withOutlook(mail, extended.certificate()));
        });
    }
}
