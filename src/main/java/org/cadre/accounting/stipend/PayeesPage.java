package org.cadre.accounting.stipend;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.accounting.stipend.Payees.Payee;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The totals of a calendar year and who gets a 1099-NEC: on the screen and for the bookkeeper. */
@Controller
final class PayeesPage {
    private static final String PLACE = StipendsPage.PLACE + "/totals";
    private static final String TEMPLATE = "accounting/stipend/payees";
    private static final int FIRST = 2000;
    private static final int LAST = 2200;
    private static final int ADDRESS = 300;
    private static final List<String> COLUMNS =
            List.of("year", "payee", "email", "payments", "total", "form", "w9", "address", "missing");

    /** @param entered whether the threshold of that very year is known */
    record PayeesView(Form form, int year, List<Payee> payees, int threshold, boolean entered) {
        long reaching() {
            return payees.stream().filter(one -> one.reaches(threshold)).count();
        }

        long cents() {
            return payees.stream().mapToLong(Payee::cents).sum();
        }
    }

    record PayeeView(Form form, Payee payee) {}

    private final Payees payees;
    private final Deeds deeds;
    private final Texts texts;
    private final ProgramClock clock;
    private final AuditTrail audit;

    PayeesPage(Payees payees, Deeds deeds, Texts texts, ProgramClock clock, AuditTrail audit) {
        this.payees = payees;
        this.deeds = deeds;
        this.texts = texts;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, Form form) {
        int year = year(form);
        var view = view(form.isRight() ? form.with("year", year) : form, year, viewer);
        return form.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    private int year(Form form) {
        int today = clock.today().getYear();
        int year = form.number("year", Sentence.of("accounting.payee.year.wrong", FIRST, LAST))
                .orElse(today);
        if (year < FIRST || year > LAST) {
            form.wrong("year", Sentence.of("accounting.payee.year.wrong", FIRST, LAST));
            return today;
        }
        return year;
    }

    private PayeesView view(Form form, int year, Viewer viewer) {
        return new PayeesView(form, year, payees.of(year, viewer), payees.threshold(year), payees.isEntered(year));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        int year = year(form);
        if (!form.isRight()) {
            return show(viewer, form);
        }
        var all = payees.of(year, viewer);
        int threshold = payees.threshold(year);
        return Reply.download("stipends-%d.%s".formatted(year, kind.word()), kind.type(), out -> {
            var sheet = kind.on(out, texts.say("accounting.payee.title", String.valueOf(year)));
            sheet.heading(COLUMNS.stream()
                    .map(column -> texts.say("accounting.column." + column))
                    .toList());
            for (var one : all) {
                boolean reaches = one.reaches(threshold);
                sheet.row(List.of(
                        Cell.of(year),
                        Cell.of(one.name()),
                        Cell.of(one.email()),
                        Cell.of(one.payments()),
                        Cell.ofCents(one.cents()),
                        Cell.of(texts.say(reaches ? "accounting.payee.form" : "accounting.payee.no-form")),
                        Cell.of(one.w9ReceivedOn()),
                        Cell.of(one.address()),
                        Cell.of(
                                reaches
                                        ? one.missing().stream().map(texts::say).collect(Collectors.joining(", "))
                                        : "")));
            }
            sheet.finish();
            audit.record(
                    viewer.actor(),
                    "list.exported",
                    null,
                    null,
                    Map.of(),
                    Map.of("kind", "payees", "format", kind.word(), "rows", all.size(), "year", year));
        });
    }

    @PostMapping(PLACE + "/threshold")
    @Only(Role.OFFICE)
    Reply enter(Viewer viewer, Form form) {
        form.required("year", Sentence.of("accounting.payee.year.wrong", FIRST, LAST));
        int year = year(form);
        int cents = Typed.cents(form, "threshold");
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, year, viewer));
        }
        return deeds.once(form.key(), () -> {
            payees.enterThreshold(year, cents, viewer);
            return Reply.seeOther(PLACE + "?year=" + year, Sentence.of("accounting.payee.threshold.entered"));
        });
    }

    @GetMapping(StipendsPage.PLACE + "/payees/{person}")
    @Only(Role.OFFICE)
    Reply payee(Viewer viewer, @PathVariable UUID person) {
        var payee = payees.find(person, viewer).orElseThrow(NotFound::new);
        return Reply.show(
                "accounting/stipend/payee",
                new PayeeView(Form.empty().with("address", payee.address()).with("w9", payee.w9ReceivedOn()), payee));
    }

    @PostMapping(StipendsPage.PLACE + "/payees/{person}")
    @Only(Role.OFFICE)
    Reply keep(Viewer viewer, @PathVariable UUID person, Form form) {
        var payee = payees.find(person, viewer).orElseThrow(NotFound::new);
        String address = Typed.words(form, "address", ADDRESS);
        var w9 = form.day("w9");
        if (w9.isPresent() && w9.get().isAfter(clock.today())) {
            form.wrong("w9", Sentence.of("accounting.stipend.day.to-come"));
        }
        if (!form.isRight()) {
            return Reply.again("accounting/stipend/payee", new PayeeView(form, payee));
        }
        return deeds.once(form.key(), () -> {
            payees.keep(person, address, w9.orElse(null), viewer);
            return Reply.seeOther(PLACE, Sentence.of("accounting.payee.kept", payee.name()));
        });
    }
}
