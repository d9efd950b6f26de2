package org.cadre.evaluation.form;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.cadre.platform.web.Option;

/** One thing that is asked. Its key stays the same in every version in which answers may be added up. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Question.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Question.Words.class, name = "text")
})
public sealed interface Question {
    String key();

    String label();

    boolean required();

    /** Whether the program itself reads the answer, so that the question stays as it is. */
    default boolean fixed() {
        return false;
    }

    /**
     * Steps between two ends.
     *
     * @param overall it asks for the whole: its answers make up the satisfaction
     */
    record Scale(String key, String label, boolean required, int steps, String low, String high, boolean overall)
            implements Question {}

    /** @param many more than one may be chosen */
    record Choice(String key, String label, boolean required, boolean many, List<Option> options, boolean fixed)
            implements Question {
        public Choice {
            options = List.copyOf(options);
        }

        public String labelOf(String value) {
            return options.stream()
                    .filter(one -> one.value().equals(value))
                    .map(Option::label)
                    .findFirst()
                    .orElse(value);
        }
    }

    /** An answer in words. */
    record Words(String key, String label, boolean required) implements Question {}
}
