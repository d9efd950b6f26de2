package org.cadre.notification;

import java.util.List;
import org.cadre.internship.InternshipEvents.ContactDisputed;
import org.cadre.internship.InternshipEvents.ContactsAwaitConfirmation;
import org.cadre.internship.InternshipEvents.DisputeAnswered;
import org.cadre.internship.InternshipEvents.InternshipOver;
import org.cadre.internship.InternshipEvents.PairingAccepted;
import org.cadre.internship.InternshipEvents.PairingDeclined;
import org.cadre.internship.InternshipEvents.PairingEnded;
import org.cadre.internship.InternshipEvents.PairingRests;
import org.cadre.internship.InternshipEvents.PlacedInCohort;
import org.cadre.internship.InternshipEvents.ProjectTakenDown;
import org.cadre.internship.InternshipEvents.ProtegeNamed;
import org.cadre.internship.InternshipEvents.ProtegeUnreachable;
import org.cadre.internship.InternshipEvents.Side;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.notification.nudge.QuietTimes;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is said by mail in part two: to the MIT, and to the protégé, who has no account and gets links. */
@Component
class InternshipMail {
    private final Mails mails;
    private final People people;
    private final ProtegeLinks links;
    private final Settings settings;
    private final QuietTimes quiet;

    InternshipMail(Mails mails, People people, ProtegeLinks links, Settings settings, QuietTimes quiet) {
        this.mails = mails;
        this.people = people;
        this.links = links;
        this.settings = settings;
        this.quiet = quiet;
    }

