package org.cadre.evaluation.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered: the keys of the questions with what was chosen or written. It says nothing of who it was.
 *
 * @param kind of the protégé, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(@Nullable String kind, Map<String, List<String>> answers) {
    public List<String> to(String question) {
        return answers.getOrDefault(question, List.of());
    }
}
