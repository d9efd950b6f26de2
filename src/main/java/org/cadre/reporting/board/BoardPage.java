package org.cadre.reporting.board;

import java.time.Month;
import java.util.Arrays;
import java.util.List;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The board report: on the screen, as a paper and as a spreadsheet, for any period. */
@Controller
final class BoardPage {
    static final String PLACE = "/office/reports";
    private static final String TEMPLATE = "reporting/board/board";
    private static final List<String> NAMED =
            List.of(Period.THIS_YEAR, Period.LAST_YEAR, Period.THIS_QUARTER, Period.LAST_QUARTER);

    /** @param named the periods that have a name */
    record BoardView(Form form, Board board, Texts texts, List<String> named, List<Option> months) {
        String said(Amount amount) {
            return amount.said(texts);
        }

        String file(String format) {
            return PLACE + "/board." + format + "?" + board.period().own();
        }
    }

    private final Boards boards;
    private final BoardPapers papers;
    private final BoardTerms terms;
    private final Deeds deeds;
    private final Texts texts;
    private final ProgramClock clock;

    BoardPage(Boards boards, BoardPapers papers, BoardTerms terms, Deeds deeds, Texts texts, ProgramClock clock) {
        this.boards = boards;
        this.papers = papers;
        this.terms = terms;
        this.deeds = deeds;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, Form form) {
        int month = terms.firstMonth();
        var period = Period.read(form, month, clock.today());
        var board = boards.of(period, viewer);
        if (form.isRight()) {
            form.with("from", period.from()).with("to", period.to());
        }
        form.with("month", month);
        var view = new BoardView(form, board, texts, NAMED, months());
        return form.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    private List<Option> months() {
        return Arrays.stream(Month.values())
                .map(month -> new Option(String.valueOf(month.getValue()), texts.name(month)))
                .toList();
    }

    @GetMapping(PLACE + "/board.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var period = Period.read(form, terms.firstMonth(), clock.today());
        if (!form.isRight()) {
            return show(viewer, form);
        }
        var board = boards.of(period, viewer);
        String name = "board-report-%s-%s.%s"
                .formatted(board.period().from(), board.period().to(), format);
        if (format.equals("pdf")) {
            try {
                return Reply.download(name, "application/pdf", papers.pdf(board));
            } catch (UnprintableText _) {
                return Reply.seeOther(PLACE + "?" + period.own(), Sentence.of("board.unprintable"));
            }
        }
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        return Reply.download(name, kind.type(), out -> papers.sheet(board, kind, out));
    }

    @PostMapping(PLACE + "/year")
    @Only(Role.OFFICE)
    Reply beginYear(Viewer viewer, Form form) {
        int month = form.number("month").orElse(0);
        if (month < 1 || month > 12) {
            form.wrong("month", Sentence.of("board.year.wrong"));
            return show(viewer, form);
        }
        return deeds.once(form.key(), () -> {
            terms.beginIn(month, viewer);
            return Reply.seeOther(PLACE, Sentence.of("board.year.kept"));
        });
    }
}
