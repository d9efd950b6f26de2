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

    /** For each seat of the offering, so many are kept apart: by mistake people answer twice, by a machine for ever. */
    private static final int APART_FOR_A_SEAT = 2;

    /** @param byLink whether any that counts came by the shared link */
    private record Box(List<Answer> counted, List<Answer> apart, boolean byLink) {}

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
        write(evaluation, new Box(with(box.counted, answer), box.apart, box.byLink));
    }

    /**
     * Puts an answer in that came by the shared link: it counts while there are fewer than were present.
     *
     * @return false: so many are apart already that no more are kept
     */
    boolean put(UUID evaluation, Answer answer, int present) {
        var box = locked(evaluation);
        if (box.counted.size() < present) {
            write(evaluation, new Box(with(box.counted, answer), box.apart, true));
            return true;
        }
        if (box.apart.size() >= APART_FOR_A_SEAT * seats(evaluation)) {
            return false;
        }
        write(evaluation, new Box(box.counted, with(box.apart, answer), box.byLink));
        return true;
    }

    private int seats(UUID evaluation) {
        return jdbc.sql("select p.capacity from evaluation e join seat_pool p on p.offering = e.offering where e.id = :id")
                .param("id", evaluation)
                .query(Integer.class)
                .single();
    }

    /**
     * Attendance may be written down after the answers have come: as many are taken in as were present beyond those that
     * count. Where there are more, lots are drawn: one answer too many does not lose the others.
     */
    void takeIn(UUID evaluation, int present) {
        var box = locked(evaluation);
        int taken = Math.min(box.apart.size(), present - box.counted.size());
        if (taken > 0) {
            var drawn = shuffled(box.apart);
            var counted = new ArrayList<>(box.counted);
            counted.addAll(drawn.subList(0, taken));
            write(evaluation, new Box(counted, drawn.subList(taken, drawn.size()), true));
        }
    }

    private Box locked(UUID evaluation) {
        return jdbc.sql("""
                select counted, apart, by_shared_link from evaluation_box where evaluation = :evaluation for update
                """)
                .param("evaluation", evaluation)
                .query((row, _) -> new Box(
                        json.readValue(row.getString("counted"), ANSWERS),
                        json.readValue(row.getString("apart"), ANSWERS),
                        row.getBoolean("by_shared_link")))
                .optional()
                .orElseGet(() -> new Box(List.of(), List.of(), false));
    }

    private static List<Answer> with(List<Answer> some, Answer one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private void write(UUID evaluation, Box box) {
        jdbc.sql("""
                update evaluation_box set counted = :counted::jsonb, apart = :apart::jsonb, by_shared_link = :byLink
                 where evaluation = :evaluation
                """)
                .param("counted", json.writeValueAsString(shuffled(box.counted)))
                .param("apart", json.writeValueAsString(shuffled(box.apart)))
                .param("byLink", box.byLink)
                .param("evaluation", evaluation)
                .update();
    }

    private static List<Answer> shuffled(List<Answer> answers) {
        var all = new ArrayList<>(answers);
        Collections.shuffle(all, CHANCE);
        return all;
    }
}
