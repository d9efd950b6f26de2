package org.cadre.demo;

import java.util.List;
import java.util.Set;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.Fees;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.Registrations;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.RefundPolicies;
import org.cadre.registration.refund.RefundPolicy;
import org.cadre.registration.refund.RefundStep;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sample terms of a made-up association, and a seat that was paid and given back, so that a refund waits. */
@Component
@Profile("demo")
class MoneySample {
    private static final List<RefundStep> STEPS = List.of(new RefundStep(30, 100), new RefundStep(7, 50));

    private final People people;
    private final Offerings offerings;
    private final Orders orders;
    private final Registrations registrations;
    private final RefundPolicies policies;
    private final Fees fees;
    private final SampleSheet sheet;
    private final ProgramClock clock;
    private final Texts texts;

    MoneySample(
            People people,
            Offerings offerings,
            Orders orders,
            Registrations registrations,
            RefundPolicies policies,
            Fees fees,
            SampleSheet sheet,
            ProgramClock clock,
            Texts texts) {
        this.people = people;
        this.offerings = offerings;
        this.orders = orders;
        this.registrations = registrations;
        this.policies = policies;
        this.fees = fees;
        this.sheet = sheet;
        this.clock = clock;
        this.texts = texts;
    }

    void bringIn() {
        policies.replace(null, new RefundPolicy(STEPS), Actor.SYSTEM);
        fees.nameTaxForm(sheet.store(texts.say("demo.tax-form.title"), texts.say("demo.tax-form.words")), Actor.SYSTEM);
        var buyer = people.findByEmail("xena@bluebonnet.example").orElseThrow();
        var event = offerings.onSchedule(clock.today()).stream()
                .filter(one -> "El Paso".equals(one.city()))
                .findFirst()
                .orElseThrow();
        giveBack(buyer, event.id(), event.priceCents());
    }

    private void giveBack(PersonCard buyer, OfferingId event, int cents) {
        var actor = Actor.of(buyer.id().value());
        var placed = orders.place(
                OrderRequest.own(event, buyer.id(), null, FeeCategory.MEMBER, PaysBy.CHECK, false, cents), actor);
        if (placed instanceof Placing.Placed(var order, var seats, var _)) {
            orders.notePayment(
                    order, cents, LedgerEntry.Method.CHECK, "SAMPLE-2041", clock.today(), "sample:" + order, actor);
            registrations.giveUp(
                    seats.getFirst(), new Viewer(buyer.id(), buyer.displayName(), clock.zone(), Set.of(), null, null));
        }
    }
}
