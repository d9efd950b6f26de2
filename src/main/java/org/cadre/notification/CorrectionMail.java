package org.cadre.notification;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cadre.attendance.AttendanceEvents.CorrectionDecided;
import org.cadre.attendance.AttendanceEvents.CorrectionProposed;
import org.cadre.attendance.Correction;
import org.cadre.attendance.CorrectionLinks;
import org.cadre.attendance.Corrections;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks a second person to decide on a correction, and tells the one who asked. */
@Component
class CorrectionMail {
    private final Mails mails;
    private final Corrections corrections;
    private final CorrectionLinks links;
    private final Offerings offerings;
    private final People people;
    private final Roles roles;
    private final Settings settings;

    CorrectionMail(
            Mails mails,
            Corrections corrections,
            CorrectionLinks links,
            Offerings offerings,
            People people,
            Roles roles,
            Settings settings) {
        this.mails = mails;
        this.corrections = corrections;
        this.links = links;
        this.offerings = offerings;
        this.people = people;
        this.roles = roles;
        this.settings = settings;
    }

    @EventListener
    void ask(CorrectionProposed proposed) {
        var correction = corrections.find(proposed.correction()).orElseThrow();
        var approver = correction.approver();
        if (approver != null) {
            ask(Mail.to(approver.email(), null), correction, links.to(correction.id()));
            return;
        }
        var emails = people.emails(deciders(correction));
        emails.forEach((person, email) ->
                ask(Mail.to(email, person.value()), correction, settings.link("/corrections/" + correction.id())));
    }

    /** The other trainers of the event, and office. */
    private Set<PersonId> deciders(Correction correction) {
        var deciders = new LinkedHashSet<PersonId>();
        offerings.trainersOf(correction.offering()).forEach(one -> deciders.add(one.id()));
        roles.holding(Role.OFFICE).forEach(one -> deciders.add(one.id()));
        deciders.remove(correction.proposedBy());
        return deciders;
    }

    private void ask(Mail mail, Correction correction, String address) {
        String title = title(correction);
        mails.send(mail.subject(Sentence.of("notification.correction.ask.subject", title))
                .line(Sentence.of("notification.correction.ask", correction.proposer(), correction.name(), title))
                .line(Sentence.of("notification.correction.ask.why"))
                .button(Sentence.of("notification.correction.look"), address)
                .because(Sentence.of("notification.correction.ask.because", settings.associationName())));
    }

    @EventListener
    void tell(CorrectionDecided decided) {
        var correction = corrections.find(decided.correction()).orElseThrow();
        boolean approved = correction.state() == Correction.State.APPROVED;
        var proposer = people.find(correction.proposedBy()).orElseThrow();
        mails.send(Mail.to(proposer.email(), proposer.id().value())
                .subject(Sentence.of(
                        approved
                                ? "notification.correction.approved.subject"
                                : "notification.correction.refused.subject",
                        correction.name()))
                .line(Sentence.of(
                        approved ? "notification.correction.approved" : "notification.correction.refused",
                        String.valueOf(correction.decidedBy()),
                        correction.name(),
                        title(correction)))
                .button(Sentence.of("notification.correction.look"), settings.link("/corrections/" + correction.id()))
                .because(Sentence.of("notification.correction.told.because")));
    }

    private String title(Correction correction) {
        return offerings.find(correction.offering()).orElseThrow().title();
    }
}
