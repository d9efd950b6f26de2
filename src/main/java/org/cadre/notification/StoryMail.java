package org.cadre.notification;

import java.util.UUID;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.site.story.StoryEvents.ConsentAsked;
import org.cadre.site.story.StoryEvents.ConsentDeclined;
import org.cadre.site.story.StoryEvents.ConsentEnded;
import org.cadre.site.story.StoryEvents.ConsentEndsSoon;
import org.cadre.site.story.StoryEvents.ConsentGiven;
import org.cadre.site.story.StoryEvents.ConsentWithdrawn;
import org.cadre.site.story.StoryLinks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks people in stories whether they may be shown, gives them the link to take it back, and tells office what becomes of it. */
@Component
class StoryMail {
    private final Mails mails;
    private final Roles roles;
    private final StoryLinks links;
    private final Settings settings;

    StoryMail(Mails mails, Roles roles, StoryLinks links, Settings settings) {
        this.mails = mails;
        this.roles = roles;
        this.links = links;
        this.settings = settings;
    }

    @EventListener
    void ask(ConsentAsked asked) {
        mails.send(Mail.to(asked.email(), null)
                .subject(Sentence.of("notification.story.asked.subject", settings.associationName()))
                .line(Sentence.of("notification.story.greeting", asked.name()))
                .line(Sentence.of("notification.story.asked", settings.associationName(), asked.title()))
                .line(Sentence.of("notification.story.asked.free"))
                .button(Sentence.of("notification.story.asked.button"), links.consent(asked.consent()))
                .because(Sentence.of("notification.story.asked.because", settings.associationName())));
    }

    @EventListener
    void confirm(ConsentGiven given) {
        if (!given.email().isEmpty()) {
            mails.send(Mail.to(given.email(), null)
                    .subject(Sentence.of("notification.story.given.subject"))
                    .line(Sentence.of("notification.story.greeting", given.name()))
                    .line(Sentence.of("notification.story.given", given.title(), given.expiresOn()))
                    .line(Sentence.of("notification.story.given.back"))
                    .button(Sentence.of("notification.story.given.button"), links.consent(given.consent()))
                    .because(Sentence.of("notification.story.given.because", settings.associationName())));
        }
        tell(
                given.story(),
                Sentence.of("notification.story.given.office.subject", given.name()),
                Sentence.of("notification.story.given.office", given.name(), given.title(), given.expiresOn()));
    }

    private void tell(UUID story, Sentence subject, Sentence line) {
        for (var office : roles.holding(Role.OFFICE)) {
            mails.send(Mail.to(office.email(), office.id().value())
                    .subject(subject)
                    .line(line)
                    .button(
                            Sentence.of("notification.story.office.button"),
                            settings.link("/office/site/stories/" + story))
                    .because(Sentence.of("notification.story.office.because")));
        }
    }

    @EventListener
    void tell(ConsentDeclined declined) {
        tell(
                declined.story(),
                Sentence.of("notification.story.declined.subject", declined.name()),
                Sentence.of("notification.story.declined", declined.name(), declined.title()));
    }

    @EventListener
    void tell(ConsentWithdrawn withdrawn) {
        tell(
                withdrawn.story(),
                Sentence.of("notification.story.withdrawn.subject", withdrawn.name()),
                Sentence.of(
                        withdrawn.byThemselves()
                                ? "notification.story.withdrawn"
                                : "notification.story.withdrawn.by-office",
                        withdrawn.name(),
                        withdrawn.title()));
    }

    @EventListener
    void warn(ConsentEndsSoon ends) {
        tell(
                ends.story(),
                Sentence.of("notification.story.ends.subject", ends.name(), ends.expiresOn()),
                Sentence.of("notification.story.ends", ends.name(), ends.title(), ends.expiresOn()));
    }

    @EventListener
    void tell(ConsentEnded ended) {
        tell(
                ended.story(),
                Sentence.of("notification.story.ended.subject", ended.name()),
                Sentence.of("notification.story.ended", ended.name(), ended.title(), ended.expiresOn()));
    }
}
