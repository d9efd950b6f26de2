package org.cadre.registration.event;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cadre.offering.EventQuestion;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
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
    private final Texts texts;

    AnswersPage(
            Offerings offerings, EventQuestions questions, Registrations registrations, Answers answers, Texts texts) {
        this.offerings = offerings;
        this.questions = questions;
        this.registrations = registrations;
        this.answers = answers;
        this.texts = texts;
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

    @GetMapping("/trainer/offerings/{id}/answers.csv")
    @SignedIn
    Reply file(Viewer viewer, @PathVariable UUID id) {
        var page = view(viewer, id);
        return Reply.download(
                "answers-" + page.offering.firstDay() + ".csv",
                "text/csv;charset=UTF-8",
                csv(page).getBytes(StandardCharsets.UTF_8));
    }

    private String csv(AnswersListView page) {
        var out = new StringWriter();
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            var head = new ArrayList<String>();
            head.add(texts.say("registration.name"));
            page.questions.forEach(question -> head.add(safe(question.words())));
            printer.printRecord(head);
            for (var person : page.people) {
                var row = new ArrayList<String>();
                row.add(safe(person.name()));
                page.questions.forEach(question -> row.add(safe(page.answer(person, question))));
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A spreadsheet takes what begins so for a formula. */
    private static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
