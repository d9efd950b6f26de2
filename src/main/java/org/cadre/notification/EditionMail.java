package org.cadre.notification;

import java.util.stream.Stream;
import org.cadre.editing.DraftId;
import org.cadre.editing.EditingEvents.EditionProposed;
import org.cadre.editing.EditingEvents.EditionPublished;
import org.cadre.editing.EditingEvents.EditionReturned;
import org.cadre.editing.EditionProposals;
import org.cadre.editing.EditionProposals.Told;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Editions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells office that a district proposes an edition, and the district what came of it. */
@Component
class EditionMail {
    private final Mails mails;
    private final People people;
    private final Roles roles;
    private final EditionProposals proposals;
    private final Editions editions;
    private final Settings settings;

    EditionMail(
            Mails mails, People people, Roles roles, EditionProposals proposals, Editions editions, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.roles = roles;
        this.proposals = proposals;
        this.editions = editions;
        this.settings = settings;
    }

    @EventListener
    void tell(EditionProposed proposed) {
        proposals.told(proposed.draft()).ifPresent(told -> {
            String by = people.find(proposed.by()).map(PersonCard::displayName).orElse("");
            for (var office : roles.holding(Role.OFFICE)) {
                var mail = to(office)
                        .subject(Sentence.of("notification.edition.proposed.subject", told.district()))
                        .line(Sentence.of("notification.edition.proposed", by, told.district(), told.title()));
                var notes = proposals.notes(told.draft());
                if (!notes.isEmpty()) {
                    mail = mail.line(Sentence.of("notification.edition.proposed.note"))
                            .line(Sentence.of("web.itself", notes.getFirst().words()));
                }
                mails.send(mail.button(
                                Sentence.of("notification.edition.look"),
                                settings.link("/office/editions/drafts/" + told.draft()))
                        .because(Sentence.of("notification.edition.office.because")));
            }
        });
    }

    private static Mail to(PersonCard person) {
        return Mail.to(person.email(), person.id().value());
    }

    @EventListener
    void tell(EditionReturned returned) {
        proposals
                .told(returned.draft())
                .ifPresent(told -> coordinators(told)
                        .forEach(person -> mails.send(to(person)
                                .subject(Sentence.of("notification.edition.returned.subject"))
                                .line(Sentence.of("notification.edition.returned", told.title()))
                                .line(Sentence.of("web.itself", returned.words()))
                                .button(Sentence.of("notification.edition.change"), place(told.draft()))
                                .because(Sentence.of("notification.edition.because", told.district())))));
    }

    @EventListener
    void tell(EditionPublished published) {
        var edition = editions.asWritten(published.edition());
        proposals
                .told(published.draft())
                .ifPresent(told -> coordinators(told)
                        .forEach(person -> mails.send(to(person)
                                .subject(Sentence.of("notification.edition.published.subject"))
                                .line(Sentence.of(
                                        "notification.edition.published", edition.title(), edition.effective()))
                                .line(Sentence.of("notification.edition.published.next"))
                                .button(Sentence.of("notification.edition.see"), place(told.draft()))
                                .because(Sentence.of("notification.edition.because", told.district())))));
    }

    private Stream<PersonCard> coordinators(Told told) {
        Stream<PersonId> all = Stream.concat(Stream.of(told.startedBy()), proposals.proposers(told.draft()).stream());
        var office = roles.holding(Role.OFFICE).stream().map(PersonCard::id).toList();
        return all.distinct()
                .filter(person -> !office.contains(person))
                .flatMap(person -> people.find(person).stream());
    }

    private String place(DraftId draft) {
        return settings.link("/district/editions/drafts/" + draft);
    }
}
