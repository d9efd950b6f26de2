package org.cadre.site.block;

import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The way to ask for a training. */
@Component
class InquiryBlock implements PageBlock {
    record InquiryLinkView() {}

    @Override
    public String name() {
        return "inquiry";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.inquiry.about");
    }

    @Override
    public Optional<View> view(Call call) {
        return Optional.of(new View("site/block/inquiry-link", new InquiryLinkView()));
    }
}
