package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.OrganizationCard;
import org.cadre.people.OrganizationId;
import org.cadre.people.Organizations;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A district's statement for a period, on the screen, on paper and as a table: to its coordinator and to office. */
@Controller
final class StatementPage {
    private static final int MONTHS = 12;

    /**
     * @param place the address of the page itself
     */
    record StatementView(
            OrganizationId district,
            DistrictStatement statement,
            Form form,
            String place,
            boolean office,
            LocalDate today) {
        /** Of an order of somebody else there is the invoice that was mailed, and no page. */
        boolean mayOpen(OpenInvoice invoice) {
            return office
                    || statement.lines().stream()
                            .noneMatch(line -> line.entry().ofOther() != null
                                    && line.entry()
                                            .order()
                                            .equals(invoice.order().value()));
        }

        String file(String ending) {
            return place + "." + ending + "?from=" + statement.from() + "&to=" + statement.to();
        }
    }

    private final DistrictStatements statements;
    private final StatementPapers papers;
    private final Organizations organizations;
    private final ProgramClock clock;

    StatementPage(
            DistrictStatements statements, StatementPapers papers, Organizations organizations, ProgramClock clock) {
        this.statements = statements;
        this.papers = papers;
        this.organizations = organizations;
        this.clock = clock;
    }

    @GetMapping("/district/statement")
    @Only(Role.DISTRICT)
    Reply own(Viewer viewer, Form form) {
        return show(own(viewer), viewer, form, "/district/statement");
    }

    @GetMapping("/district/statement.{format}")
    @Only(Role.DISTRICT)
    Reply ownTable(Viewer viewer, Form form, @PathVariable String format) {
        return table(own(viewer), viewer, form, "/district/statement", format);
    }

    @GetMapping("/district/statement.pdf")
    @Only(Role.DISTRICT)
    Reply ownPaper(Viewer viewer, Form form) {
        return paper(own(viewer), viewer, form, "/district/statement");
    }

    @GetMapping("/office/districts/{id}/statement")
    @Only(Role.OFFICE)
    Reply any(Viewer viewer, @PathVariable UUID id, Form form) {
        return show(district(new OrganizationId(id)), viewer, form, place(id));
    }

    @GetMapping("/office/districts/{id}/statement.{format}")
    @Only(Role.OFFICE)
    Reply anyTable(Viewer viewer, @PathVariable UUID id, Form form, @PathVariable String format) {
        return table(district(new OrganizationId(id)), viewer, form, place(id), format);
    }

    @GetMapping("/office/districts/{id}/statement.pdf")
    @Only(Role.OFFICE)
    Reply anyPaper(Viewer viewer, @PathVariable UUID id, Form form) {
        return paper(district(new OrganizationId(id)), viewer, form, place(id));
    }

    private static String place(UUID id) {
        return "/office/districts/" + id + "/statement";
    }

    private OrganizationCard own(Viewer viewer) {
        return district(viewer.districtSpokenFor().orElseThrow(NotFound::new));
    }

    private OrganizationCard district(OrganizationId id) {
        return organizations.find(id).orElseThrow(NotFound::new);
    }

    private Reply show(OrganizationCard district, Viewer viewer, Form form, String place) {
        var statement = statement(district, viewer, form);
        if (form.isRight()) {
            form.with("from", statement.from()).with("to", statement.to());
        }
        var view = new StatementView(district.id(), statement, form, place, place.startsWith("/office"), clock.today());
        return form.isRight()
                ? Reply.show("registration/refund/statement", view)
                : Reply.again("registration/refund/statement", view);
    }

    private Reply table(OrganizationCard district, Viewer viewer, Form form, String place, String format) {
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        var statement = statement(district, viewer, form);
        return form.isRight()
                ? Reply.download(name(statement, kind.word()), kind.type(), out -> papers.sheet(statement, kind, out))
                : show(district, viewer, form, place);
    }

    private Reply paper(OrganizationCard district, Viewer viewer, Form form, String place) {
        var statement = statement(district, viewer, form);
        if (!form.isRight()) {
            return show(district, viewer, form, place);
        }
        try {
            return Reply.download(name(statement, "pdf"), "application/pdf", papers.pdf(statement));
        } catch (UnprintableText _) {
            return Reply.seeOther(place, Sentence.of("refund.statement.unprintable"));
        }
    }

    private static String name(DistrictStatement statement, String ending) {
        return "statement-" + statement.from() + "-" + statement.to() + "." + ending;
    }

    /** For the period that was asked for; without one, or with one that makes no sense, for the last twelve months. */
    private DistrictStatement statement(OrganizationCard district, Viewer viewer, Form form) {
        var today = clock.today();
        var from = form.day("from").orElse(today.minusMonths(MONTHS).withDayOfMonth(1));
        var to = form.day("to").orElse(today);
        if (to.isBefore(from)) {
            form.wrong("to", Sentence.of("refund.statement.wrong-period"));
        }
        return form.isRight()
                ? statements.of(district, from, to, viewer)
                : statements.of(district, today.minusMonths(MONTHS).withDayOfMonth(1), today, viewer);
    }
}
