package org.cadre.evaluation.form;

import java.util.List;

/** Questions that belong together, under a title. */
public record Section(String key, String title, List<Question> questions) {
    public Section {
        questions = List.copyOf(questions);
    }
}
