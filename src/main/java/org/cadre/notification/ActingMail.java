package org.cadre.notification;

import java.time.Clock;
import java.time.Duration;
import org.cadre.people.EnteredDeeds;
import org.cadre.people.EnteredDeeds.Entered;
import org.cadre.people.People;
import org.cadre.people.PeopleEvents.ActingEnded;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Moment;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people what office entered for them: one mail when office ends it, or after a quiet while when office forgot to. */
@Component
class ActingMail implements MinuteWork {
    private static final Duration QUIET = Duration.ofMinutes(30);

    private final EnteredDeeds entered;
    private final People people;
    private final Mails mails;
    private final Settings settings;
    private final Texts texts;
    private final Clock system;
    private final TransactionTemplate transaction;

    ActingMail(
            EnteredDeeds entered,
            People people,
            Mails mails,
            Settings settings,
            Texts texts,
            Clock system,
            PlatformTransactionManager transactions) {
        this.entered = entered;
        this.people = people;
        this.mails = mails;
        this.settings = settings;
        this.texts = texts;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(ActingEnded event) {
        tell(event.person());
    }

    @Override
    public void runMinutely() {
        for (var person : entered.untold(system.instant().minus(QUIET))) {
            transaction.executeWithoutResult(_ -> tell(person));
        }
    }

    private void tell(PersonId person) {
        entered.take(person).ifPresent(what -> people.find(person).ifPresent(card -> mails.send(mail(card, what))));
    }

    private Mail mail(PersonCard person, Entered what) {
        var mail = Mail.to(person.email(), person.id().value())
                .subject(Sentence.of("notification.acting.subject", settings.associationName()))
                .line(Sentence.of("notification.people.hello", person.displayName()))
                .line(Sentence.of(
                        "notification.acting.line",
                        what.by().isEmpty() ? settings.associationName() : String.join(", ", what.by()),
                        new Moment(what.since(), person.zone())));
        what.deeds().forEach((deed, times) -> mail.line(Sentence.of("notification.acting.deed", inWords(deed), times)));
        return mail.line(Sentence.of("notification.acting.wrong"))
                .button(Sentence.of("notification.acting.button"), settings.link("/home"))
                .because(Sentence.of("notification.acting.because"));
    }

    private Object inWords(String deed) {
        String own = "notification.acting.deed." + deed;
        String key = texts.knows(own) ? own : "people.deed." + deed;
        return texts.knows(key) ? Sentence.of(key) : deed.replace('.', ' ').replace('-', ' ');
    }
}
