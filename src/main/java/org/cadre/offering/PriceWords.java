package org.cadre.offering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.text.ShortDay;
import org.cadre.platform.text.Texts;
import org.cadre.program.OfferingKind;
import org.springframework.stereotype.Component;

/** Says prices as people say them: "$395.00 until Jan 10, then $450.00; from 10 seats $360.00 each". */
@Component
public class PriceWords {
    /**
     * What somebody of a fee category pays.
     *
     * @param words the price now, what it will be, and what groups pay
     */
    public record Said(FeeCategory category, String words) {}

    private final Texts texts;

    PriceWords(Texts texts) {
        this.texts = texts;
    }

    /** The fee categories of an offering. */
    public static List<FeeCategory> categories(OfferingSummary offering) {
        return offering.kind() == OfferingKind.IN_HOUSE
                ? List.of(FeeCategory.IN_HOUSE)
                : List.of(FeeCategory.MEMBER, FeeCategory.NON_MEMBER, FeeCategory.DISTRICT);
    }

    /** What each fee category pays; a single entry when all pay the same. */
    public List<Said> of(OfferingSummary offering, PriceList list, LocalDate today) {
        var said = categories(offering).stream()
                .map(one -> new Said(one, words(list, Covers.OFFERING, one, today)))
                .toList();
        boolean same = said.stream().map(Said::words).distinct().count() == 1;
        return same ? said.subList(0, 1) : said;
    }

    /** For whom there is a price of its own; a single entry when all pay the same. */
    public List<Said> setFor(PriceList list, Covers covers, List<FeeCategory> categories, LocalDate today) {
        var said = categories.stream()
                .filter(one -> list.priceOf(covers, one, 1, today).isPresent())
                .map(one -> new Said(one, words(list, covers, one, today)))
                .toList();
        boolean same = said.size() == categories.size()
                && said.stream().map(Said::words).distinct().count() == 1;
        return same ? said.subList(0, 1) : said;
    }

    /** What one seat costs somebody of that category, and when it will cost something else. */
    public String words(PriceList list, Covers covers, FeeCategory category, LocalDate today) {
        var words = new ArrayList<String>();
        words.add(now(list, covers, category, today));
        groups(list, covers, category, today).forEach(words::add);
        return String.join("; ", words);
    }

    private String now(PriceList list, Covers covers, FeeCategory category, LocalDate today) {
        int cents = list.total(covers, category, 1, today, null).cents();
        var price = list.priceOf(covers, category, 1, today);
        if (price.filter(Price::flat).isPresent()) {
            return texts.say("offering.prices.flat", money(list, cents));
        }
        LocalDate through = price.map(Price::through).orElse(null);
        if (through == null) {
            return money(list, cents);
        }
        int then = list.total(covers, category, 1, through.plusDays(1), null).cents();
        return texts.say("offering.prices.early", money(list, cents), new ShortDay(through), money(list, then));
    }

    private Stream<String> groups(PriceList list, Covers covers, FeeCategory category, LocalDate today) {
        return list.prices().stream()
                .filter(price -> price.fromSeats() > 1
                        && !price.flat()
                        && price.isFor(covers, category, price.fromSeats(), today)
                        && list.priceOf(covers, category, price.fromSeats(), today)
                                .filter(price::equals)
                                .isPresent())
                .sorted(Comparator.comparingInt(Price::fromSeats))
                .map(price -> texts.say("offering.prices.group", price.fromSeats(), money(list, price.cents())));
    }

    private String money(PriceList list, int cents) {
        return cents == 0 ? texts.say("offering.free") : texts.money(cents, list.currency());
    }
}
