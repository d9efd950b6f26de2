package org.cadre.imports;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Sentences as they can be kept: what stands in them is a number or a text, and everything else is said once it is read. */
@Component
public class PlainSentences {
    private final Texts texts;

    PlainSentences(Texts texts) {
        this.texts = texts;
    }

    public Sentence of(Sentence sentence) {
        return new Sentence(
                sentence.key(), sentence.arguments().stream().map(this::plain).toList());
    }

    private Object plain(Object argument) {
        return switch (argument) {
            // It is read by others than who brought it in.
            case Sentence sentence ->
                texts.unsaid(sentence.key(), sentence.arguments().toArray());
            case LocalDate day -> texts.unsaid("web.itself", day);
            case List<?> many -> texts.unsaid("web.itself", many);
            default -> argument;
        };
    }
}
