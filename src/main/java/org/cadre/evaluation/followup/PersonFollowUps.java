package org.cadre.evaluation.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.form.Forms;
import org.cadre.evaluation.form.Question;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person answered with their name, on the page office has of them. What was answered without one is never joined to
 * them, so it is not here.
 */
@Component
class PersonFollowUps implements PersonSection {
    private static final int PLACE = CERTIFICATES + 7;
    private static final int MOST = 20;
    private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};

    record SectionView(List<Named> replies) {}

    /** One form that was answered. */
    record Named(
            UUID evaluation,
            Moment moment,
            int year,
            LocalDate answeredOn,
            @Nullable String enteredBy,
            List<Said> said) {}

    record Said(String question, String answer) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Forms forms;

    PersonFollowUps(JdbcClient jdbc, JsonMapper json, Forms forms) {
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var replies = replies(office, person);
        return replies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        PLACE,
                        "follow-ups",
                        Sentence.of("evaluation.person.title"),
                        "evaluation/followup/person-follow-ups",
                        new SectionView(replies),
                        List.of()));
    }

    private List<Named> replies(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select i.evaluation, i.moment, i.year, e.version, r.answers, r.answered_on, o.display_name as entered_by
                  from evaluation_invitation i
                  join evaluation e on e.id = i.evaluation
                  join evaluation_reply r on r.invitation = i.id
                  left join person o on o.id = r.entered_by
                 where i.person = :person and not e.anonymous and :office
                 order by r.answered_on desc, i.id desc
                 limit :most
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .param("most", MOST)
                .query((row, _) -> new Named(
                        row.getObject("evaluation", UUID.class),
                        Moment.of(row.getString("moment")),
                        row.getInt("year"),
                        row.getObject("answered_on", LocalDate.class),
                        row.getString("entered_by"),
                        said(row.getObject("version", UUID.class), json.readValue(row.getString("answers"), ANSWERS))))
                .list();
    }

    private List<Said> said(UUID version, Map<String, List<String>> answers) {
        return forms.version(version)
                .sheet()
                .questions()
                .filter(question -> answers.containsKey(question.key()))
                .map(question -> new Said(
                        question.label(),
                        String.join(
                                ", ",
                                answers.getOrDefault(question.key(), List.of()).stream()
                                        .map(one -> question instanceof Question.Choice choice ? choice.labelOf(one) : one)
                                        .toList())))
                .toList();
    }
}
