package org.cadre.offering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prices of an offering and of part two. Of several that fit, the lowest is the price; without one for a fee category
 * the usual price is. A discount is taken off what remains, line by line, and never makes a line negative.
 *
 * @param usualCents the price of a seat for whom no other is set
 */
public record PriceList(int usualCents, String currency, List<Price> prices) {
    public PriceList {
        prices = List.copyOf(prices);
    }

    /** What so many seats cost somebody of that fee category, if they are ordered on that day. */
    public OrderTotal total(
            Covers covers, FeeCategory category, int seats, LocalDate day, @Nullable DiscountCode code) {
        var lines = new ArrayList<OrderTotal.Line>();
        switch (covers) {
            case OFFERING -> lines.add(seats(category, seats, day));
            case INTERNSHIP -> partTwo(category, seats, day).ifPresent(lines::add);
            case BUNDLE ->
                best(Covers.BUNDLE, category, seats, day)
                        .map(price -> line(price, seats))
                        .ifPresentOrElse(lines::add, () -> {
                            lines.add(seats(category, seats, day));
                            partTwo(category, seats, day).ifPresent(lines::add);
                        });
        }
        return new OrderTotal(code == null ? lines : discounted(lines, code));
    }

    /** What one seat costs on a day, by fee category: of an in-house offering its one price. */
    public List<ShownPrice> shown(boolean inHouse, LocalDate day) {
        return FeeCategory.of(inHouse).stream()
                .map(category -> best(Covers.OFFERING, category, 1, day)
                        .map(price -> new ShownPrice(category, price.cents(), price.through(), price.flat()))
                        .orElseGet(() -> new ShownPrice(category, usualCents, null, false)))
                .toList();
    }

    /** What an offering costs together with part two, where that has a price of its own. */
    List<Price> bundles(boolean inHouse, LocalDate day) {
        return prices.stream()
                .filter(price -> price.covers() == Covers.BUNDLE)
                .filter(price -> FeeCategory.of(inHouse).contains(price.category()))
                .filter(price -> price.through() == null || !day.isAfter(price.through()))
                .toList();
    }

    private OrderTotal.Line seats(FeeCategory category, int seats, LocalDate day) {
        return best(Covers.OFFERING, category, seats, day)
                .map(price -> line(price, seats))
                .orElseGet(() -> new OrderTotal.Line(Covers.OFFERING, seats, usualCents, 0));
    }

    private Optional<OrderTotal.Line> partTwo(FeeCategory category, int seats, LocalDate day) {
        return best(Covers.INTERNSHIP, category, seats, day).map(price -> line(price, seats));
    }

    /** The price that so many seats have on that day; empty: the usual one. */
    public Optional<Price> priceOf(Covers covers, FeeCategory category, int seats, LocalDate day) {
        return best(covers, category, seats, day);
    }

    private Optional<Price> best(Covers covers, FeeCategory category, int seats, LocalDate day) {
        return prices.stream()
                .filter(price -> price.isFor(covers, category, seats, day))
                .min(Comparator.comparingInt(price -> price.forSeats(seats)));
    }

    private static OrderTotal.Line line(Price price, int seats) {
        return new OrderTotal.Line(price.covers(), price.flat() ? 1 : seats, price.cents(), 0);
    }

    private static List<OrderTotal.Line> discounted(List<OrderTotal.Line> lines, DiscountCode code) {
        var discounted = new ArrayList<OrderTotal.Line>();
        int left = code.cents() == null ? 0 : code.cents();
        for (var line : lines) {
            int off = code.percent() == null ? Math.min(left, line.cents()) : percent(line.cents(), code.percent());
            left -= code.percent() == null ? off : 0;
            discounted.add(new OrderTotal.Line(line.covers(), line.quantity(), line.unitCents(), off));
        }
        return discounted;
    }

    /** Half a cent goes to the buyer. */
    private static int percent(int cents, int percent) {
        return Math.toIntExact((cents * (long) percent + 50) / 100);
    }
}
