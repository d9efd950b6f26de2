package org.cadre.attendance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.attendance.Credited.Completion;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.LanguageChoices;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Completion certificates: drawn when they are first asked for, stored, and from then on never drawn again, whatever is
 * corrected later.
 */
@Component
class CompletionPapers {
    private static final int MODULE_LINES = 12;

    private final JdbcClient jdbc;
    private final LanguageChoices languages;
    private final Marks marks;
    private final Completions completions;
    private final Offerings offerings;
    private final Editions editions;
    private final People people;
    private final Papers papers;
    private final Templates templates;
    private final FileStore files;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    CompletionPapers(
            JdbcClient jdbc,
            LanguageChoices languages,
            Marks marks,
            Completions completions,
            Offerings offerings,
            Editions editions,
            People people,
            Papers papers,
            Templates templates,
            FileStore files,
            Texts texts,
            Settings settings,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.languages = languages;
        this.marks = marks;
        this.completions = completions;
        this.offerings = offerings;
        this.editions = editions;
        this.people = people;
        this.papers = papers;
        this.templates = templates;
        this.files = files;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The certificate of what a person completed at an event; empty when they completed nothing there. */
    Optional<byte[]> of(PersonId person, OfferingId offering) {
        return stored(person, offering)
                .or(() -> completion(person, offering).map(completion -> issue(person, completion)))
                .map(files::read);
    }

    private Optional<String> stored(PersonId person, OfferingId offering) {
        return jdbc.sql("""
                select paper from credit_award
                 where person = :person and offering = :offering and credit_type = 'PD hour' and paper is not null
                """)
                .param("person", person.value())
                .param("offering", offering.value())
                .query(String.class)
                .optional();
    }

    private Optional<Completion> completion(PersonId person, OfferingId offering) {
        return completions.of(marks.of(person)).stream()
                .filter(one -> one.offering().equals(offering))
                .findFirst();
    }

    /** Draws and stores it. Two who ask at the same moment get the one that was stored first. */
    private String issue(PersonId person, Completion completion) {
        var offering = offerings.find(completion.offering()).orElseThrow();
        var card = people.find(person).orElseThrow();
        String digest = files.store(languages
                .of(person)
                .orElse(settings.languages().usual())
                .during(() -> draw(card, offering, completion)));
        jdbc.sql("""
                insert into credit_award (id, person, offering, credit_type, minutes, issued, paper)
                values (:id, :person, :offering, 'PD hour', :minutes, :today, :paper)
                on conflict (person, offering, credit_type) do update set paper = excluded.paper
                   where credit_award.paper is null
                """)
                .param("id", Ids.next())
                .param("person", person.value())
                .param("offering", offering.id().value())
                .param("minutes", minutesAt(person, offering.id()))
                .param("today", clock.today())
                .param("paper", digest)
                .update();
        return stored(person, offering.id()).orElseThrow();
    }

    private int minutesAt(PersonId person, OfferingId offering) {
        var credited = marks.of(person);
        return Math.max(
                1,
                credited.marks().stream()
                        .filter(mark -> mark.offering().equals(offering))
                        .mapToInt(credited::minutes)
                        .sum());
    }

    private byte[] draw(PersonCard person, OfferingSummary offering, Completion completion) {
        var lines = lines(offering, completion);
        int total = lines.values().stream().mapToInt(Integer::intValue).sum();
        var sheet = new CompletionSheet(
                Language.now().ofPapers(),
                settings.associationName(),
                texts.say("attendance.paper.title"),
                person.legalName(),
                texts.say("attendance.paper.statement." + offering.kind().key(), offering.title()),
                texts.say("attendance.paper.event", offering.address(), printed(offering)),
                lines.entrySet().stream()
                        .map(line -> new CompletionSheet.Module(
                                line.getKey().title, texts.printedDay(line.getKey().day), texts.hours(line.getValue())))
                        .toList(),
                texts.hours(total),
                texts.printedDay(clock.today()),
                null,
                settings.signers().stream()
                        .map(signer -> new CompletionSheet.Signer(signer.name(), signer.title()))
                        .toList(),
                null,
                labels(),
                offering.sample() ? texts.say("attendance.paper.sample") : null);
        return papers.pdf(
                templates.render("attendance/completion-sheet", Map.of("sheet", sheet)),
                Details.of(
                        texts.say("attendance.paper.document", person.legalName()),
                        settings.associationName(),
                        clock.now()));
    }

    private String printed(OfferingSummary offering) {
        return offering.firstDay().equals(offering.lastDay())
                ? texts.printedDay(offering.firstDay())
                : texts.say(
                        "attendance.paper.days",
                        texts.printedDay(offering.firstDay()),
                        texts.printedDay(offering.lastDay()));
    }

    private record Line(String title, LocalDate day) {}

    /** What was attended with its PD minutes: the edition's modules, or the sessions of a recertification. */
    private Map<Line, Integer> lines(OfferingSummary offering, Completion completion) {
        var edition = editions.of(offering.edition());
        var lines = new LinkedHashMap<Line, Integer>();
        for (var module : edition.modules()) {
            var of = completion.marks().stream()
                    .filter(mark -> module.key().equals(mark.module()))
                    .toList();
            if (!of.isEmpty()) {
                lines.put(new Line(module.title(), of.getLast().day()), minutes(edition, of, module.minutes()));
            }
        }
        completion.marks().stream()
                .filter(mark -> mark.module() == null)
                .limit(MODULE_LINES)
                .forEach(mark -> lines.merge(
                        new Line(mark.title(), mark.day()),
                        edition.attendance().credited(mark.minutes(), mark.of()),
                        Integer::sum));
        return lines;
    }

    private static int minutes(Edition edition, List<Mark> marks, int most) {
        return Math.min(
                most,
                marks.stream()
                        .mapToInt(mark -> edition.attendance().credited(mark.minutes(), mark.of()))
                        .sum());
    }

    private CompletionSheet.Labels labels() {
        return new CompletionSheet.Labels(
                texts.say("attendance.paper.awarded-to"),
                texts.say("attendance.paper.module"),
                texts.say("attendance.paper.attended"),
                texts.say("attendance.paper.hours"),
                texts.say("attendance.paper.total"),
                texts.say("attendance.paper.issued"),
                texts.say("attendance.paper.number"),
                texts.say("attendance.paper.check"),
                texts.say("attendance.paper.seal"));
    }
}
