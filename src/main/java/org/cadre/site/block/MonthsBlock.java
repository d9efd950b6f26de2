package org.cadre.site.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Requirement;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The internship month by month. */
@Component
class MonthsBlock implements PageBlock {
    /**
     * One month.
     *
     * @param hours that have come together by its end, at an even pace
     */
    record Month(int number, Object hours, List<Sentence> also) {}

    /** @param every what is done in each month */
    record MonthsView(List<Sentence> every, List<Month> months, Object target) {}

    private final Editions editions;

    MonthsBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "months";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.months.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var edition = editions.current(Editions.NATIONAL);
        int count = edition.internship().months();
        if (count == 0) {
            return Optional.empty();
        }
        var months = IntStream.rangeClosed(1, count)
                .mapToObj(
                        month -> new Month(month, hours(edition.contactTarget() * month / count), also(edition, month)))
                .toList();
        return Optional.of(
                new View("site/block/months", new MonthsView(every(edition), months, hours(edition.contactTarget()))));
    }

    /** Whole hours without decimals: this is no account of anybody. */
    static Object hours(int minutes) {
        return minutes % 60 == 0 ? (Object) (minutes / 60) : new Hours(minutes);
    }

    private static List<Sentence> every(Edition edition) {
        var every = new ArrayList<Sentence>();
        every.add(Sentence.of(
                "site.block.months.every.contact",
                hours(edition.contactTarget() / edition.internship().months())));
        every.add(Sentence.of(
                "site.block.months.every.report", edition.internship().reportDueDays()));
        meetings(edition.certification())
                .ifPresent(
                        asked -> every.add(Sentence.of("site.block.months.every.meeting", asked.count(), asked.of())));
        return every;
    }

    private static Optional<Requirement.MeetingsAttended> meetings(Requirement requirement) {
        if (requirement instanceof Requirement.MeetingsAttended meetings) {
            return Optional.of(meetings);
        }
        return requirement.parts().stream()
                .flatMap(part -> meetings(part).stream())
                .findFirst();
    }

    private static List<Sentence> also(Edition edition, int month) {
        var rule = edition.internship();
        var also = new ArrayList<Sentence>();
        if (month == 1) {
            also.add(Sentence.of("site.block.months.first", rule.agreementDueDays()));
        }
        if (month == rule.planReviewAfterMonth()) {
            also.add(Sentence.of("site.block.months.plan"));
        }
        if (month == rule.completionFromMonth()) {
            also.add(Sentence.of("site.block.months.completion"));
        }
        if (month == rule.months()) {
            also.add(Sentence.of("site.block.months.last"));
        }
        return also;
    }
}
