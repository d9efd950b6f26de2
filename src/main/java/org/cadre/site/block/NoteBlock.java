package org.cadre.site.block;

import java.util.Objects;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** Words that stand out from the others. */
@Component
class NoteBlock implements PageBlock {
    record NoteView(String html) {}

    @Override
    public String name() {
        return "note";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.note.about");
    }

    @Override
    public boolean holdsWords() {
        return true;
    }

    @Override
    public Optional<View> view(Call call) {
        return Optional.of(new View("site/block/note", new NoteView(Objects.requireNonNullElse(call.words(), ""))));
    }
}
