package org.cadre.site.block;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Editions;
import org.cadre.program.RenewalRule;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** How long a certificate is valid, when it can be renewed, and what grace there is. */
@Component
class RenewalBlock implements PageBlock {
    record RenewalView(int years, Object day, RenewalRule rule) {
        /** Months before the expiry at which notices go out, the earliest first. */
        List<Integer> notices() {
            return rule.noticeMonths().stream()
                    .filter(months -> months > 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private final Editions editions;

    RenewalBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "renewal";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.renewal.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var edition = editions.current(Editions.NATIONAL);
        return Optional.of(new View(
                "site/block/renewal",
                new RenewalView(
                        edition.validityYears(),
                        MonthsBlock.hours(edition.attendance().recertificationMinutes()),
                        edition.renewal())));
    }
}
