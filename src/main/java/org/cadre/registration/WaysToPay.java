package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How something can be paid on a day: by card where one is taken, by a purchase order until its cut-off. */
@Component
public class WaysToPay {
    private static final String FIELD = "paysBy";

    private final ObjectProvider<CardOffer> cards;
    private final Texts texts;

    WaysToPay(ObjectProvider<CardOffer> cards, Texts texts) {
        this.cards = cards;
        this.texts = texts;
    }

    /** What a form lets one choose. */
    public List<Option> options(OfferingSummary offering, LocalDate today) {
        return of(offering, today).stream()
                .map(one -> new Option(one.word(), texts.say(one.text())))
                .toList();
    }

    private List<PaysBy> of(OfferingSummary offering, LocalDate today) {
        var ways = new ArrayList<PaysBy>();
        if (cards.stream().anyMatch(CardOffer::isOffered)) {
            ways.add(PaysBy.CARD);
        }
        ways.add(PaysBy.CHECK);
        ways.add(PaysBy.TRANSFER);
        if (offering.takesPurchaseOrders(today)) {
            ways.add(PaysBy.PURCHASE_ORDER);
        }
        return ways;
    }

    /** What was chosen; what cannot be is said beside the field. */
    public @Nullable PaysBy read(Form form, OfferingSummary offering, LocalDate today) {
        var chosen = PaysBy.find(form.text(FIELD)).orElse(null);
        if (chosen != null && of(offering, today).contains(chosen)) {
            return chosen;
        }
        form.wrong(
                FIELD,
                Sentence.of(
                        chosen == PaysBy.PURCHASE_ORDER
                                ? "registration.pays-late"
                                : chosen == PaysBy.CARD ? "registration.pays-no-card" : "registration.pays-missing"));
        return null;
    }
}
