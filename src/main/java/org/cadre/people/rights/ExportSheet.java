package org.cadre.people.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.record.Line.Exporting;
import org.cadre.people.record.PersonRows;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The paper on top of an export: who the person is, and how much there is of what. */
@Component
class ExportSheet {
    /** What the paper says. */
    public record Sheet(
            String title,
            String association,
            String lead,
            List<Fact> facts,
            List<Fact> held,
            List<Fact> done,
            String notes,
            Labels labels) {}

    public record Fact(String name, String value) {}

    public record Labels(String facts, String held, String done, String what, String howMany) {}

    private final People people;
    private final PersonRows rows;
    private final Papers papers;
    private final Templates templates;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    ExportSheet(
            People people,
            PersonRows rows,
            Papers papers,
            Templates templates,
            Texts texts,
            Settings settings,
            ProgramClock clock) {
        this.people = people;
        this.rows = rows;
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    byte[] pdf(PersonId person, List<PersonId> records, boolean own) {
        var card = people.find(person).orElseThrow();
        var held = new ArrayList<Fact>();
        var done = new ArrayList<Fact>();
        long sealed = 0;
        for (var entry : rows.counts(records).entrySet()) {
            var fact = new Fact(words("people.record." + entry.getKey().table()), String.valueOf(entry.getValue()));
            switch (entry.getKey().exporting()) {
                case Exporting.Own(), Exporting.WithFiles(var _), Exporting.OwnOnly(), Exporting.Shared(var _) ->
                    held.add(fact);
                case Exporting.Count() -> done.add(fact);
                case Exporting.Sealed() -> sealed += entry.getValue();
                case Exporting.Nothing() -> {}
            }
        }
        String title = texts.say("people.export.paper.title", printable(card.displayName()));
        var sheet = new Sheet(
                title,
                printable(settings.associationName()),
                texts.say(own ? "people.export.paper.lead.own" : "people.export.paper.lead", clock.today()),
                facts(card),
                held,
                done,
                texts.say(own ? "people.export.paper.notes.own" : "people.export.paper.notes", sealed),
                new Labels(
                        texts.say("people.export.paper.facts"),
                        texts.say("people.export.paper.held"),
                        texts.say("people.export.paper.done"),
                        texts.say("people.export.paper.what"),
                        texts.say("people.export.paper.how-many")));
        return papers.pdf(
                templates.render("people/rights/export-sheet", Map.of("sheet", sheet)),
                Details.of(title, settings.associationName(), clock.now()));
    }

    private String words(String key) {
        return texts.knows(key) ? texts.say(key) : key;
    }

    private List<Fact> facts(PersonCard card) {
        var facts = new ArrayList<Fact>();
        add(facts, "legal-name", card.legalName());
        add(facts, "display-name", card.displayName());
        add(facts, "email", card.email());
        add(facts, "personal-email", card.personalEmail());
        add(facts, "phone", card.phone());
        add(facts, "zone", card.zone().getId());
        add(facts, "member-number", card.memberNumber());
        add(facts, "member-until", card.memberUntil() == null ? null : texts.day(card.memberUntil()));
        add(facts, "state", card.state());
        add(
                facts,
                "career-stage",
                card.careerStage() == null ? null : texts.say(card.careerStage().label()));
        add(facts, "years-as-principal", card.yearsAsPrincipal());
        add(facts, "needs", people.needs(card.id()).orElse(null));
        add(facts, "district", card.districtName());
        add(facts, "school", card.schoolName());
        return facts;
    }

    private void add(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(new Fact(texts.say("people.merge.fact." + name), printable(value.toString())));
        }
    }

    /** A letter that no face has is shown as a box: an export is not withheld for it. */
    private static String printable(String text) {
        String printed = text;
        for (String letter : Papers.unprintable(text)) {
            printed = printed.replace(letter, "\u25a1");
        }
        return Papers.unprintable(printed).isEmpty() ? printed : printed.replace("\u25a1", "?");
    }
}
