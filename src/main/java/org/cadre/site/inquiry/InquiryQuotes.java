package org.cadre.site.inquiry;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Prices;
import org.cadre.people.LanguageChoices;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Language;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.invoice.Quotes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers an inquiry with a quote: seats are ordered for who asked, kept, and their price mailed on paper. */
@Component
class InquiryQuotes {
    /**
     * A quote as office sees it beside the inquiry.
     *
     * @param state in the words of quotes: offered, accepted, expired, withdrawn
     */
    record Sent(
            UUID id, UUID orders, String code, String orderState, String number, String state, LocalDate validUntil) {}

    /** What became of it. */
    sealed interface Outcome {
        record Quoted(String number) implements Outcome {}

        record TooFewSeats(int left) implements Outcome {}

        /** The offering is over, or seats that come free go to others. */
        record NotOffered() implements Outcome {}

        record NothingDue() implements Outcome {}

        /** Somebody has just answered it. */
        record Answered() implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final People people;
    private final LanguageChoices languages;
    private final Prices prices;
    private final Orders orders;
    private final Quotes quotes;
    private final AuditTrail audit;
    private final ProgramClock clock;

    InquiryQuotes(
            JdbcClient jdbc,
            People people,
            LanguageChoices languages,
            Prices prices,
            Orders orders,
            Quotes quotes,
            AuditTrail audit,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.languages = languages;
        this.prices = prices;
        this.orders = orders;
        this.quotes = quotes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The quotes of an inquiry, the newest first. */
    List<Sent> of(Inquiry inquiry) {
        return jdbc.sql("""
                select q.id, q.orders, o.code, o.state as order_state, q.number, q.state, q.valid_until
                  from inquiry i
                  join orders o on o.id = i.orders
                  join quote q on q.orders = o.id
                 where i.id = :inquiry
                 order by q.id desc
                """).param("inquiry", inquiry.id()).query(Sent.class).list();
    }

    /** What so many seats cost who asked. */
    int cents(Inquiry inquiry, OfferingSummary offering, int seats) {
        return prices.of(offering)
                .total(Covers.OFFERING, category(inquiry, offering), seats, today(offering), null)
                .cents();
    }

    private static FeeCategory category(Inquiry inquiry, OfferingSummary offering) {
        if (offering.kind() == OfferingKind.IN_HOUSE) {
            return FeeCategory.IN_HOUSE;
        }
        return inquiry.organization() == null ? FeeCategory.NON_MEMBER : FeeCategory.DISTRICT;
    }

    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    /** Orders, keeps and quotes; nothing of it stays unless the outcome is a quote. */
    Outcome quote(Inquiry inquiry, OfferingSummary offering, int seats, boolean board, Actor actor) {
        boolean answered = jdbc.sql("select orders is not null from inquiry where id = :id for update")
                .param("id", inquiry.id())
                .query(Boolean.class)
                .single();
        if (answered) {
            return new Outcome.Answered();
        }
        int cents = cents(inquiry, offering, seats);
        if (cents == 0) {
            return new Outcome.NothingDue();
        }
        var request = new OrderRequest(
                offering.id(),
                buyer(inquiry, actor),
                inquiry.organization(),
                category(inquiry, offering),
                Covers.OFFERING,
                PaysBy.PURCHASE_ORDER,
                Collections.<@Nullable PersonId>nCopies(seats, null),
                false,
                null,
                cents);
        return switch (orders.place(request, actor)) {
            case Placing.Placed(var order, var _, var _) -> quoted(inquiry, order, board, actor);
            case Placing.TooFewSeats(var left) -> new Outcome.TooFewSeats(left);
            case Placing.OthersWait _,
                    Placing.NotOffered _,
                    Placing.PriceChanged _,
                    Placing.CodeNotGood _,
                    Placing.CodeUsedUp _,
                    Placing.AlreadyRegistered _ -> new Outcome.NotOffered();
        };
    }

    private PersonId buyer(Inquiry inquiry, Actor actor) {
        return people.findByEmail(inquiry.email()).map(PersonCard::id).orElseGet(() -> {
            var fresh = NewPerson.named(inquiry.name(), inquiry.email(), clock.zone())
                    .at(inquiry.organization(), null);
            var person = people.create(actor, inquiry.sample() ? fresh.asSample() : fresh);
            language(inquiry).ifPresent(one -> languages.keep(actor, person, one));
            return person;
        });
    }

    /** In which it was asked. */
    private Optional<Language> language(Inquiry inquiry) {
        return jdbc.sql("select language from inquiry where id = :id and language is not null")
                .param("id", inquiry.id())
                .query(String.class)
                .optional()
                .flatMap(Language::of);
    }

    private Outcome quoted(Inquiry inquiry, OrderId order, boolean board, Actor actor) {
        Optional<String> number = quotes.make(order, board, null, actor);
        if (number.isEmpty()) {
            return new Outcome.NotOffered();
        }
        jdbc.sql("update inquiry set orders = :order, state = 'quoted' where id = :id")
                .param("order", order.value())
                .param("id", inquiry.id())
                .update();
        audit.record(
                actor,
                "inquiry.quote-sent",
                null,
                inquiry.id(),
                Map.of("state", inquiry.state().word()),
                Map.of("quote", number.get(), "order", order.toString()));
        return new Outcome.Quoted(number.get());
    }
}
