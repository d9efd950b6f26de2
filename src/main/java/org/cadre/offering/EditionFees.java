package org.cadre.offering;

import java.util.List;
import java.util.Objects;
import org.cadre.offering.PriceWords.Said;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.springframework.stereotype.Component;

/** What an edition costs, for whoever works on it: read from the price lists, so that no price is typed twice. */
@Component
public class EditionFees {
    private static final int MOST = 50;

    /** An event to come, with what each fee category pays. */
    public record Event(OfferingSummary offering, List<Said> prices) {}

    /**
     * The fees of an edition.
     *
     * @param partTwo what part two costs alone; empty: nothing is charged for it
     * @param events those to come that are held under it, soonest first
     * @param more how many come after them
     */
    public record Fees(List<Said> partTwo, List<Event> events, int more) {}

    private final Offerings offerings;
    private final Prices prices;
    private final PriceWords words;
    private final ProgramClock clock;

    EditionFees(Offerings offerings, Prices prices, PriceWords words, ProgramClock clock) {
        this.offerings = offerings;
        this.prices = prices;
        this.words = words;
        this.clock = clock;
    }

    public Fees of(EditionId edition) {
        var all = offerings.comingUnder(edition, clock.today());
        var shown = all.subList(0, Math.min(all.size(), MOST));
        var lists = prices.of(shown);
        return new Fees(
                partTwo(edition),
                shown.stream()
                        .map(one -> new Event(
                                one, words.of(one, Objects.requireNonNull(lists.get(one.id())), clock.today())))
                        .toList(),
                all.size() - shown.size());
    }

    /** What part two costs alone; empty: nothing is charged for it. */
    public List<Said> partTwo(EditionId edition) {
        return words.setFor(prices.ofPartTwo(edition), Covers.INTERNSHIP, FeeCategory.of(false), clock.today());
    }
}
