package org.cadre.offering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office writes the questions that everybody with a seat is asked. */
@Controller
final class EventQuestionsPage {
    private static final String TEMPLATE = "offering/event-questions";
    private static final int EMPTY = 2;
    private static final int MOST_CHOICES = 20;

    /** A question on the form; new when there is none yet. Its fields end in its number. */
    record Row(int number, @Nullable EventQuestion question) {
        String field(String name) {
            return name + "-" + number;
        }
    }

    record QuestionsView(OfferingSummary offering, Form form, List<Row> rows, List<Option> kinds) {
        boolean isOpen() {
            return !offering.canceled() && !offering.closed();
        }
    }

    private final Offerings offerings;
    private final EventQuestions questions;
    private final Deeds deeds;
    private final Texts texts;

    EventQuestionsPage(Offerings offerings, EventQuestions questions, Deeds deeds, Texts texts) {
        this.offerings = offerings;
        this.questions = questions;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/office/offerings/{id}/questions")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = offering(id);
        var rows = rows(offering);
        var form = Form.empty();
        for (var row : rows) {
            var question = row.question;
            if (question != null) {
                form.with(row.field("words"), question.words())
                        .with(row.field("kind"), question.kind().key())
                        .with(row.field("choices"), String.join("\n", question.choices()));
                if (question.required()) {
                    form.with(row.field("required"), "yes");
                }
            }
        }
        return Reply.show(TEMPLATE, view(offering, form, rows));
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private List<Row> rows(OfferingSummary offering) {
        var rows = new ArrayList<Row>();
        questions.of(offering.id()).forEach(question -> rows.add(new Row(rows.size() + 1, question)));
        for (int i = 0; i < EMPTY; i++) {
            rows.add(new Row(rows.size() + 1, null));
        }
        return rows;
    }

    private QuestionsView view(OfferingSummary offering, Form form, List<Row> rows) {
        return new QuestionsView(
                offering,
                form,
                rows,
                Arrays.stream(EventQuestion.Kind.values())
                        .map(kind -> new Option(kind.key(), texts.say("offering.questions.kind." + kind.key())))
                        .toList());
    }

    @PostMapping("/office/offerings/{id}/questions")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        var rows = rows(offering);
        var asked = rows.stream()
                .map(row -> read(form, row))
                .flatMap(Optional::stream)
                .toList();
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, form, rows));
        }
        return deeds.once(form.key(), () -> {
            questions.ask(offering.id(), asked, viewer.actor());
            return Reply.seeOther("/office/offerings/" + id + "/questions", Sentence.of("offering.questions.saved"));
        });
    }

    /** A row without words is no question: that is how one is withdrawn. How it is answered never changes. */
    private static Optional<EventQuestion> read(Form form, Row row) {
        String words = form.atMost(row.field("words"), 300);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var kind = row.question == null
                ? EventQuestion.Kind.find(form.text(row.field("kind")))
                : Optional.of(row.question.kind());
        if (kind.isEmpty()) {
            form.wrong(row.field("kind"), Sentence.of("offering.questions.kind-missing"));
        }
        List<String> choices = List.of();
        if (kind.equals(Optional.of(EventQuestion.Kind.CHOICE))) {
            choices = form.atMost(row.field("choices"), 2_000)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
            if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
                form.wrong(row.field("choices"), Sentence.of("offering.questions.choices-wrong", MOST_CHOICES));
            }
        }
        return Optional.of(new EventQuestion(
                row.question == null ? Ids.next() : row.question.id(),
                words,
                kind.orElse(EventQuestion.Kind.TEXT),
                choices,
                form.ticked(row.field("required"))));
    }
}
