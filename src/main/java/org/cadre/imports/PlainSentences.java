package org.cadre.imports;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Sentences as they can be kept: what stands in them is a number or a text, and everything else is said already. */
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
            // It is kept, and read by others than who brought it in.
            case Sentence sentence -> texts.kept("web.itself", sentence);
            case LocalDate day -> texts.kept("web.itself", day);
            case List<?> many ->
                String.join(
                        ", ",
                        many.stream().map(one -> String.valueOf(plain(one))).toList());
            default -> argument;
        };
    }
}
