package org.cadre.site.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cadre.offering.Covers;
import org.cadre.offering.EditionFees;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.PriceList;
import org.cadre.offering.PriceWords;
import org.cadre.offering.Prices;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** What the program costs: from the price lists of the events on the schedule and of part two, so that no price is typed twice. */
@Component
class FeesBlock implements PageBlock {
    /**
     * Events that cost the same.
     *
     * @param with what they cost together with part two; empty: no price of its own
     */
    record Fee(List<OfferingSummary> events, List<PriceWords.Said> prices, List<PriceWords.Said> with) {}

    /** All prices of a kind of event. */
    record Kind(String text, List<Fee> fees) {}

    /** @param partTwo what part two costs alone; empty: nothing is charged for it */
    record FeesView(List<Kind> kinds, List<PriceWords.Said> partTwo, boolean sample) {}

    private final Offerings offerings;
    private final Prices prices;
    private final PriceWords words;
    private final EditionFees fees;
    private final Editions editions;
    private final Settings settings;
    private final ProgramClock clock;

    FeesBlock(
            Offerings offerings,
            Prices prices,
            PriceWords words,
            EditionFees fees,
            Editions editions,
            Settings settings,
            ProgramClock clock) {
        this.offerings = offerings;
        this.prices = prices;
        this.words = words;
        this.fees = fees;
        this.editions = editions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fees";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.fees.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var coming = offerings.onSchedule(clock.today());
        var lists = prices.of(coming);
        var kinds = new ArrayList<Kind>();
        for (var event : coming) {
            add(event, Objects.requireNonNull(lists.get(event.id())), kinds);
        }
        boolean sample = settings.demo() || coming.stream().anyMatch(OfferingSummary::sample);
        return Optional.of(new View(
                "site/block/fees", new FeesView(kinds, fees.partTwo(editions.idOf(Editions.NATIONAL)), sample)));
    }

    private void add(OfferingSummary event, PriceList list, List<Kind> kinds) {
        var kind = kinds.stream()
                .filter(one -> one.text.equals(event.kindText()))
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Kind(event.kindText(), new ArrayList<>());
                    kinds.add(fresh);
                    return fresh;
                });
        var fee = fee(event, list);
        kind.fees.stream()
                .filter(one -> one.prices.equals(fee.prices) && one.with.equals(fee.with))
                .findFirst()
                .ifPresentOrElse(one -> one.events.add(event), () -> kind.fees.add(fee));
    }

    private Fee fee(OfferingSummary event, PriceList list) {
        var today = clock.now().atZone(event.zone()).toLocalDate();
        boolean bundled = list.prices().stream().anyMatch(price -> price.covers() == Covers.BUNDLE);
        return new Fee(
                new ArrayList<>(List.of(event)),
                words.of(event, list, today),
                bundled ? words.setFor(list, Covers.BUNDLE, PriceWords.categories(event), today) : List.of());
    }
}
