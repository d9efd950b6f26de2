package org.cadre.notification;

import java.util.Collection;
import java.util.List;
import org.cadre.internship.CoachingEvents.CoachAppointed;
import org.cadre.internship.CoachingEvents.ExcuseAsked;
import org.cadre.internship.CoachingEvents.MeetingCanceled;
import org.cadre.internship.CoachingEvents.MeetingFacts;
import org.cadre.internship.CoachingEvents.MeetingMoved;
import org.cadre.internship.CoachingEvents.MeetingScheduled;
import org.cadre.internship.CoachingEvents.MeetingTimesProposed;
import org.cadre.internship.CoachingEvents.NoteWritten;
import org.cadre.internship.CoachingEvents.PlanReviewDue;
import org.cadre.internship.CoachingEvents.ProjectDecided;
import org.cadre.internship.CoachingEvents.ProjectSubmitted;
import org.cadre.internship.CoachingEvents.ReaderAssigned;
import org.cadre.internship.CoachingEvents.ReaderNeeded;
import org.cadre.internship.CoachingEvents.ReportAccepted;
import org.cadre.internship.CoachingEvents.ReportReturned;
import org.cadre.internship.CoachingEvents.ReportSubmitted;
import org.cadre.internship.CoachingEvents.TopicApproved;
import org.cadre.internship.CoachingEvents.TopicChangesAsked;
import org.cadre.internship.CoachingEvents.TopicProposed;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Moment;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Span;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is said by mail between MITs, coaches and readers. A comment on a report or project is read signed in; a note is the mail. */
@Component
class CoachingMail {
    private final Mails mails;
    private final People people;
    private final Settings settings;
    private final MeetingInvitation invitation;
    private final JdbcClient jdbc;

    CoachingMail(Mails mails, People people, Settings settings, MeetingInvitation invitation, JdbcClient jdbc) {
        this.mails = mails;
        this.people = people;
        this.settings = settings;
        this.invitation = invitation;
        this.jdbc = jdbc;
    }

    private Mail to(PersonId person) {
        return Mail.to(people.emails(List.of(person)).getOrDefault(person, ""), person.value());
    }

    /** A coach finds reports on their desk; a mail comes only when somebody asks for help. */
    @EventListener
    void on(ReportSubmitted event) {
        if (event.wantsHelp()) {
            for (PersonId coach : event.coaches()) {
                mails.send(to(coach)
                        .subject(Sentence.of("notification.coaching.help.subject", event.mitName()))
                        .line(Sentence.of(
                                "notification.coaching.help.line",
                                event.mitName(),
                                event.month(),
                                new Span(event.first(), event.last())))
                        .button(
                                Sentence.of("notification.coaching.help.button"),
                                settings.link("/coach/reports/" + event.report()))
                        .because(Sentence.of("notification.coaching.because.coach")));
            }
        }
    }

    @EventListener
    void on(ExcuseAsked event) {
        for (PersonId coach : event.coaches()) {
            mails.send(to(coach)
                    .subject(Sentence.of("notification.nudge.excuse.subject", event.mitName(), event.month()))
                    .line(Sentence.of("notification.nudge.excuse.line", event.mitName(), event.month()))
                    .button(
                            Sentence.of("notification.nudge.excuse.button", event.mitName()),
                            settings.link("/coach/internships/" + event.internship()))
                    .because(Sentence.of("notification.coaching.because.coach")));
        }
    }

