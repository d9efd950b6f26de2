package org.cadre.notification;

import java.util.UUID;
import org.cadre.certification.directory.DirectoryEvents.AnswerReminderDue;
import org.cadre.certification.directory.DirectoryEvents.MentorAsked;
import org.cadre.certification.directory.DirectoryEvents.RequestAnswered;
import org.cadre.certification.directory.DirectoryEvents.RequestExpired;
import org.cadre.certification.directory.DirectoryEvents.RequestSent;
import org.cadre.certification.directory.MentorRequestLinks;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is said when somebody asks for a mentor: to who asks, to the mentor, and to office. */
@Component
class DirectoryMail {
    private final Mails mails;
    private final People people;
    private final Roles roles;
    private final MentorRequestLinks links;
    private final Settings settings;

    DirectoryMail(Mails mails, People people, Roles roles, MentorRequestLinks links, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.roles = roles;
        this.links = links;
        this.settings = settings;
    }

    /** Says nothing that the stranger wrote: the address may be anybody's, and is not to get their words from us. */
    @EventListener
    void on(RequestSent sent) {
        mails.send(Mail.to(sent.email(), null)
                .in(Language.now())
                .subject(Sentence.of("notification.directory.sent.subject"))
                .line(Sentence.of("notification.directory.sent", sent.mentorName(), settings.associationName()))
                .line(Sentence.of("notification.directory.sent.not-you"))
                .button(Sentence.of("notification.directory.sent.button"), links.confirmation(sent.request()))
                .because(Sentence.of("notification.directory.sent.because")));
    }

    @EventListener
    void on(MentorAsked asked) {
        var mentor = person(asked.mentor());
        mails.send(Mail.to(mentor.email(), mentor.id().value())
                .subject(Sentence.of("notification.directory.asked.subject", asked.who()))
                .line(Sentence.of("notification.directory.greeting", mentor.displayName()))
                .line(Sentence.of("notification.directory.asked", asked.who(), asked.answerBy()))
                .line(Sentence.of("notification.directory.asked.address"))
                .button(Sentence.of("notification.directory.asked.button"), links.answer(asked.request()))
                .because(Sentence.of("notification.directory.asked.because")));
        for (var office : roles.holding(Role.OFFICE)) {
            mails.send(Mail.to(office.email(), office.id().value())
                    .subject(Sentence.of("notification.directory.new.subject", mentor.displayName()))
                    .line(Sentence.of("notification.directory.new", asked.who(), mentor.displayName()))
                    .button(Sentence.of("notification.directory.new.button"), office(asked.request()))
                    .because(Sentence.of("notification.directory.new.because")));
        }
    }

    @EventListener
    void on(AnswerReminderDue due) {
        var mentor = person(due.mentor());
        mails.send(Mail.to(mentor.email(), mentor.id().value())
                .subject(Sentence.of("notification.directory.remind.subject", due.who()))
                .line(Sentence.of("notification.directory.greeting", mentor.displayName()))
                .line(Sentence.of("notification.directory.remind", due.who(), due.answerBy()))
                .button(Sentence.of("notification.directory.asked.button"), links.answer(due.request()))
                .because(Sentence.of("notification.directory.asked.because")));
    }

    @EventListener
    void on(RequestAnswered answered) {
        var mentor = person(answered.mentor());
        String kind = "notification.directory." + (answered.accepted() ? "accepted" : "declined");
        var mail = Mail.to(answered.email(), null)
                .subject(Sentence.of(kind + ".subject", mentor.displayName()))
                .line(Sentence.of("notification.directory.greeting", answered.name()))
                .line(
                        answered.accepted()
                                ? Sentence.of(kind, mentor.displayName(), mentor.email())
                                : Sentence.of(kind, mentor.displayName()));
        if (!answered.answer().isEmpty()) {
            mail.line(Sentence.of("notification.directory.words", answered.answer()));
        }
        mails.send((answered.accepted()
                        ? mail
                        : mail.button(Sentence.of("notification.directory.see-directory"), settings.link("/mentors")))
                .because(Sentence.of("notification.directory.answer.because")));
        tellOwner(
                answered.owner(),
                answered.request(),
                Sentence.of(kind + ".owner", mentor.displayName(), answered.name()));
    }

    @EventListener
    void on(RequestExpired expired) {
        var mentor = person(expired.mentor());
        mails.send(Mail.to(expired.email(), null)
                .subject(Sentence.of("notification.directory.expired.subject", mentor.displayName()))
                .line(Sentence.of("notification.directory.greeting", expired.name()))
                .line(Sentence.of("notification.directory.expired", mentor.displayName()))
                .button(Sentence.of("notification.directory.see-directory"), settings.link("/mentors"))
                .because(Sentence.of("notification.directory.answer.because")));
        tellOwner(
                expired.owner(),
                expired.request(),
                Sentence.of("notification.directory.expired.owner", mentor.displayName(), expired.name()));
    }

    private void tellOwner(@Nullable PersonId owner, UUID request, Sentence what) {
        if (owner == null) {
            return;
        }
        var card = person(owner);
        mails.send(Mail.to(card.email(), card.id().value())
                .subject(what)
                .line(what)
                .button(Sentence.of("notification.directory.new.button"), office(request))
                .because(Sentence.of("notification.directory.owner.because")));
    }

    private PersonCard person(PersonId id) {
        return people.find(id).orElseThrow();
    }

    private String office(UUID request) {
        return settings.link("/office/mentor-requests/" + request);
    }
}
