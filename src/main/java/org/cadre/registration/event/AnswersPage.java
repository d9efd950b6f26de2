package org.cadre.registration.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.EventQuestion;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Office and the trainers of an offering read what was answered, on a page or as a file. */
@Controller
final class AnswersPage {
    /** Everybody with a seat, and what they answered. */
    record AnswersListView(
            OfferingSummary offering,
            List<EventQuestion> questions,
            List<RegistrationSummary> people,
            Map<RegistrationId, Map<UUID, String>> answers,
            boolean office) {
        String answer(RegistrationSummary person, EventQuestion question) {
            return answers.getOrDefault(person.id(), Map.of()).getOrDefault(question.id(), "");
        }
    }

    private final Offerings offerings;
    private final EventQuestions questions;
    private final Registrations registrations;
    private final Answers answers;
    private final SheetFiles sheets;

    AnswersPage(
            Offerings offerings,
            EventQuestions questions,
            Registrations registrations,
            Answers answers,
            SheetFiles sheets) {
        this.offerings = offerings;
        this.questions = questions;
        this.registrations = registrations;
        this.answers = answers;
        this.sheets = sheets;
    }

    @GetMapping("/trainer/offerings/{id}/answers")
    @SignedIn
    Reply list(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("registration/event/answers-list", view(viewer, id));
    }

    private AnswersListView view(Viewer viewer, UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        if (!viewer.isOffice() && !offerings.trains(viewer.id(), offering.id())) {
            throw new NotFound();
        }
        return new AnswersListView(
                offering,
                questions.of(offering.id()),
                registrations.in(offering.id(), viewer),
                answers.in(offering.id()),
                viewer.isOffice());
    }

    @GetMapping("/trainer/offerings/{id}/answers.{format}")
    @SignedIn
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var page = view(viewer, id);
        var columns = new ArrayList<>(sheets.columns("registration.name"));
        page.questions.forEach(question -> columns.add(question.words()));
        return sheets.of(
                "answers-" + page.offering.firstDay(),
                page.offering.title(),
                format,
                columns,
                row -> page.people.forEach(person -> row.accept(Stream.concat(
                                Stream.of(person.name()),
                                page.questions.stream().map(question -> page.answer(person, question)))
                        .map(Cell::of)
                        .toList())));
    }
}
