package org.cadre.notification;

import org.cadre.evaluation.EvaluationEvents.Asked;
import org.cadre.notification.nudge.QuietTimes;
import org.cadre.people.People;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks people what they think, outside their quiet hours, and reminds them once. */
@Component
class EvaluationMail {
    private static final String TEXTS = "notification.evaluation.";

    private final Mails mails;
    private final People people;
    private final Settings settings;
    private final QuietTimes quiet;

    EvaluationMail(Mails mails, People people, Settings settings, QuietTimes quiet) {
        this.mails = mails;
        this.people = people;
        this.settings = settings;
        this.quiet = quiet;
    }

    @EventListener
    void on(Asked asked) {
        people.find(asked.person()).ifPresent(person -> {
            String moment = TEXTS + asked.moment().key();
            mails.send(Mail.to(person.email(), person.id().value())
                    .subject(Sentence.of(
                            asked.again() ? TEXTS + "again" : TEXTS + "first",
                            Sentence.of(moment + ".subject", asked.about())))
                    .line(Sentence.of("notification.certification.greeting", person.displayName()))
                    .line(Sentence.of(moment + ".line", asked.about()))
                    .line(Sentence.of(asked.anonymous() ? TEXTS + "anonymous" : TEXTS + "named"))
                    .button(Sentence.of(TEXTS + "button"), settings.link(asked.place()))
                    .because(Sentence.of(asked.again() ? TEXTS + "because.again" : moment + ".because"))
                    .notBefore(quiet.next(asked.person())));
        });
    }
}
