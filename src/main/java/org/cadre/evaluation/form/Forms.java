package org.cadre.evaluation.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cadre.evaluation.Moment;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The forms and their versions. What is in use is never changed: a change begins a draft, and the draft becomes a version. */
@Component
public class Forms {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final ProgramClock clock;
    /** What was published never changes. */
    private final Map<UUID, FormVersion> published = new ConcurrentHashMap<>();

    Forms(JdbcClient jdbc, JsonMapper json, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    public List<EvaluationForm> all() {
        return jdbc.sql("""
                select id, moment, anonymous, by_mail, open_days, remind_after, threshold, in_use, sample
                  from evaluation_form
                """).query(Forms::form).list();
    }

    public Optional<EvaluationForm> find(UUID id) {
        return jdbc.sql("""
                select id, moment, anonymous, by_mail, open_days, remind_after, threshold, in_use, sample
                  from evaluation_form where id = :id
                """).param("id", id).query(Forms::form).optional();
    }

    public Optional<EvaluationForm> of(Moment moment) {
        return jdbc.sql("""
                select id, moment, anonymous, by_mail, open_days, remind_after, threshold, in_use, sample
                  from evaluation_form where moment = :moment
                """).param("moment", moment.word()).query(Forms::form).optional();
    }

    private static EvaluationForm form(ResultSet row, int number) throws SQLException {
        return new EvaluationForm(
                row.getObject("id", UUID.class),
                Moment.of(row.getString("moment")),
                row.getBoolean("anonymous"),
                row.getBoolean("by_mail"),
                row.getInt("open_days"),
                row.getObject("remind_after", Integer.class),
                row.getInt("threshold"),
                row.getBoolean("in_use"),
                row.getBoolean("sample"));
    }

    /** A version by its id; an unknown one is our own mistake. */
    public FormVersion version(UUID id) {
        var known = published.get(id);
        if (known != null) {
            return known;
        }
        var read = jdbc.sql("""
                select id, form, number, sheet, changes, published_at from evaluation_form_version where id = :id
                """).param("id", id).query(this::versionIn).single();
        if (read.publishedAt() != null) {
            published.put(id, read);
        }
        return read;
    }

    /** The newest version that may be asked. */
    public Optional<FormVersion> current(UUID form) {
        return jdbc.sql("""
                select id, form, number, sheet, changes, published_at
                  from evaluation_form_version
                 where form = :form and published_at is not null
                 order by number desc
                 limit 1
                """).param("form", form).query(this::versionIn).optional();
    }

    Optional<FormVersion> draft(UUID form) {
        return jdbc.sql("""
                select id, form, number, sheet, changes, published_at
                  from evaluation_form_version
                 where form = :form and published_at is null
                """).param("form", form).query(this::versionIn).optional();
    }

    /** What office works on: the draft, or what is in use while there is none. */
    public FormVersion latest(UUID form) {
        return draft(form).or(() -> current(form)).orElseThrow();
    }

    private FormVersion versionIn(ResultSet row, int rowNumber) throws SQLException {
        var publishedAt = row.getTimestamp("published_at");
        return new FormVersion(
                row.getObject("id", UUID.class),
                row.getObject("form", UUID.class),
                row.getInt("number"),
                json.readValue(row.getString("sheet"), Sheet.class),
                row.getInt("changes"),
                publishedAt == null ? null : publishedAt.toInstant());
    }

    /** Takes a form up as a draft that is not in use. */
    public UUID takeUp(EvaluationForm form, Sheet sheet, Actor actor) {
        jdbc.sql("""
                insert into evaluation_form (id, moment, anonymous, by_mail, open_days, remind_after, threshold, sample, created_at)
                values (:id, :moment, :anonymous, :byMail, :openDays, :remindAfter, :threshold, :sample, :now)
                """)
                .param("id", form.id())
                .param("moment", form.moment().word())
                .param("anonymous", form.anonymous())
                .param("byMail", form.byMail())
                .param("openDays", form.openDays())
                .param("remindAfter", form.remindAfter())
                .param("threshold", form.threshold())
                .param("sample", form.sample())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        begin(form.id(), 1, sheet);
        audit.record(
                actor,
                "evaluation.form-taken-up",
                null,
                form.id(),
                Map.of(),
                Map.of("moment", form.moment().word()));
        return form.id();
    }

    private void begin(UUID form, int number, Sheet sheet) {
        jdbc.sql("""
                insert into evaluation_form_version (id, form, number, sheet) values (:id, :form, :number, :sheet::jsonb)
                """)
                .param("id", Ids.next())
                .param("form", form)
                .param("number", number)
                .param("sheet", json.writeValueAsString(sheet))
                .update();
    }

    /** Writes what office has changed; false when somebody else has changed it since it was read. */
    boolean write(FormVersion read, Sheet sheet) {
        // With office's own words in it, it is no sample any more.
        jdbc.sql("update evaluation_form set sample = false where id = :form and sample")
                .param("form", read.form())
                .update();
        if (read.publishedAt() != null) {
            if (draft(read.form()).isPresent()) {
                return false;
            }
            begin(read.form(), read.number() + 1, sheet);
            return true;
        }
        return jdbc.sql("""
                update evaluation_form_version set sheet = :sheet::jsonb, changes = changes + 1
                 where id = :id and changes = :changes and published_at is null
                """)
                        .param("sheet", json.writeValueAsString(sheet))
                        .param("id", read.id())
                        .param("changes", read.changes())
                        .update()
                == 1;
    }

    /** Gives the draft up; what is in use stays. */
    void discard(EvaluationForm form, Actor actor) {
        jdbc.sql("delete from evaluation_form_version where form = :form and published_at is null and number > 1")
                .param("form", form.id())
                .update();
        audit.record(actor, "evaluation.draft-discarded", null, form.id(), Map.of(), Map.of());
    }

    /** The draft, if there is one, becomes a version, and the form is asked from now on. */
    public void use(UUID form, Actor actor) {
        jdbc.sql("update evaluation_form_version set published_at = :now where form = :form and published_at is null")
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("form", form)
                .update();
        jdbc.sql("update evaluation_form set in_use = true where id = :form")
                .param("form", form)
                .update();
        audit.record(
                actor,
                "evaluation.form-in-use",
                null,
                form,
                Map.of(),
                Map.of("version", current(form).orElseThrow().number()));
    }

    /** Asks nobody any more; what is open goes on to its end. */
    void rest(EvaluationForm form, Actor actor) {
        jdbc.sql("update evaluation_form set in_use = false where id = :form")
                .param("form", form.id())
                .update();
        audit.record(actor, "evaluation.form-rests", null, form.id(), Map.of(), Map.of());
    }

    /** When and how it is asked from now on; evaluations that are open keep what was promised. */
    void set(EvaluationForm form, Actor actor) {
        jdbc.sql("""
                update evaluation_form
                   set by_mail = :byMail, open_days = :openDays, remind_after = :remindAfter, threshold = :threshold
                 where id = :id
                """)
                .param("byMail", form.byMail())
                .param("openDays", form.openDays())
                .param("remindAfter", form.remindAfter())
                .param("threshold", form.threshold())
                .param("id", form.id())
                .update();
        audit.record(
                actor,
                "evaluation.form-set",
                null,
                form.id(),
                Map.of(),
                Map.of("openDays", form.openDays(), "threshold", form.threshold(), "byMail", form.byMail()));
    }
}
