package org.cadre.site.block;

import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The way to check a certificate. */
@Component
class CheckBlock implements PageBlock {
    record CheckLinkView() {}

    @Override
    public String name() {
        return "check";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.check.about");
    }

    @Override
    public Optional<View> view(Call call) {
        return Optional.of(new View("site/block/check-link", new CheckLinkView()));
    }
}