    @EventListener
    void on(PlacedInCohort event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.internship.placed.subject", event.cohortName()))
                .line(Sentence.of("notification.internship.placed.line", event.cohortName(), event.starts()))
                .line(Sentence.of("notification.internship.placed.next"))
                .button(Sentence.of("notification.internship.placed.button"), settings.link("/internship/protege"))
                .because(Sentence.of("notification.internship.because.mit")));
    }

    private Mail to(PersonId person) {
        return Mail.to(people.emails(List.of(person)).getOrDefault(person, ""), person.value());
    }

    @EventListener
    void on(ProtegeNamed event) {
        mails.send(to(event.protege())
                .subject(Sentence.of("notification.internship.named.subject", event.mitName()))
                .line(Sentence.of("notification.internship.named.line", event.protegeName(), event.mitName()))
                .line(Sentence.of("notification.internship.named.read"))
                .button(Sentence.of("notification.internship.named.button"), links.toAgreement(event.pairing()))
                .because(Sentence.of("notification.internship.named.because", event.mitName(), settings.mailFrom())));
    }

    @EventListener
    void on(PairingAccepted event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.internship.accepted.subject", event.protegeName()))
                .line(Sentence.of(
                        "notification.internship.accepted.line",
                        event.protegeName(),
                        event.firstDay(),
                        event.lastDay()))
                .line(Sentence.of("notification.internship.accepted.next"))
                .button(Sentence.of("notification.internship.accepted.button"), settings.link("/internship"))
                .because(Sentence.of("notification.internship.because.mit")));
    }

    @EventListener
    void on(PairingDeclined event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.internship.declined.subject", event.protegeName()))
                .line(Sentence.of("notification.internship.declined.line", event.protegeName()))
                .button(Sentence.of("notification.internship.declined.button"), settings.link("/internship/protege"))
                .because(Sentence.of("notification.internship.because.mit")));
    }

    /** The one who did not end it hears of it, without a reason and without blame. */
    @EventListener
    void on(PairingEnded event) {
        if (event.by() != Side.MIT) {
            mails.send(to(event.mit())
                    .subject(Sentence.of("notification.internship.ended.subject", event.protegeName()))
                    .line(Sentence.of("notification.internship.ended.mit", event.protegeName()))
                    .button(
                            Sentence.of("notification.internship.declined.button"),
                            settings.link("/internship/protege"))
                    .because(Sentence.of("notification.internship.because.mit")));
        }
        if (event.by() != Side.PROTEGE) {
            ended(event.protege(), event.mitName());
        }
    }

    private void ended(PersonId protege, String mitName) {
        mails.send(to(protege)
                .subject(Sentence.of("notification.internship.ended.subject", mitName))
                .line(Sentence.of("notification.internship.ended.protege", mitName, settings.mailFrom()))
                .because(Sentence.of("notification.internship.because.protege", mitName, settings.mailFrom())));
    }

    @EventListener
    void on(InternshipOver event) {
        ended(event.protege(), event.mitName());
    }

    /** Both sides hear that office lets it rest, in the same words, and neither hears why. */
    @EventListener
    void on(PairingRests event) {
        String key = event.goesOn() ? "notification.internship.goes-on" : "notification.internship.rests";
        mails.send(to(event.mit())
                .subject(Sentence.of(key + ".subject", event.protegeName()))
                .line(Sentence.of(key + ".line", event.protegeName(), settings.mailFrom()))
                .button(Sentence.of("notification.internship.accepted.button"), settings.link("/internship"))
                .because(Sentence.of("notification.internship.because.mit")));
        mails.send(to(event.protege())
                .subject(Sentence.of(key + ".subject", event.mitName()))
                .line(Sentence.of(key + ".line", event.mitName(), settings.mailFrom()))
                .because(Sentence.of("notification.internship.because.protege", event.mitName(), settings.mailFrom())));
    }

    @EventListener
    void on(ProjectTakenDown event) {
        mails.send(to(event.author())
                .subject(Sentence.of("notification.internship.taken-down.subject", event.title()))
                .line(Sentence.of("notification.internship.taken-down.line", event.title()))
                .line(Sentence.of("notification.internship.taken-down.reason", event.reason()))
                .button(
                        Sentence.of("notification.internship.taken-down.button"),
                        settings.link("/internship/project/showing"))
                .because(Sentence.of("notification.internship.taken-down.because")));
    }

    @EventListener
    void on(ContactsAwaitConfirmation event) {
        mails.send(to(event.protege())
                .subject(Sentence.of("notification.internship.confirm.subject", event.entries(), event.mitName()))
                .line(Sentence.of("notification.internship.confirm.line", event.entries(), event.mitName()))
                .line(Sentence.of("notification.internship.confirm.link", event.entries()))
                .button(Sentence.of("notification.internship.confirm.button"), links.toContacts(event.pairing()))
                .notBefore(event.byItself() ? quiet.next(event.protege()) : null)
                .because(Sentence.of("notification.internship.because.protege", event.mitName(), settings.mailFrom())));
    }

    @EventListener
    void on(DisputeAnswered event) {
        if (event.byProtege()) {
            mails.send(to(event.mit())
                    .subject(Sentence.of(
                            "notification.internship.dispute-answered.subject", event.protegeName(), event.day()))
                    .line(Sentence.of("notification.internship.dispute-answered.line", event.protegeName()))
                    .button(
                            Sentence.of("notification.internship.dispute-answered.button"),
                            settings.link("/internship/log"))
                    .because(Sentence.of("notification.internship.because.mit")));
        } else {
            mails.send(to(event.protege())
                    .subject(Sentence.of(
                            "notification.internship.dispute-answered.subject", event.mitName(), event.day()))
                    .line(Sentence.of("notification.internship.dispute-answered.line", event.mitName()))
                    .button(
                            Sentence.of("notification.internship.dispute-answered.button"),
                            links.toContacts(event.pairing()))
                    .because(Sentence.of(
                            "notification.internship.because.protege", event.mitName(), settings.mailFrom())));
        }
    }

    @EventListener
    void on(ProtegeUnreachable event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.internship.unreachable.subject", event.protegeName()))
                .line(Sentence.of(
                        event.somebodyElse()
                                ? "notification.internship.unreachable.somebody-else"
                                : "notification.internship.unreachable.bounced",
                        event.protegeName()))
                .line(Sentence.of("notification.internship.unreachable.next"))
                .button(
                        Sentence.of("notification.internship.unreachable.button"),
                        settings.link("/internship/protege/address"))
                .because(Sentence.of("notification.internship.because.mit")));
    }

    @EventListener
    void on(ContactDisputed event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.internship.disputed.subject", event.protegeName(), event.day()))
                .line(Sentence.of("notification.internship.disputed.line", event.protegeName(), event.day()))
                .button(
                        Sentence.of("notification.internship.disputed.button"),
                        settings.link("/internship/log/" + event.entry()))
                .because(Sentence.of("notification.internship.because.mit")));
    }
}
