package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.FeeTerms;
import org.cadre.registration.Fees;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees which invoices are past due, and reminds. */
@Controller
final class OverduePage {
    private static final String PLACE = "/office/overdue";

    record OverdueView(List<OpenInvoice> overdue, int coming, LocalDate today, FeeTerms terms) {
        int owed() {
            return overdue.stream().mapToInt(OpenInvoice::owed).sum();
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final OpenInvoices invoices;
    private final InvoiceReminders reminders;
    private final Fees fees;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Deeds deeds;

    OverduePage(
            OpenInvoices invoices,
            InvoiceReminders reminders,
            Fees fees,
            AuditTrail audit,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.texts = texts;
        this.sheets = sheets;
        this.invoices = invoices;
        this.reminders = reminders;
        this.fees = fees;
        this.audit = audit;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        var today = clock.today();
        var open = invoices.all();
        var overdue = open.stream().filter(one -> one.due().isBefore(today)).toList();
        return Reply.show(
                "registration/refund/overdue",
                new OverdueView(overdue, open.size() - overdue.size(), today, fees.terms()));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        var today = clock.today();
        return sheets.recorded(
                viewer.actor(),
                "overdue",
                texts.say("refund.overdue.title"),
                format,
                sheets.columns(
                        "refund.invoice",
                        "refund.order",
                        "refund.billed",
                        "registration.files.email",
                        "refund.due",
                        "registration.files.days-over",
                        "registration.files.amount",
                        "refund.overdue.still",
                        "registration.files.currency",
                        "refund.overdue.last"),
                row -> invoices.all().stream()
                        .filter(one -> one.due().isBefore(today))
                        .forEach(one -> row.accept(cells(one, today))));
    }

    private static List<Cell> cells(OpenInvoice one, LocalDate today) {
        return Stream.of(
                        Cell.of(one.paperNumber()),
                        Cell.of(one.orderCode()),
                        Cell.of(one.billedName()),
                        Cell.of(one.email()),
                        Cell.of(one.due()),
                        Cell.of(one.daysOver(today)),
                        Cell.ofCents(one.cents()),
                        Cell.ofCents(one.owed()),
                        Cell.of(one.currency()),
                        Cell.of(one.reminded()))
                .toList();
    }

    @PostMapping("/office/overdue/{invoice}/reminder")
    @Only(Role.OFFICE)
    Reply remind(Viewer viewer, @PathVariable UUID invoice, Form form) {
        var open = invoices.find(invoice).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            reminders.remindNow(invoice, clock.today());
            audit.record(
                    viewer.actor(),
                    "invoice.reminded",
                    null,
                    open.order().value(),
                    Map.of(),
                    Map.of("invoice", open.paperNumber()));
            return Reply.seeOther(PLACE, Sentence.of("refund.overdue.reminded", open.billedName(), open.email()));
        });
    }
}
