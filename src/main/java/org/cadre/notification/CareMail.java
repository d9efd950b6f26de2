package org.cadre.notification;

import java.util.List;
import org.cadre.care.request.CareEvents.RequestAnswered;
import org.cadre.care.request.CareEvents.RequestDue;
import org.cadre.care.request.CareEvents.RequestReceived;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who asked something of office that it has come and what the answer is, and office what waits. */
@Component
class CareMail {
    private final Mails mails;
    private final People people;
    private final Roles roles;
    private final Settings settings;

    CareMail(Mails mails, People people, Roles roles, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.roles = roles;
        this.settings = settings;
    }

    @EventListener
    void tell(RequestReceived received) {
        String kind = received.kind().label() + ".own";
        people.find(received.person())
                .ifPresent(person -> mails.send(to(person)
                        .subject(Sentence.of("notification.care.received.subject"))
                        .line(Sentence.of("notification.care.received", Sentence.of(kind)))
                        .line(Sentence.of("notification.care.received.due", received.dueOn()))
                        .because(Sentence.of("notification.care.because", settings.associationName()))));
        for (var office : roles.holding(Role.OFFICE)) {
            mails.send(to(office)
                    .subject(Sentence.of("notification.care.new.subject"))
                    .line(Sentence.of("notification.care.new", received.dueOn()))
                    .button(
                            Sentence.of("notification.care.look"),
                            settings.link("/office/requests/" + received.request()))
                    .because(Sentence.of("notification.care.office.because")));
        }
    }

    private static Mail to(PersonCard person) {
        return Mail.to(person.email(), person.id().value());
    }

    @EventListener
    void tell(RequestAnswered answered) {
        people.find(answered.person()).ifPresent(person -> {
            var mail = to(person)
                    .subject(Sentence.of("notification.care.answered.subject"))
                    .line(Sentence.of(
                            answered.answer().isEmpty()
                                    ? "notification.care.answered.inside"
                                    : answered.done() ? "notification.care.carried-out" : "notification.care.declined"));
            if (!answered.answer().isEmpty()) {
                mail = mail.line(Sentence.of("web.itself", answered.answer()));
            }
            if (person.hasAccount()) {
                mail = mail.button(Sentence.of("notification.care.read"), settings.link("/account/requests"));
            }
            mails.send(mail.because(Sentence.of("notification.care.because", settings.associationName())));
        });
    }

    @EventListener
    void remind(RequestDue due) {
        var owner = due.owner();
        var readers = owner == null
                ? roles.holding(Role.OFFICE)
                : people.find(owner).map(List::of).orElse(List.of());
        for (var reader : readers) {
            mails.send(to(reader)
                    .subject(Sentence.of("notification.care.due.subject", due.dueOn()))
                    .line(Sentence.of(
                            owner == null ? "notification.care.due.nobody" : "notification.care.due",
                            due.personName(),
                            due.dueOn()))
                    .button(Sentence.of("notification.care.look"), settings.link("/office/requests/" + due.request()))
                    .because(Sentence.of("notification.care.office.because")));
        }
    }
}
