package org.cadre.reporting.list;

import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A list: filtered as one types, a page at a time, and taken out as a spreadsheet. */
@Controller
final class ListPage {
    private static final String TEMPLATE = "reporting/list/list";

    private final ListViews views;
    private final ListExports exports;

    ListPage(ListViews views, ListExports exports) {
        this.views = views;
        this.exports = exports;
    }

    @GetMapping("/office/people")
    @Only(Role.OFFICE)
    Reply people(Viewer viewer, Form form) {
        return list(ListKind.PEOPLE, viewer, form);
    }

    @GetMapping("/office/registrations")
    @Only(Role.OFFICE)
    Reply registrations(Viewer viewer, Form form) {
        return list(ListKind.REGISTRATIONS, viewer, form);
    }

    @GetMapping("/office/certificates")
    @Only(Role.OFFICE)
    Reply certificates(Viewer viewer, Form form) {
        return list(ListKind.CERTIFICATES, viewer, form);
    }

    /** By its word each list is found, also one that has a place of its own. */
    @GetMapping("/office/lists/{kind}")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, @PathVariable String kind, Form form) {
        var asked = ListKind.find(kind).orElseThrow(NotFound::new);
        return asked.place().equals("/office/lists/" + kind)
                ? list(asked, viewer, form)
                : Reply.seeOther(ListAddress.of(asked, form).href());
    }

    private Reply list(ListKind kind, Viewer viewer, Form form) {
        var question = views.question(kind, form);
        var view = views.view(question, form, Form.empty(), viewer);
        return question.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    @GetMapping("/office/lists/{kind}/rows.csv")
    @Only(Role.OFFICE)
    Reply csv(Viewer viewer, @PathVariable String kind, Form form) {
        return takeOut(kind, SheetFormat.CSV, viewer, form);
    }

    @GetMapping("/office/lists/{kind}/rows.xlsx")
    @Only(Role.OFFICE)
    Reply xlsx(Viewer viewer, @PathVariable String kind, Form form) {
        return takeOut(kind, SheetFormat.XLSX, viewer, form);
    }

    private Reply takeOut(String word, SheetFormat format, Viewer viewer, Form form) {
        var kind = ListKind.find(word).orElseThrow(NotFound::new);
        var question = views.question(kind, form);
        return question.isRight()
                ? exports.of(question, format, viewer)
                : Reply.again(TEMPLATE, views.view(question, form, Form.empty(), viewer));
    }
}
