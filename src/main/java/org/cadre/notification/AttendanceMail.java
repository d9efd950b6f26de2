package org.cadre.notification;

import org.cadre.attendance.AttendanceEvents.PartOneCompleted;
import org.cadre.attendance.AttendanceEvents.RecertificationAttended;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what they completed, the same evening. */
@Component
class AttendanceMail {
    private final Mails mails;
    private final People people;
    private final Offerings offerings;
    private final Settings settings;

    AttendanceMail(Mails mails, People people, Offerings offerings, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.offerings = offerings;
        this.settings = settings;
    }

    @EventListener
    void tell(PartOneCompleted completed) {
        String title = title(completed.offering());
        mails.send(to(completed.person())
                .subject(Sentence.of("notification.attendance.part-one.subject"))
                .line(Sentence.of("notification.attendance.part-one", title))
                .line(Sentence.of("notification.attendance.part-one.next"))
                .button(Sentence.of("notification.attendance.download"), paper(completed.offering()))
                .because(Sentence.of("notification.attendance.because", title)));
    }

    @EventListener
    void tell(RecertificationAttended attended) {
        String title = title(attended.offering());
        mails.send(to(attended.person())
                .subject(Sentence.of("notification.attendance.recertification.subject"))
                .line(Sentence.of("notification.attendance.recertification", title))
                .button(Sentence.of("notification.attendance.download"), paper(attended.offering()))
                .because(Sentence.of("notification.attendance.because", title)));
    }

    private String title(OfferingId offering) {
        return offerings.find(offering).orElseThrow().title();
    }

    private String paper(OfferingId offering) {
        return settings.link("/completion/" + offering + ".pdf");
    }

    private Mail to(PersonId person) {
        return Mail.to(people.find(person).orElseThrow().email(), person.value());
    }
}
