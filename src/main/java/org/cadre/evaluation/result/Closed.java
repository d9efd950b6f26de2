package org.cadre.evaluation.result;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.evaluation.asking.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that has closed, with what was answered.
 *
 * @param byLink whether any of it came by the shared link, by which one person may answer several times
 */
record Closed(
        UUID id,
        UUID version,
        @Nullable UUID offering,
        @Nullable String module,
        @Nullable UUID cohort,
        UUID edition,
        Set<UUID> trainers,
        LocalDate day,
        int threshold,
        boolean byLink,
        List<Answer> answers) {
    Closed {
        trainers = Set.copyOf(trainers);
        answers = List.copyOf(answers);
    }

    Counted counted() {
        var kinds = new HashMap<String, Integer>();
        for (var answer : answers) {
            if (answer.kind() != null) {
                kinds.merge(answer.kind(), 1, Integer::sum);
            }
        }
        return new Counted(id, answers.size(), kinds, threshold);
    }
}
