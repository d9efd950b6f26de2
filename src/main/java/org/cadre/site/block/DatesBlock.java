package org.cadre.site.block;

import java.util.List;
import java.util.Optional;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The next dates of the schedule; without any, that they are being planned. */
@Component
class DatesBlock implements PageBlock {
    private static final int USUAL = 6;
    private static final int MOST = 24;

    /** @param more whether the schedule has further ones */
    record DatesView(List<OfferingSummary> dates, boolean more) {}

    private final Offerings offerings;
    private final ProgramClock clock;

    DatesBlock(Offerings offerings, ProgramClock clock) {
        this.offerings = offerings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.schedule.about", USUAL);
    }

    @Override
    public Optional<Sentence> refuses(String argument) {
        return argument.isEmpty() || wanted(argument) > 0
                ? Optional.empty()
                : Optional.of(Sentence.of("site.block.schedule.refused", argument, MOST));
    }

    @Override
    public Optional<View> view(Call call) {
        int most = call.argument().isEmpty() ? USUAL : wanted(call.argument());
        var coming = offerings.onSchedule(clock.today());
        return Optional.of(new View(
                "site/block/dates", new DatesView(coming.stream().limit(most).toList(), coming.size() > most)));
    }

    /** 0: no number of dates. */
    private static int wanted(String argument) {
        if (!argument.matches("\\d{1,2}")) {
            return 0;
        }
        int number = Integer.parseInt(argument);
        return number <= MOST ? number : 0;
    }
}
