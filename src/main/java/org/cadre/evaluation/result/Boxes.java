package org.cadre.evaluation.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.asking.Answer;
import org.cadre.evaluation.form.FormVersion;
import org.cadre.evaluation.form.Forms;
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
    List<Closed> anonymous(Moment moment) {
        return jdbc.sql("""
                select e.id, e.version, e.offering, e.module, e.cohort, e.edition, e.day, e.threshold, b.counted,
                       b.by_shared_link,
                       array(select t.person from offering_trainer t where t.offering = e.offering) as trainers
                  from evaluation e
                  join evaluation_box b on b.evaluation = e.id
                 where e.moment = :moment and e.closed_on is not null and e.anonymous
                 order by e.closed_nth
                """).param("moment", moment.word()).query(this::row).list();
    }

    /** Every evaluation of a moment whose answers carry names, open or closed; to office. */
    List<Closed> named(Moment moment) {
        return jdbc.sql("""
                select e.id, e.version, e.offering, e.module, e.cohort, e.edition, e.day, e.threshold, false as by_shared_link,
                       array(select t.person from offering_trainer t where t.offering = e.offering) as trainers,
                       (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'answers', r.answers)), '[]')
                          from evaluation_invitation i
                          join evaluation_reply r on r.invitation = i.id
                         where i.evaluation = e.id) as counted
                  from evaluation e
                 where e.moment = :moment and not e.anonymous
                 order by e.day, e.id
                """).param("moment", moment.word()).query(this::row).list();
    }

    private Closed row(ResultSet row, int number) throws SQLException {
        return new Closed(
                row.getObject("id", UUID.class),
                row.getObject("version", UUID.class),
                row.getObject("offering", UUID.class),
                row.getString("module"),
                row.getObject("cohort", UUID.class),
                row.getObject("edition", UUID.class),
                Set.copyOf(Arrays.asList((UUID[]) row.getArray("trainers").getArray())),
                row.getObject("day", LocalDate.class),
                row.getInt("threshold"),
                row.getBoolean("by_shared_link"),
                json.readValue(row.getString("counted"), ANSWERS));
    }

    /** The versions these were answered to. */
    Map<UUID, FormVersion> versions(Collection<Closed> closed) {
        return closed.stream().map(Closed::version).distinct().collect(Collectors.toMap(one -> one, forms::version));
    }
}
