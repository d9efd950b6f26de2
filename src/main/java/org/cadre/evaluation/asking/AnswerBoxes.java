package org.cadre.evaluation.asking;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The boxes into which anonymous answers are put: one row for all of them, shuffled whenever one is put in, so that
 * nothing tells which came when.
 */
@Component
class AnswerBoxes {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private record Box(List<Answer> counted, List<Answer> apart) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AnswerBoxes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void begin(UUID evaluation) {
        jdbc.sql("insert into evaluation_box (evaluation) values (:evaluation) on conflict do nothing")
                .param("evaluation", evaluation)
                .update();
    }

    /** Whether it still takes answers; it is not closed while one is being put in. */
    boolean staysOpen(UUID evaluation) {
        return jdbc.sql("select 1 from evaluation where id = :id and closed_on is null for share")
                .param("id", evaluation)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Puts an answer in that came by a link of its own: it counts. */
    void put(UUID evaluation, Answer answer) {
        var box = locked(evaluation);
        write(evaluation, with(box.counted, answer), box.apart);
    }

    /** Puts an answer in that came by the shared link: it counts while there are fewer than were present. */
    void put(UUID evaluation, Answer answer, int present) {
        var box = locked(evaluation);
        if (box.counted.size() < present) {
            write(evaluation, with(box.counted, answer), box.apart);
        } else {
            write(evaluation, box.counted, with(box.apart, answer));
        }
    }

    /** Attendance may be written down after the answers have come: what is no more than were present is taken in. */
    void takeIn(UUID evaluation, int present) {
        var box = locked(evaluation);
        if (!box.apart.isEmpty() && box.counted.size() + box.apart.size() <= present) {
            var all = new ArrayList<>(box.counted);
            all.addAll(box.apart);
            write(evaluation, all, List.of());
        }
    }

    private Box locked(UUID evaluation) {
        return jdbc.sql("select counted, apart from evaluation_box where evaluation = :evaluation for update")
                .param("evaluation", evaluation)
                .query((row, _) -> new Box(
                        json.readValue(row.getString("counted"), ANSWERS),
                        json.readValue(row.getString("apart"), ANSWERS)))
                .optional()
                .orElseGet(() -> new Box(List.of(), List.of()));
    }

    private static List<Answer> with(List<Answer> some, Answer one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private void write(UUID evaluation, List<Answer> counted, List<Answer> apart) {
        jdbc.sql("""
                update evaluation_box set counted = :counted::jsonb, apart = :apart::jsonb where evaluation = :evaluation
                """)
                .param("counted", json.writeValueAsString(shuffled(counted)))
                .param("apart", json.writeValueAsString(shuffled(apart)))
                .param("evaluation", evaluation)
                .update();
    }

    private static List<Answer> shuffled(List<Answer> answers) {
        var all = new ArrayList<>(answers);
        Collections.shuffle(all, CHANCE);
        return all;
    }
}
