package org.cadre.site.block;

import java.util.Optional;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The way to the certificate at a glance: part one, part two, the certificate and its renewal. */
@Component
class WayBlock implements PageBlock {
    record WayView(int modules, Hours partOne, int months, Hours contact, int years) {}

    private final Editions editions;

    WayBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "way";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.way.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var edition = editions.current(Editions.NATIONAL);
        int minutes = edition.modules().stream()
                .mapToInt(Edition.ProgramModule::minutes)
                .sum();
        return Optional.of(new View(
                "site/block/way",
                new WayView(
                        edition.modules().size(),
                        new Hours(minutes),
                        edition.internship().months(),
                        new Hours(edition.contactTarget()),
                        edition.validityYears())));
    }
}
