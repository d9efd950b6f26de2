package org.cadre.accounting.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.accounting.Charts;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Journals for the bookkeeper: what waits, what was exported, and the files themselves. */
@Controller
final class JournalsPage {
    private static final String PLACE = "/office/reports/journal";
    private static final String TEMPLATE = "accounting/journal/journals";

    record JournalsView(
            Form form,
            List<Journal> journals,
            Journals.Waiting waiting,
            @Nullable LocalDate closedThrough,
            LocalDate latest,
            boolean sampleCodes) {}

    private final Journals journals;
    private final Charts charts;
    private final Deeds deeds;

    JournalsPage(Journals journals, Charts charts, Deeds deeds) {
        this.journals = journals;
        this.charts = charts;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show(TEMPLATE, view(Form.empty().with("through", lastMonthsEnd())));
    }

    /** The books are closed by the month. */
    private LocalDate lastMonthsEnd() {
        return journals.latest().plusDays(1).withDayOfMonth(1).minusDays(1);
    }

    private JournalsView view(Form form) {
        return new JournalsView(
                form,
                journals.all(),
                journals.waiting(journals.latest()),
                journals.closedThrough().orElse(null),
                journals.latest(),
                charts.current().sample());
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, Form form) {
        form.required("through", Sentence.of("accounting.journal.through.missing"));
        var through = form.day("through");
        if (!form.isRight() || through.isEmpty()) {
            return Reply.again(TEMPLATE, view(form));
        }
        var reply = deeds.once(form.key(), () -> switch (journals.close(through.get(), viewer.actor())) {
            case Closing.Closed(var journal) ->
                Reply.seeOther(PLACE, Sentence.of("accounting.journal.closed", journal.number(), journal.entries()));
            case Closing.NothingNew() -> wrong(form, Sentence.of("accounting.journal.nothing-new"));
            case Closing.NotOver(var latest) -> wrong(form, Sentence.of("accounting.journal.not-over", latest));
            case Closing.ClosedBefore(var last) -> wrong(form, Sentence.of("accounting.journal.closed-before", last));
            case Closing.SampleCodes() -> wrong(form, Sentence.of("accounting.journal.sample-codes"));
        });
        // What is shown beside the refusal is read after the deed has been taken back.
        return form.isRight() ? reply : Reply.again(TEMPLATE, view(form));
    }

    private static Reply wrong(Form form, Sentence why) {
        form.wrong("through", why);
        return Reply.again(TEMPLATE, form);
    }

    @GetMapping(PLACE + "/{id}.csv")
    @Only(Role.OFFICE)
    Reply file(@PathVariable UUID id) {
        var journal = journals.find(id).orElseThrow(NotFound::new);
        return Reply.download(journal.fileName(), SheetFormat.CSV.type(), journals.bytes(journal));
    }
}
