package org.cadre.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cadre.people.People;
import org.cadre.people.PeopleEvents.Invited;
import org.cadre.people.PeopleEvents.Merged;
import org.cadre.people.PeopleEvents.PassphraseChanged;
import org.cadre.people.PeopleEvents.SignInLinkAsked;
import org.cadre.people.PeopleEvents.SignInLinkAskedByUnknown;
import org.cadre.people.PeopleEvents.SignUpRepeated;
import org.cadre.people.PeopleEvents.SignUpStarted;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mail about signing up and signing in. */
@Component
class PeopleMail {
    private final Mails mails;
    private final People people;
    private final Settings settings;

    PeopleMail(Mails mails, People people, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.settings = settings;
    }

    @EventListener
    void on(SignUpStarted event) {
        mails.send(Mail.to(event.email(), null)
                .in(Language.now())
                .subject(Sentence.of("notification.people.sign-up.subject", settings.associationName()))
                .line(Sentence.of("notification.people.hello", event.name()))
                .line(Sentence.of("notification.people.sign-up.line"))
                .button(
                        Sentence.of("notification.people.sign-up.button"),
                        settings.link("/sign-up/confirmation/" + event.token()))
                .because(Sentence.of("notification.people.sign-up.because")));
    }

    @EventListener
    void on(SignUpRepeated event) {
        mails.send(Mail.to(event.email(), event.person().value())
                .subject(Sentence.of("notification.people.known.subject", settings.associationName()))
                .line(Sentence.of("notification.people.known.line"))
                .button(Sentence.of("notification.people.sign-in.button"), signIn(event.token(), null))
                .because(Sentence.of("notification.people.known.because")));
    }

    @EventListener
    void on(SignInLinkAsked event) {
        mails.send(Mail.to(event.email(), event.person().value())
                .subject(Sentence.of("notification.people.sign-in.subject", settings.associationName()))
                .line(Sentence.of("notification.people.sign-in.line"))
                .button(Sentence.of("notification.people.sign-in.button"), signIn(event.token(), event.then()))
                .because(Sentence.of("notification.people.sign-in.because")));
    }

    @EventListener
    void on(SignInLinkAskedByUnknown event) {
        mails.send(Mail.to(event.email(), null)
                .in(Language.now())
                .subject(Sentence.of("notification.people.unknown.subject", settings.associationName()))
                .line(Sentence.of("notification.people.unknown.line"))
                .button(Sentence.of("notification.people.unknown.button"), settings.link("/sign-up"))
                .because(Sentence.of("notification.people.sign-in.because")));
    }

    @EventListener
    void on(Merged event) {
        var kept = people.find(event.kept()).orElseThrow();
        if (!kept.hasAccount()) {
            return;
        }
        var gone = people.find(event.gone()).orElseThrow();
        mails.send(Mail.to(kept.email(), kept.id().value())
                .subject(Sentence.of("notification.people.merged.subject", settings.associationName()))
                .line(Sentence.of("notification.people.hello", kept.displayName()))
                .line(Sentence.of("notification.people.merged.line", kept.email(), gone.email()))
                .line(Sentence.of("notification.people.merged.wrong", settings.mailFrom()))
                .button(Sentence.of("notification.people.merged.button"), settings.link("/account"))
                .because(Sentence.of("notification.people.merged.because")));
        // Whoever reads the other mailbox may be somebody else: they are the one to object.
        mails.send(Mail.to(gone.email(), gone.id().value())
                .subject(Sentence.of("notification.people.merged-away.subject", settings.associationName()))
                .line(Sentence.of("notification.people.hello", gone.displayName()))
                .line(Sentence.of("notification.people.merged-away.line", gone.email(), kept.email()))
                .line(Sentence.of("notification.people.merged.wrong", settings.mailFrom()))
                .because(Sentence.of("notification.people.merged-away.because")));
    }

    @EventListener
    void on(Invited event) {
        mails.send(Mail.to(event.email(), event.person().value())
                .subject(Sentence.of("notification.people.invited.subject", settings.associationName()))
                .line(Sentence.of("notification.people.invited.line", settings.associationName()))
                .line(Sentence.of("notification.people.invited.later"))
                .button(Sentence.of("notification.people.sign-in.button"), signIn(event.token(), "/account"))
                .because(Sentence.of("notification.people.invited.because")));
    }

    @EventListener
    void on(PassphraseChanged event) {
        people.find(event.person())
                .ifPresent(person -> mails.send(Mail.to(
                                person.email(), person.id().value())
                        .subject(Sentence.of("notification.people.passphrase.subject", settings.associationName()))
                        .line(Sentence.of("notification.people.hello", person.displayName()))
                        .line(Sentence.of("notification.people.passphrase.line"))
                        .button(Sentence.of("notification.people.passphrase.button"), settings.link("/sign-in"))
                        .because(Sentence.of("notification.people.passphrase.because"))));
    }

    private String signIn(String token, @Nullable String then) {
        String path = "/sign-in/link/" + token;
        return settings.link(
                then == null || then.equals("/home")
                        ? path
                        : path + "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8));
    }
}
