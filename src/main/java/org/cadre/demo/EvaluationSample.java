package org.cadre.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.asking.Answer;
import org.cadre.evaluation.form.Forms;
import org.cadre.evaluation.form.Question;
import org.cadre.evaluation.form.SampleForms;
import org.cadre.evaluation.form.Sheet;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The shipped forms in use, and past institutes with made-up answers to them; all of it marked as sample. */
@Component
@Profile("demo")
class EvaluationSample {
    private static final long SEED = 290;
    private static final int OPEN_DAYS = 14;
    private static final int FEWEST = 5;
    private static final int MOST = 14;

    private static final List<String> WORDS = List.of(
            "The practice talks in pairs: I used the first question the very next day. (sample)",
            "More time for the strengths module. (sample)",
            "I finally know how to give feedback that somebody can use. (sample)",
            "Please send the materials a week earlier. (sample)",
            "Talking with mentors from other districts was the best part. (sample)",
            "A shorter second afternoon. (sample)");

    private record Held(
            UUID offering, @Nullable UUID session, @Nullable String module, UUID edition, LocalDate day) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Forms forms;
    private final ProgramClock clock;

    EvaluationSample(JdbcClient jdbc, JsonMapper json, Forms forms, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
        this.clock = clock;
    }

    /** Brings them in, once; what is to come is opened by the program itself. */
    void bringIn() {
        if (!forms.all().isEmpty()) {
            return;
        }
        for (var moment : Moment.values()) {
            var sample = SampleForms.of(moment);
            UUID form = forms.takeUp(sample.form(), sample.sheet(), Actor.SYSTEM);
            forms.use(form, Actor.SYSTEM);
        }
        var dice = new Dice(SEED);
        jdbc.sql("""
                select o.id as offering, null::uuid as session, null as module, o.edition, o.last_day as day
                  from offering o
                 where o.closed_at is not null and o.kind = 'lii' and o.last_day < :before
                 order by o.last_day, o.id
                """)
                .param("before", clock.today().minusDays(OPEN_DAYS))
                .query(Held.class)
                .list()
                .forEach(one -> answered(Moment.OFFERING, one, dice));
        jdbc.sql("""
                select o.id as offering, s.id as session, s.module, o.edition, (s.starts_at at time zone o.zone)::date as day
                  from session s
                  join offering o on o.id = s.offering
                 where o.closed_at is not null and o.kind = 'lii' and s.module is not null and o.city = 'San Antonio'
                 order by s.starts_at
                """).query(Held.class).list().forEach(one -> answered(Moment.MODULE, one, dice));
    }

    private void answered(Moment moment, Held one, Dice dice) {
        var form = forms.of(moment).orElseThrow();
        var version = forms.current(form.id()).orElseThrow();
        UUID id = Ids.next();
        int nth = jdbc.sql("update evaluation_form set closings = closings + 1 where id = :form returning closings")
                .param("form", form.id())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into evaluation (id, form, version, moment, offering, session, module, edition, day, opens_at, closes_on,
                                        closed_on, closed_nth, anonymous, threshold, code, sample)
                values (:id, :form, :version, :moment, :offering, :session, :module, :edition, :day, :opensAt, :closesOn,
                        :closesOn, :nth, true, :threshold, null, true)
                on conflict do nothing
                """)
                .param("id", id)
                .param("form", form.id())
                .param("version", version.id())
                .param("moment", moment.word())
                .param("offering", one.offering)
                .param("session", one.session)
                .param("module", one.module)
                .param("edition", one.edition)
                .param("day", one.day)
                .param(
                        "opensAt",
                        one.day
                                .atTime(16, 0)
                                .atZone(clock.zone())
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toOffsetDateTime())
                .param("closesOn", one.day.plusDays(form.openDays()))
                .param("nth", nth)
                .param("threshold", form.threshold())
                .update();
        jdbc.sql("insert into evaluation_box (evaluation, counted) values (:id, :counted::jsonb)")
                .param("id", id)
                .param("counted", json.writeValueAsString(answers(version.sheet(), dice)))
                .update();
    }

    private static List<Answer> answers(Sheet sheet, Dice dice) {
        var answers = new ArrayList<Answer>();
        int count = dice.between(FEWEST, MOST);
        for (int i = 0; i < count; i++) {
            Map<String, List<String>> given = new LinkedHashMap<>();
            sheet.questions().forEach(question -> {
                switch (question) {
                    case Question.Scale scale ->
                        given.put(
                                scale.key(),
                                List.of(Integer.toString(
                                        dice.between(Math.max(1, scale.steps() * 3 / 5), scale.steps()))));
                    case Question.Choice choice ->
                        given.put(
                                choice.key(),
                                List.of(dice.oneOf(choice.options()).value()));
                    case Question.Words words -> {
                        if (dice.chance(25)) {
                            given.put(words.key(), List.of(dice.oneOf(WORDS)));
                        }
                    }
                }
            });
            answers.add(new Answer(null, given));
        }
        return answers;
    }
}
