package org.cadre.accounting.stipend;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** All stipends for office: what is agreed, due, approved and paid; and each one's own. */
@Controller
final class StipendsPage {
    static final String PLACE = "/office/reports/stipends";
    private static final String TEMPLATE = "accounting/stipend/stipends";
    private static final int NOTE = 200;

    record StipendsView(Form form, int year, List<Stipend> stipends, List<Option> open) {
        List<Stipend> in(StipendState state) {
            return stipends.stream().filter(one -> one.state() == state).toList();
        }

        long cents(StipendState state) {
            return in(state).stream().mapToLong(Stipend::cents).sum();
        }
    }

    private final SheetFiles sheets;
    private final Stipends stipends;
    private final StipendDeeds stipendDeeds;
    private final Deeds deeds;
    private final Texts texts;
    private final ProgramClock clock;

    StipendsPage(
            Stipends stipends,
            StipendDeeds stipendDeeds,
            Deeds deeds,
            Texts texts,
            ProgramClock clock,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.stipends = stipends;
        this.stipendDeeds = stipendDeeds;
        this.deeds = deeds;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer) {
        return Reply.show(TEMPLATE, view(Form.empty(), viewer));
    }

    private StipendsView view(Form form, Viewer viewer) {
        int year = clock.today().getYear();
        return new StipendsView(
                form,
                year,
                stipends.ofYear(year, viewer),
                stipends.open(clock.today(), viewer).stream()
                        .map(one -> new Option(
                                one.value(),
                                texts.say("accounting.stipend.open-one", one.name(), one.title(), one.day())))
                        .toList());
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        int year = clock.today().getYear();
        return sheets.recorded(
                viewer.actor(),
                "stipends",
                texts.say("accounting.stipend.title"),
                format,
                sheets.columns(
                        "accounting.column.payee",
                        "accounting.stipend.for",
                        "accounting.stipend.file.kind",
                        "accounting.stipend.state",
                        "accounting.column.amount",
                        "accounting.column.currency",
                        "accounting.stipend.file.agreed",
                        "accounting.stipend.file.due",
                        "accounting.stipend.file.approved",
                        "accounting.stipend.file.paid",
                        "accounting.stipend.file.reference",
                        "accounting.stipend.note"),
                row -> stipends.ofYear(year, viewer).forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(Stipend one) {
        return Stream.of(
                        Cell.of(one.name()),
                        Cell.of(one.work()),
                        Cell.of(texts.say(
                                one.coaches() ? "accounting.stipend.coaching" : "accounting.stipend.training")),
                        Cell.of(texts.say(one.state().label())),
                        Cell.ofCents(one.cents()),
                        Cell.of(one.currency()),
                        Cell.of(one.agreedOn()),
                        Cell.of(one.dueOn()),
                        Cell.of(one.approvedOn()),
                        Cell.of(one.paidOn()),
                        Cell.of(one.reference()),
                        Cell.of(one.note()))
                .toList();
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply agree(Viewer viewer, Form form) {
        var work = Work.read(form.text("work"));
        if (work.isEmpty()) {
            form.wrong("work", Sentence.of("accounting.stipend.work.missing"));
        }
        int cents = Typed.cents(form, "amount");
        String note = Typed.words(form, "note", NOTE);
        if (!form.isRight() || work.isEmpty()) {
            return Reply.again(TEMPLATE, view(form, viewer));
        }
        var one = work.get();
        return deeds.once(form.key(), () -> {
            if (stipendDeeds.agree(one.person, one.cohort(), one.offering(), cents, note, viewer)) {
                return Reply.seeOther(PLACE, Sentence.of("accounting.stipend.agreed-on"));
            }
            form.wrong("work", Sentence.of("accounting.stipend.work.agreed"));
            return Reply.again(TEMPLATE, view(form, viewer));
        });
    }

    /** A person, and the cohort or offering they are paid for, as the form names them. */
    private record Work(boolean coaches, UUID work, UUID person) {
        static Optional<Work> read(String typed) {
            String[] parts = typed.split("\\.", 3);
            try {
                return parts.length == 3 && List.of("cohort", "offering").contains(parts[0])
                        ? Optional.of(new Work(
                                parts[0].equals("cohort"), UUID.fromString(parts[1]), UUID.fromString(parts[2])))
                        : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        @Nullable
        UUID cohort() {
            return coaches ? work : null;
        }

        @Nullable
        UUID offering() {
            return coaches ? null : work;
        }
    }

    /** What a coach or a trainer gets themselves. */
    record OwnView(List<Stipend> stipends) {}

    @GetMapping("/stipends")
    @Only({Role.COACH, Role.TRAINER})
    Reply own(Viewer viewer) {
        return Reply.show("accounting/stipend/own-stipends", new OwnView(stipends.own(viewer)));
    }
}
