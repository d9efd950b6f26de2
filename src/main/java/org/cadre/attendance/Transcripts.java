package org.cadre.attendance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.offering.OfferingId;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.Templates;
import org.cadre.program.Edition.CreditType;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** A person's PD hours by event and session, with their type, conversion and provider: as a page, on paper, for a table. */
@Component
class Transcripts {
    /** What the paper says. */
    record Sheet(
            String title,
            String association,
            String whose,
            List<Total> totals,
            List<SheetEvent> events,
            String provider,
            List<Settings.Signer> signers,
            Labels labels) {}

    record Total(String number, String unit) {}

    record SheetEvent(String title, String state, String minutes, List<SheetLine> lines) {}

    record SheetLine(String title, String day, String attended, String credited) {}

    record Labels(String session, String day, String attended, String hours, String sum, String nothing) {}

    private final Marks marks;
    private final Completions completions;
    private final Editions editions;
    private final People people;
    private final Papers papers;
    private final Templates templates;
    private final SheetFiles sheets;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    Transcripts(
            Marks marks,
            Completions completions,
            Editions editions,
            People people,
            Papers papers,
            Templates templates,
            Texts texts,
            Settings settings,
            SheetFiles sheets,
            ProgramClock clock) {
        this.sheets = sheets;
        this.marks = marks;
        this.completions = completions;
        this.editions = editions;
        this.people = people;
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    TranscriptView of(PersonId person) {
        return of(person, people.find(person).orElseThrow().legalName());
    }

    TranscriptView of(PersonCard person) {
        return of(person.id(), person.legalName());
    }

    private TranscriptView of(PersonId person, String legalName) {
        var credited = marks.of(person);
        var papersOf = completions.of(credited).stream()
                .map(Credited.Completion::offering)
                .toList();
        var byEvent = new LinkedHashMap<OfferingId, List<Mark>>();
        credited.marks()
                .forEach(mark -> byEvent.computeIfAbsent(mark.offering(), _ -> new ArrayList<>())
                        .add(mark));
        var events = byEvent.entrySet().stream()
                .map(event -> new TranscriptView.Event(
                        event.getKey(),
                        event.getValue().getFirst().event(),
                        event.getValue().getFirst().closed(),
                        papersOf.contains(event.getKey()),
                        event.getValue().stream()
                                .map(mark -> new TranscriptView.Line(
                                        mark.title(), mark.day(), mark.minutes(), credited.minutes(mark)))
                                .toList()))
                .toList();
        return new TranscriptView(legalName, events, credited.minutes(), types(), clock.today());
    }

    private List<CreditType> types() {
        return editions.current(Editions.NATIONAL).attendance().creditTypes();
    }

    byte[] paper(PersonId person) {
        var transcript = of(person);
        String title = texts.say("attendance.transcript.paper.title");
        var sheet = new Sheet(
                title,
                settings.associationName(),
                texts.say("attendance.transcript.paper.of", transcript.name(), texts.printedDay(transcript.today())),
                transcript.types().stream()
                        .map(type -> new Total(
                                TranscriptView.in(type, transcript.minutes()),
                                texts.say("attendance.transcript.unit", type.title(), texts.hours(type.minutes()))))
                        .toList(),
                transcript.events().stream().map(this::onPaper).toList(),
                provider(),
                settings.signers(),
                new Labels(
                        texts.say("attendance.transcript.session"),
                        texts.say("attendance.transcript.day"),
                        texts.say("attendance.transcript.attended"),
                        texts.say("registration.pd-hours"),
                        texts.say("attendance.transcript.sum"),
                        texts.say("attendance.transcript.paper.nothing")));
        return papers.pdf(
                templates.render("attendance/transcript-sheet", Map.of("sheet", sheet)),
                Details.of(
                        texts.say("attendance.transcript.paper.document", transcript.name()),
                        settings.associationName(),
                        clock.now()));
    }

    private SheetEvent onPaper(TranscriptView.Event event) {
        return new SheetEvent(
                event.title(),
                state(event),
                texts.hours(event.minutes()),
                event.lines().stream()
                        .map(line -> new SheetLine(
                                line.title(),
                                texts.printedDay(line.day()),
                                texts.say("attendance.transcript.minutes", line.attended()),
                                texts.hours(line.credited())))
                        .toList());
    }

    private String state(TranscriptView.Event event) {
        return texts.say(event.closed() ? "attendance.transcript.final" : "attendance.transcript.not-final");
    }

    private String provider() {
        return texts.say("attendance.transcript.provider", settings.associationName(), settings.associationAddress());
    }

    Reply table(PersonId person, String format) {
        var transcript = of(person);
        var columns = new ArrayList<String>();
        for (String key : List.of("name", "event", "session", "day", "attended-minutes")) {
            columns.add(texts.say("attendance.transcript.csv." + key));
        }
        transcript.types().forEach(type -> columns.add(type.title()));
        columns.add(texts.say("attendance.transcript.csv.state"));
        columns.add(texts.say("attendance.transcript.csv.provider"));
        return sheets.of(
                "transcript",
                texts.say("attendance.transcript.title"),
                format,
                columns,
                row -> transcript
                        .events()
                        .forEach(event -> event.lines().forEach(line -> row.accept(cells(transcript, event, line)))));
    }

    private List<Cell> cells(TranscriptView transcript, TranscriptView.Event event, TranscriptView.Line line) {
        var cells = new ArrayList<>(List.of(
                Cell.of(transcript.name()),
                Cell.of(event.title()),
                Cell.of(line.title()),
                Cell.of(line.day()),
                Cell.of(line.attended())));
        transcript
                .types()
                .forEach(type ->
                        cells.add(new Cell.Decimal(new BigDecimal(TranscriptView.exactly(type, line.credited())))));
        cells.add(Cell.of(state(event)));
        cells.add(Cell.of(settings.associationName()));
        return cells;
    }
}