    @EventListener
    void on(PlanReviewDue event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.plan.subject"))
                .line(Sentence.of("notification.coaching.plan.line"))
                .button(Sentence.of("notification.coaching.plan.button"), settings.link("/internship/plan"))
                .because(Sentence.of("notification.coaching.plan.because")));
    }

    @EventListener
    void on(CoachAppointed event) {
        mails.send(to(event.coach())
                .subject(Sentence.of("notification.coaching.appointed.subject", event.cohortName()))
                .line(
                        event.last() == null
                                ? Sentence.of("notification.coaching.appointed.line", event.cohortName(), event.first())
                                : Sentence.of(
                                        "notification.coaching.appointed.days",
                                        event.cohortName(),
                                        event.first(),
                                        event.last()))
                .line(Sentence.of("notification.coaching.appointed.desk"))
                .button(Sentence.of("notification.coaching.appointed.button"), settings.link("/coach"))
                .because(Sentence.of("notification.coaching.because.coach")));
    }

    /** The coach's own words: a paragraph each, and nothing else. */
    @EventListener
    void on(NoteWritten event) {
        var mail = to(event.mit()).subject(Sentence.of("notification.coaching.note.subject", event.coachName()));
        for (String paragraph : event.words().strip().split("\\R\\s*\\R")) {
            mail.line(Sentence.of("notification.coaching.note.line", paragraph));
        }
        mails.send(mail.button(Sentence.of("notification.coaching.note.button"), settings.link("/internship/notes"))
                .because(Sentence.of("notification.coaching.note.because", event.coachName())));
    }

    @EventListener
    void on(ReportReturned event) {
        var dates = new Span(event.first(), event.last());
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.returned.subject", event.month()))
                .line(Sentence.of("notification.coaching.returned.line", event.coachName(), event.month(), dates))
                .button(
                        Sentence.of("notification.coaching.returned.button"),
                        settings.link("/internship/reports/" + event.month()))
                .because(Sentence.of("notification.coaching.because.mit")));
    }

    @EventListener
    void on(ReportAccepted event) {
        var dates = new Span(event.first(), event.last());
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.accepted.subject", event.month()))
                .line(Sentence.of("notification.coaching.accepted.line", event.coachName(), event.month(), dates))
                .button(
                        Sentence.of("notification.coaching.accepted.button"),
                        settings.link("/internship/reports/" + event.month()))
                .because(Sentence.of("notification.coaching.because.mit")));
    }

    /** Each in their own time zone. */
    @EventListener
    void on(MeetingTimesProposed event) {
        var kind = Sentence.of("notification.coaching.meeting." + event.kind());
        for (PersonCard card : cards(event.invited())) {
            var mail = Mail.to(card.email(), card.id().value())
                    .subject(Sentence.of("notification.coaching.meeting.proposed.subject", kind))
                    .line(Sentence.of("notification.coaching.meeting.proposed.line", event.coachName(), kind));
            event.times()
                    .forEach(time -> mail.line(
                            Sentence.of("notification.coaching.meeting.proposed.time", new Moment(time, card.zone()))));
            mails.send(mail.button(
                            Sentence.of("notification.coaching.meeting.proposed.button"),
                            settings.link("/meeting-polls/" + event.poll()))
                    .because(Sentence.of("notification.coaching.because.cohort", event.cohortName())));
        }
    }

    @EventListener
    void on(MeetingScheduled event) {
        tell(event.meeting(), "scheduled", false);
    }

    @EventListener
    void on(MeetingMoved event) {
        tell(event.meeting(), "moved", false);
    }

    @EventListener
    void on(MeetingCanceled event) {
        tell(event.meeting(), "canceled", true);
    }

    /** To everybody in their own time zone, with a calendar file that sets the meeting or takes it out again. */
    private void tell(MeetingFacts meeting, String what, boolean canceled) {
        var kind = Sentence.of("notification.coaching.meeting." + meeting.kind());
        var coach = people.find(meeting.coach()).orElseThrow();
        for (PersonCard card : cards(meeting.invited())) {
            mails.send(Mail.to(card.email(), card.id().value())
                    .subject(Sentence.of(
                            "notification.coaching.meeting." + what + ".subject",
                            kind,
                            new Moment(meeting.startsAt(), card.zone())))
                    .line(Sentence.of(
                            "notification.coaching.meeting." + what + ".line",
                            meeting.coachName(),
                            kind,
                            new Moment(meeting.startsAt(), card.zone()),
                            meeting.minutes()))
                    .button(Sentence.of("notification.coaching.meeting.button"), settings.link("/internship/meetings"))
                    .because(Sentence.of("notification.coaching.because.cohort", meeting.cohortName()))
                    .attach(
                            "meeting.ics",
                            "text/calendar; charset=UTF-8; method=" + (canceled ? "CANCEL" : "REQUEST"),
                            invitation.of(meeting, coach, card, canceled)));
        }
    }

    private Collection<PersonCard> cards(List<PersonId> ids) {
        return people.cards(ids).values();
    }

    @EventListener
    void on(TopicProposed event) {
        for (PersonId coach : event.coaches()) {
            mails.send(to(coach)
                    .subject(Sentence.of("notification.coaching.topic.subject", event.mitName()))
                    .line(Sentence.of("notification.coaching.topic.line", event.mitName(), event.title()))
                    .button(
                            Sentence.of("notification.coaching.topic.button"),
                            settings.link("/coach/projects/" + event.project()))
                    .because(Sentence.of("notification.coaching.because.coach")));
        }
    }

    @EventListener
    void on(TopicApproved event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.topic-approved.subject"))
                .line(Sentence.of("notification.coaching.topic-approved.line", event.coachName(), event.title()))
                .button(Sentence.of("notification.coaching.project.button"), settings.link("/internship/project"))
                .because(Sentence.of("notification.coaching.because.mit")));
    }

    @EventListener
    void on(TopicChangesAsked event) {
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.topic-changes.subject"))
                .line(Sentence.of("notification.coaching.topic-changes.line", event.coachName(), event.title()))
                .button(Sentence.of("notification.coaching.project.button"), settings.link("/internship/project"))
                .because(Sentence.of("notification.coaching.because.mit")));
    }

    @EventListener
    void on(ProjectSubmitted event) {
        for (PersonId coach : event.coaches()) {
            mails.send(to(coach)
                    .subject(Sentence.of("notification.coaching.handed-in.subject", event.mitName()))
                    .line(Sentence.of("notification.coaching.handed-in.line", event.mitName(), event.title()))
                    .button(
                            Sentence.of("notification.coaching.handed-in.button"),
                            settings.link("/coach/projects/" + event.project()))
                    .because(Sentence.of("notification.coaching.because.coach")));
        }
    }

    @EventListener
    void on(ReaderAssigned event) {
        mails.send(to(event.reader())
                .subject(Sentence.of("notification.coaching.reader.subject", event.title()))
                .line(Sentence.of("notification.coaching.reader.line", event.title()))
                .line(Sentence.of("notification.coaching.reader.blind"))
                .button(
                        Sentence.of("notification.coaching.handed-in.button"),
                        settings.link("/coach/projects/" + event.project()))
                .because(Sentence.of("notification.coaching.because.reader")));
    }

    @EventListener
    void on(ReaderNeeded event) {
        for (PersonId office : office()) {
            mails.send(to(office)
                    .subject(Sentence.of("notification.coaching.reader-needed.subject", event.title()))
                    .line(Sentence.of("notification.coaching.reader-needed.line", event.title(), event.mitName()))
                    .button(
                            Sentence.of("notification.coaching.reader-needed.button"),
                            settings.link("/office/projects/" + event.project()))
                    .because(Sentence.of("notification.coaching.because.office")));
        }
    }

    private List<PersonId> office() {
        return jdbc
                .sql("select distinct person from role_grant where role = 'office' and until is null")
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    @EventListener
    void on(ProjectDecided event) {
        String word = event.decision().replace(' ', '-');
        mails.send(to(event.mit())
                .subject(Sentence.of("notification.coaching.decided." + word + ".subject"))
                .line(Sentence.of("notification.coaching.decided." + word + ".line", event.title()))
                .button(Sentence.of("notification.coaching.project.button"), settings.link("/internship/project"))
                .because(Sentence.of("notification.coaching.because.mit")));
    }
}
