package org.cadre.offering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;

/** Prices as the rows of a form: fills them in, reads them, and says what is wrong with them. */
final class PriceRows {
    private static final int EMPTY = 3;
    private static final int MOST_SEATS = 1_000;

    /** What stands twice when two rows have the same. */
    private record Condition(
            Covers covers, FeeCategory category, @Nullable LocalDate through, int fromSeats) {}

    /** One row; its fields end in its number. */
    record Row(int number, boolean fresh) {
        String field(String name) {
            return name + "-" + number;
        }
    }

    /** An early price that is higher than a later one for the same people. */
    record Warning(Price early, Price later) {}

    private final List<Covers> covers;
    private final List<FeeCategory> categories;
    private final @Nullable LocalDate lastDay;

    /** @param lastDay the day after which nobody pays an early price; null: there is none */
    PriceRows(List<Covers> covers, List<FeeCategory> categories, @Nullable LocalDate lastDay) {
        this.covers = List.copyOf(covers);
        this.categories = List.copyOf(categories);
        this.lastDay = lastDay;
    }

    static Form filled(List<Price> prices) {
        var form = Form.empty().with("rows", prices.size() + EMPTY);
        int number = 0;
        for (var price : prices) {
            var row = new Row(++number, false);
            form.with(row.field("covers"), price.covers().key())
                    .with(row.field("category"), price.category().key())
                    .with(row.field("price"), Dollars.plain(price.cents()))
                    .with(row.field("through"), price.through());
            if (price.fromSeats() > 1) {
                form.with(row.field("from"), price.fromSeats());
            }
            if (price.flat()) {
                form.with(row.field("flat"), "yes");
            }
        }
        return form;
    }

    static List<Row> of(Form form) {
        int count = Math.clamp(form.number("rows").orElse(EMPTY), EMPTY, 60);
        var rows = new ArrayList<Row>();
        for (int number = 1; number <= count; number++) {
            var row = new Row(number, true);
            rows.add(new Row(number, form.text(row.field("price")).isEmpty()));
        }
        return rows;
    }

    /** A row without an amount is no price: that is how one is taken out. */
    List<Price> read(Form form) {
        var prices = new ArrayList<Price>();
        var seen = new HashMap<Condition, Integer>();
        for (var row : of(form)) {
            if (form.text(row.field("price")).isEmpty()) {
                continue;
            }
            read(form, row).ifPresent(price -> {
                var condition = new Condition(price.covers(), price.category(), price.through(), price.fromSeats());
                var twin = seen.putIfAbsent(condition, row.number);
                if (twin != null) {
                    form.wrong(row.field("price"), Sentence.of("offering.prices.twice", twin));
                }
                prices.add(price);
            });
        }
        return prices;
    }

    private Optional<Price> read(Form form, Row row) {
        var cents = Dollars.cents(form, row.field("price"), 0, 100_000, Sentence.of("offering.prices.price-wrong"));
        var covered = covers.size() == 1
                ? Optional.of(covers.getFirst())
                : covers.stream()
                        .filter(one -> one.key().equals(form.text(row.field("covers"))))
                        .findAny();
        var category = categories.size() == 1
                ? Optional.of(categories.getFirst())
                : FeeCategory.find(form.text(row.field("category"))).filter(categories::contains);
        var through = form.day(row.field("through"));
        int from = form.text(row.field("from")).isEmpty()
                ? 1
                : form.number(row.field("from")).orElse(1);
        boolean flat = form.ticked(row.field("flat"));
        if (covered.isEmpty()) {
            form.wrong(row.field("covers"), Sentence.of("offering.prices.covers-missing"));
        }
        if (category.isEmpty()) {
            form.wrong(row.field("category"), Sentence.of("offering.prices.category-missing"));
        }
        if (from < 1 || from > MOST_SEATS) {
            form.wrong(row.field("from"), Sentence.of("offering.prices.from-wrong", MOST_SEATS));
        }
        if (lastDay != null && through.isPresent() && through.get().isAfter(lastDay)) {
            form.wrong(row.field("through"), Sentence.of("offering.prices.through-late", lastDay));
        }
        if (flat && !category.equals(Optional.of(FeeCategory.IN_HOUSE))) {
            form.wrong(row.field("flat"), Sentence.of("offering.prices.flat-wrong"));
        }
        if (cents.isEmpty() || covered.isEmpty() || category.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Price(
                Ids.next(), covered.get(), category.get(), cents.getAsInt(), flat, through.orElse(null), from));
    }

    /** Whoever is early should not pay more: allowed, but worth a word. */
    static List<Warning> warnings(List<Price> prices) {
        var warnings = new ArrayList<Warning>();
        for (var early : prices) {
            if (early.through() == null) {
                continue;
            }
            prices.stream()
                    .filter(later -> later.covers() == early.covers()
                            && later.category() == early.category()
                            && later.fromSeats() == early.fromSeats()
                            && later.flat() == early.flat()
                            && (later.through() == null || later.through().isAfter(early.through()))
                            && later.cents() < early.cents())
                    .min(Comparator.comparingInt(Price::cents))
                    .ifPresent(later -> warnings.add(new Warning(early, later)));
        }
        return warnings;
    }
}
