package org.cadre.notification;

import org.cadre.people.People;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.site.inquiry.InquiryEvents.InquiryReceived;
import org.cadre.site.inquiry.InquiryEvents.InquiryReminderDue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who asked that the inquiry has come, and office that there is a new one. */
@Component
class InquiryMail {
    private final Mails mails;
    private final People people;
    private final Roles roles;
    private final Settings settings;

    InquiryMail(Mails mails, People people, Roles roles, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.roles = roles;
        this.settings = settings;
    }

    @EventListener
    void tell(InquiryReceived received) {
        mails.send(Mail.to(received.email(), null)
                .in(Language.now())
                .subject(Sentence.of("notification.inquiry.received.subject"))
                .line(Sentence.of("notification.inquiry.received", settings.associationName()))
                .line(Sentence.of("notification.inquiry.received.schedule"))
                .button(Sentence.of("notification.inquiry.received.button"), settings.link("/schedule"))
                .because(Sentence.of("notification.inquiry.received.because")));
        for (var office : roles.holding(Role.OFFICE)) {
            mails.send(Mail.to(office.email(), office.id().value())
                    .subject(Sentence.of("notification.inquiry.new.subject", received.name()))
                    .line(Sentence.of("notification.inquiry.new", received.name(), received.area()))
                    .button(
                            Sentence.of("notification.inquiry.new.button"),
                            settings.link("/office/inquiries/" + received.inquiry()))
                    .because(Sentence.of("notification.inquiry.new.because")));
        }
    }

    @EventListener
    void remind(InquiryReminderDue due) {
        mails.send(Mail.to(
                        people.find(due.owner()).orElseThrow().email(),
                        due.owner().value())
                .subject(Sentence.of("notification.inquiry.remind.subject", due.name()))
                .line(Sentence.of("notification.inquiry.remind", due.name()))
                .button(
                        Sentence.of("notification.inquiry.new.button"),
                        settings.link("/office/inquiries/" + due.inquiry()))
                .because(Sentence.of("notification.inquiry.remind.because")));
    }
}
