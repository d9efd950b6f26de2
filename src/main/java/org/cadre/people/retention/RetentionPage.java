package org.cadre.people.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.people.retention.Retentions.Gone;
import org.cadre.people.retention.Retentions.Term;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees how long each kind of record is kept, what goes next and what went, and changes the months within limits. */
@Controller
class RetentionPage {
    private static final String PLACE = "/office/retention";
    private static final int MOST_GONE = 12;
    private static final int AT_ONCE = 200;

    /**
     * One series.
     *
     * @param coming what goes within a month
     * @param gone what went, newest first
     */
    record Series(Term term, LettingGo.Coming coming, List<Gone> gone, Form form) {}

    record View(List<Series> series, LocalDate until) {}

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavLink retentionLink() {
            return new NavLink("people.retention.nav", PLACE, Set.of(Role.OFFICE.word()), 81);
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Retentions retentions;
    private final LettingGo lettingGo;
    private final ProgramClock clock;
    private final Deeds deeds;

    RetentionPage(
            Retentions retentions,
            LettingGo lettingGo,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.retentions = retentions;
        this.lettingGo = lettingGo;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("people/retention/retention", view("", Form.empty()));
    }

    /** @param typed the series whose form was sent */
    private View view(String typed, Form sent) {
        var until = clock.today().plusMonths(1);
        return new View(
                retentions.all().stream()
                        .map(term -> new Series(
                                term,
                                lettingGo.coming(term, until),
                                retentions.gone(term.slug(), null, MOST_GONE),
                                term.slug().equals(typed) ? sent : Form.empty().with(term.slug(), term.months())))
                        .toList(),
                until);
    }

    /** All that went, by series: the page shows the last of it. */
    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "retention",
                texts.say("people.retention.gone"),
                format,
                sheets.columns(
                        "people.retention.file.series",
                        "sheet.column.day",
                        "people.retention.file.what",
                        "sheet.column.count"),
                row -> retentions.all().forEach(term -> gone(term).each(row)));
    }

    private SheetFiles.Rows gone(Term term) {
        return SheetFiles.Rows.paged(
                last -> retentions.gone(term.slug(), last, AT_ONCE), (Gone gone) -> cells(term, gone));
    }

    private List<Cell> cells(Term term, Gone gone) {
        return List.of(
                Cell.of(texts.say("people.retention.series." + term.slug().replace('-', '_'))),
                Cell.of(gone.on()),
                Cell.of(texts.say("people.retention.gone." + gone.what(), gone.count())),
                Cell.of(gone.count()));
    }

    @PostMapping("/office/retention/{slug}")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable String slug, Form form) {
        Term term = retentions.find(slug).orElseThrow(NotFound::new);
        var wrong = Sentence.of("people.retention.months.wrong", term.least(), term.most());
        form.required(slug, wrong);
        int months = form.number(slug, wrong).orElse(0);
        if (form.isRight() && (months < term.least() || months > term.most())) {
            form.wrong(slug, wrong);
        }
        if (!form.isRight()) {
            return Reply.again("people/retention/retention", view(slug, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE,
                        retentions.change(viewer, term, months)
                                ? Sentence.of("people.retention.changed", months)
                                : Sentence.of("people.retention.same", months)));
    }
}
