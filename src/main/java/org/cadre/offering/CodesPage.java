package org.cadre.offering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.DiscountCodes.Listed;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office makes discount codes, sees how often each was used, and withdraws them. */
@Controller
final class CodesPage {
    private static final String TEMPLATE = "offering/codes";
    private static final String PLACE = "/office/codes";
    private static final String PERCENT = "percent";
    private static final String AMOUNT = "amount";
    private static final int MOST_USES = 100_000;
    private static final int MOST_SHOWN = 500;
    private static final int AT_ONCE = 200;

    /** All codes, and the form for another. */
    record CodesView(List<Listed> codes, Form form, List<Option> kinds, List<Option> offerings, LocalDate today) {}

    private final SheetFiles sheets;
    private final DiscountCodes codes;
    private final Offerings offerings;
    private final AuditTrail audit;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    CodesPage(
            DiscountCodes codes,
            Offerings offerings,
            AuditTrail audit,
            Deeds deeds,
            ProgramClock clock,
            Texts texts,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.codes = codes;
        this.offerings = offerings;
        this.audit = audit;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show(TEMPLATE, view(Form.empty().with("kind", PERCENT)));
    }

    private CodesView view(Form form) {
        return new CodesView(
                codes.page(null, MOST_SHOWN),
                form,
                Stream.of(PERCENT, AMOUNT)
                        .map(one -> new Option(one, texts.say("offering.codes.kind." + one)))
                        .toList(),
                offerings.coming(clock.today(), null, null, 200).stream()
                        .filter(one -> !one.canceled())
                        .map(one -> new Option(
                                one.id().toString(), one.title() + ", " + one.town() + ", " + one.firstDay()))
                        .toList(),
                clock.today());
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        var today = clock.today();
        return sheets.recorded(
                viewer.actor(),
                "codes",
                texts.say("offering.codes.title"),
                format,
                sheets.columns(
                        "offering.codes.code",
                        "offering.codes.file.percent",
                        "offering.codes.file.amount",
                        "offering.codes.where",
                        "offering.codes.from",
                        "offering.codes.through",
                        "offering.codes.uses",
                        "offering.codes.most",
                        "offering.codes.state",
                        "offering.codes.note"),
                SheetFiles.Rows.paged(
                        last -> codes.page(last == null ? null : last.code().id(), AT_ONCE),
                        (Listed one) -> cells(one, today)));
    }

    private List<Cell> cells(Listed one, LocalDate today) {
        var code = one.code();
        return List.of(
                Cell.of(code.code()),
                code.percent() == null ? Cell.NOTHING : Cell.of(code.percent()),
                code.cents() == null ? Cell.NOTHING : Cell.ofCents(code.cents()),
                Cell.of(one.where() == null ? texts.say("offering.codes.anywhere") : one.where()),
                Cell.of(code.validFrom()),
                Cell.of(code.validThrough()),
                Cell.of(code.used()),
                code.mostUses() == null ? Cell.NOTHING : Cell.of(code.mostUses()),
                Cell.of(texts.say("offering.codes.state." + one.state(today))),
                Cell.of(one.note()));
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply make(Viewer viewer, Form form) {
        var code = read(form);
        String note = form.atMost("note", 200);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form));
        }
        return deeds.once(form.key(), () -> {
            if (!codes.make(code, note)) {
                form.wrong("code", Sentence.of("offering.codes.code-taken"));
                return Reply.again(TEMPLATE, view(form));
            }
            audit.record(viewer.actor(), "discount-code.made", null, code.id(), Map.of(), Map.of("code", code.code()));
            return Reply.seeOther(PLACE, Sentence.of("offering.codes.made", code.code()));
        });
    }

    private DiscountCode read(Form form) {
        String code = form.text("code").toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9-]{3,20}")) {
            form.wrong("code", Sentence.of("offering.codes.code-wrong"));
        }
        Integer percent = null;
        Integer cents = null;
        if (form.text("kind").equals(PERCENT)) {
            percent = form.number("value").orElse(0);
            if (percent < 1 || percent > 100) {
                form.wrong("value", Sentence.of("offering.codes.percent-wrong"));
            }
        } else if (form.text("kind").equals(AMOUNT)) {
            var wrong = Sentence.of("offering.codes.amount-wrong");
            cents = Dollars.cents(form, "value", 1, 100_000, wrong).orElse(0);
        } else {
            form.wrong("kind", Sentence.of("offering.codes.kind-missing"));
        }
        var from = form.day("from").orElse(null);
        var through = form.day("through").orElse(null);
        if (from != null && through != null && through.isBefore(from)) {
            form.wrong("through", Sentence.of("offering.codes.reversed", from));
        }
        return new DiscountCode(Ids.next(), code, where(form), percent, cents, mostUses(form), 0, from, through, false);
    }

    private static @Nullable Integer mostUses(Form form) {
        if (form.text("most").isEmpty()) {
            return null;
        }
        int most = form.number("most").orElse(0);
        if (most < 1 || most > MOST_USES) {
            form.wrong("most", Sentence.of("offering.codes.most-wrong", MOST_USES));
        }
        return most;
    }

    private @Nullable OfferingId where(Form form) {
        if (form.text("offering").isEmpty()) {
            return null;
        }
        var offering = form.id("offering").map(OfferingId::new).flatMap(offerings::find);
        if (offering.isEmpty()) {
            form.wrong("offering", Sentence.of("offering.codes.where-wrong"));
            return null;
        }
        return offering.get().id();
    }

    @PostMapping(PLACE + "/{id}/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        return change(viewer, id, form, true);
    }

    @PostMapping(PLACE + "/{id}/withdrawal/undoing")
    @Only(Role.OFFICE)
    Reply restore(Viewer viewer, @PathVariable UUID id, Form form) {
        return change(viewer, id, form, false);
    }

    private Reply change(Viewer viewer, UUID id, Form form, boolean withdrawn) {
        var code = codes.find(id).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            if (codes.withdraw(id, withdrawn)) {
                audit.record(
                        viewer.actor(),
                        withdrawn ? "discount-code.withdrawn" : "discount-code.restored",
                        null,
                        id,
                        Map.of(),
                        Map.of("code", code.code()));
            }
            return Reply.seeOther(
                    PLACE,
                    Sentence.of(withdrawn ? "offering.codes.withdrawn" : "offering.codes.restored", code.code()));
        });
    }
}
