package org.cadre.registration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.offering.Covers;
import org.cadre.offering.DiscountCode;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OrderTotal;
import org.cadre.offering.PriceList;
import org.jspecify.annotations.Nullable;

/**
 * Every price a form shows, for so many seats on a day: what is shown for a choice is what is charged for it. The hidden
 * fields of the form say what was shown.
 *
 * @param full without a code
 * @param totals with the code, when there is one
 */
record PriceBoard(
        Map<Choice, OrderTotal> totals,
        Map<Choice, OrderTotal> full,
        List<Covers> covers,
        @Nullable DiscountCode code) {
    /** What somebody can choose. */
    record Choice(Covers covers, FeeCategory category) {
        /** The name of the field that says what was shown for it. */
        String field() {
            return "shown-" + covers.key() + "-" + category.key();
        }
    }

    PriceBoard {
        totals = new LinkedHashMap<>(totals);
        full = new LinkedHashMap<>(full);
        covers = List.copyOf(covers);
    }

    static PriceBoard of(
            PriceList list, List<FeeCategory> categories, int seats, LocalDate day, @Nullable DiscountCode code) {
        var totals = new LinkedHashMap<Choice, OrderTotal>();
        var full = new LinkedHashMap<Choice, OrderTotal>();
        boolean bundle = list.prices().stream().anyMatch(price -> price.covers() == Covers.BUNDLE);
        var covers = bundle ? List.of(Covers.OFFERING, Covers.BUNDLE) : List.of(Covers.OFFERING);
        for (var what : covers) {
            for (var category : categories) {
                var choice = new Choice(what, category);
                full.put(choice, list.total(what, category, seats, day, null));
                totals.put(choice, list.total(what, category, seats, day, code));
            }
        }
        return new PriceBoard(totals, full, covers, code);
    }

    int cents(Covers what, FeeCategory category) {
        var total = totals.get(new Choice(what, category));
        return total == null ? 0 : total.cents();
    }

    /** Whether something costs something, if only without the code. */
    boolean isCharged() {
        return full.values().stream().anyMatch(total -> total.cents() > 0);
    }

    /** Whether nothing is due, whatever is chosen. */
    boolean isFree() {
        return totals.values().stream().allMatch(total -> total.cents() == 0);
    }

    boolean hasBundle() {
        return covers.size() > 1;
    }

    /** Whether the choice makes no difference to the price. */
    boolean isOnePrice() {
        return totals.values().stream().map(OrderTotal::cents).distinct().count() == 1;
    }
}
