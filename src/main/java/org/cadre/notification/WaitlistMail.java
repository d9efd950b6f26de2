package org.cadre.notification;

import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Moment;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.waitlist.WaitlistEvents.OfferLapsed;
import org.cadre.registration.waitlist.WaitlistEvents.SeatsOffered;
import org.cadre.registration.waitlist.WaitlistEvents.WaitBegun;
import org.cadre.registration.waitlist.WaitlistEvents.WaitEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people how it stands with the seats they wait for. */
@Component
class WaitlistMail {
    private final Mails mails;
    private final People people;
    private final Offerings offerings;
    private final Settings settings;

    WaitlistMail(Mails mails, People people, Offerings offerings, Settings settings) {
        this.mails = mails;
        this.people = people;
        this.offerings = offerings;
        this.settings = settings;
    }

    @EventListener
    void tell(WaitBegun begun) {
        var offering = offering(begun.offering());
        mails.send(to(begun.person(), offering)
                .subject(Sentence.of("notification.waitlist.begun.subject", offering.title()))
                .line(Sentence.of(
                        "notification.waitlist.begun", begun.seats(), offering.title(), days(offering), begun.place()))
                .line(Sentence.of("notification.waitlist.begun.next"))
                .button(Sentence.of("notification.waitlist.see"), link(offering)));
    }

    @EventListener
    void tell(SeatsOffered offered) {
        var offering = offering(offered.offering());
        mails.send(to(offered.person(), offering)
                .subject(Sentence.of("notification.waitlist.offered.subject", offered.seats(), offering.title()))
                .line(Sentence.of("notification.waitlist.offered", offered.seats(), offering.title(), days(offering)))
                .line(Sentence.of(
                        "notification.waitlist.offered.until",
                        new Moment(offered.until(), offering.zone()),
                        new Money(offered.cents(), offered.currency())))
                .button(Sentence.of("notification.waitlist.take"), link(offering)));
    }

    @EventListener
    void tell(OfferLapsed lapsed) {
        var offering = offering(lapsed.offering());
        mails.send(to(lapsed.person(), offering)
                .subject(Sentence.of("notification.waitlist.lapsed.subject", offering.title()))
                .line(Sentence.of("notification.waitlist.lapsed", lapsed.seats(), offering.title(), days(offering)))
                .line(Sentence.of("notification.waitlist.lapsed.next"))
                .button(Sentence.of("notification.waitlist.see"), link(offering)));
    }

    @EventListener
    void tell(WaitEnded ended) {
        var offering = offering(ended.offering());
        mails.send(to(ended.person(), offering)
                .subject(Sentence.of("notification.waitlist.ended.subject", offering.title()))
                .line(Sentence.of(
                        ended.offeringCanceled()
                                ? "notification.waitlist.ended.canceled"
                                : "notification.waitlist.ended.begun",
                        offering.title(),
                        days(offering)))
                .button(Sentence.of("notification.registration.schedule"), settings.link("/schedule")));
    }

    private Mail to(PersonId person, OfferingSummary offering) {
        return Mail.to(people.find(person).orElseThrow().email(), person.value())
                .because(Sentence.of("notification.waitlist.because", offering.title()));
    }

    private String link(OfferingSummary offering) {
        return settings.link("/schedule/" + offering.id() + "/waitlist");
    }

    private OfferingSummary offering(OfferingId id) {
        return offerings.find(id).orElseThrow();
    }

    private static Days days(OfferingSummary offering) {
        return new Days(offering.firstDay(), offering.lastDay());
    }
}
