package org.cadre.internship.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cadre.internship.Internships;
import org.cadre.internship.KeyTitles;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

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
    private final SheetFiles sheets;
    private final Texts texts;

    ContactTablePage(Internships internships, ContactLogs logs, PrivateNotes notes, SheetFiles sheets, Texts texts) {
        this.internships = internships;
        this.logs = logs;
        this.notes = notes;
        this.sheets = sheets;
        this.texts = texts;
    }

    @GetMapping("/internship/log.{format}")
    @SignedIn
    Reply table(Viewer viewer, @PathVariable String format) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        var own = notes.of(viewer, internship.id());
        boolean confided = !viewer.isActedFor();
        var columns = new ArrayList<>(HEADS);
        if (confided) {
            columns.addAll(CONFIDED);
        }
        return sheets.of(
                texts.say("internship.table.file"),
                texts.say("internship.table.file"),
                format,
                sheets.columns(columns.toArray(String[]::new)),
                rows -> log.entries().forEach(entry -> {
                    var row = row(entry, log);
                    if (confided) {
                        row.add(Cell.of(entry.summary()));
                        row.add(Cell.of(entry.nextSteps()));
                        row.add(Cell.of(own.get(entry.id())));
                    }
                    rows.accept(row);
                }));
    }

    private List<Cell> row(ContactEntry entry, ContactLog log) {
        return new ArrayList<>(List.of(
                Cell.of(entry.protegeName()),
                Cell.of(entry.day()),
                Cell.of(Objects.toString(entry.start(), "")),
                Cell.of(entry.minutes()),
                Cell.of(ContactLogPage.mode(log.edition(), entry.mode())),
                Cell.of(texts.say(log.counts(entry) ? "internship.table.yes" : "internship.table.no")),
                Cell.of(texts.say(ContactLogPage.standing(entry, log).words())),
                Cell.of(String.join(", ", topics(entry))),
                Cell.of(String.join(", ", KeyTitles.standards(log.edition(), entry.standards()))),
                Cell.of(entry.nextDay())));
    }

    private List<String> topics(ContactEntry entry) {
        return entry.topics().stream()
                .flatMap(word -> Topic.find(word).stream())
                .map(topic -> texts.say(topic.label()))
                .toList();
    }
}
