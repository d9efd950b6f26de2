package org.cadre.evaluation.result;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.asking.Answer;
import org.cadre.evaluation.form.Forms;
import org.cadre.evaluation.form.Sheet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was answered. What of it may be seen is decided by {@link Shown}. */
@Component
class Boxes {
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Forms forms;

    Boxes(JdbcClient jdbc, JsonMapper json, Forms forms) {
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
    }

    /** Every closed anonymous evaluation of a moment, in the order in which they closed. */
    List<Closed> closed(Moment moment) {
        return jdbc.sql("""
                select e.id, e.version, e.offering, e.module, e.cohort, e.edition, e.day, e.threshold, b.counted,
                       array(select t.person from offering_trainer t where t.offering = e.offering) as trainers
                  from evaluation e
                  join evaluation_box b on b.evaluation = e.id
                 where e.moment = :moment and e.closed_on is not null and e.anonymous
                 order by e.closed_nth
                """)
                .param("moment", moment.word())
                .query((row, _) -> new Closed(
                        row.getObject("id", UUID.class),
                        row.getObject("version", UUID.class),
                        row.getObject("offering", UUID.class),
                        row.getString("module"),
                        row.getObject("cohort", UUID.class),
                        row.getObject("edition", UUID.class),
                        Set.copyOf(Arrays.asList((UUID[]) row.getArray("trainers").getArray())),
                        row.getObject("day", LocalDate.class),
                        row.getInt("threshold"),
                        json.readValue(row.getString("counted"), ANSWERS)))
                .list();
    }

    /** What the versions asked that these were answered to. */
    Map<UUID, Sheet> sheets(List<Closed> closed) {
        return closed.stream()
                .map(Closed::version)
                .distinct()
                .collect(Collectors.toMap(one -> one, one -> forms.version(one).sheet()));
    }
}
