package org.cadre.internship.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.KeyTitles;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The MIT's own log as a table to take along: every contact with how it stands, and the private notes for their author alone. */
@Controller
final class ContactTablePage {
    private static final List<String> HEADS = List.of(
            "internship.table.protege",
            "internship.log.day",
            "internship.log.start",
            "internship.log.minutes",
            "internship.log.mode",
            "internship.table.counts",
            "internship.table.standing",
            "internship.log.topics",
            "internship.log.standards",
            "internship.log.next-day");

    /** What is between MIT, protégé and coach: not in the table of office that enters for the MIT. */
    private static final List<String> CONFIDED =
            List.of("internship.log.summary", "internship.log.next-steps", "internship.note.title");

    private final Internships internships;
    private final ContactLogs logs;
    private final PrivateNotes notes;
    private final Texts texts;

    ContactTablePage(Internships internships, ContactLogs logs, PrivateNotes notes, Texts texts) {
        this.internships = internships;
        this.logs = logs;
        this.notes = notes;
        this.texts = texts;
    }

    @GetMapping("/internship/log.csv")
    @SignedIn
    Reply table(Viewer viewer) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        return Reply.download(
                texts.say("internship.table.file") + ".csv",
                "text/csv;charset=UTF-8",
                table(viewer, internship, log).getBytes(StandardCharsets.UTF_8));
    }

    private String table(Viewer viewer, InternshipSummary internship, ContactLog log) {
        var own = notes.of(viewer, internship.id());
        boolean confided = !viewer.isActedFor();
        var out = new StringBuilder("\uFEFF"); // spreadsheets take it for Latin letters otherwise
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            var head = new ArrayList<String>();
            HEADS.forEach(key -> head.add(texts.say(key)));
            if (confided) {
                CONFIDED.forEach(key -> head.add(texts.say(key)));
            }
            csv.printRecord(head);
            for (var entry : log.entries()) {
                var row = row(entry, log);
                if (confided) {
                    row.add(harmless(entry.summary()));
                    row.add(harmless(entry.nextSteps()));
                    row.add(harmless(own.getOrDefault(entry.id(), "")));
                }
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private List<String> row(ContactEntry entry, ContactLog log) {
        return new ArrayList<>(List.of(
                harmless(entry.protegeName()),
                entry.day().toString(),
                Objects.toString(entry.start(), ""),
                String.valueOf(entry.minutes()),
                harmless(ContactLogPage.mode(log.edition(), entry.mode())),
                texts.say(log.counts(entry) ? "internship.table.yes" : "internship.table.no"),
                harmless(texts.say(ContactLogPage.standing(entry, log).words())),
                String.join(", ", topics(entry)),
                harmless(String.join(", ", KeyTitles.standards(entry.standards()))),
                day(entry.nextDay())));
    }

    private List<String> topics(ContactEntry entry) {
        return entry.topics().stream()
                .flatMap(word -> Topic.find(word).stream())
                .map(topic -> texts.say(topic.label()))
                .toList();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** A text that a spreadsheet would reckon as a formula is shown as the text it is. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
