package org.cadre.care.request;

import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Office says how many days it gives itself. */
@Controller
class RequestTermsPage {
    private static final String PLACE = "/office/requests/terms";

    private final RequestTerms terms;
    private final Deeds deeds;

    RequestTermsPage(RequestTerms terms, Deeds deeds) {
        this.terms = terms;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        var form = Form.empty();
        terms.all().forEach((kind, days) -> form.with(kind.word(), days));
        return Reply.show("care/request/request-terms", form);
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, Form form) {
        var before = terms.all();
        for (var kind : RequestKind.values()) {
            if (form.number(kind.word(), Sentence.of("care.terms.wrong", RequestTerms.MOST_DAYS))
                    .filter(days -> days >= 1 && days <= RequestTerms.MOST_DAYS)
                    .isEmpty()) {
                form.wrong(kind.word(), Sentence.of("care.terms.wrong", RequestTerms.MOST_DAYS));
            }
        }
        if (!form.isRight()) {
            return Reply.again("care/request/request-terms", form);
        }
        return deeds.once(form.key(), () -> {
            for (var kind : RequestKind.values()) {
                int days = form.number(kind.word()).orElseThrow();
                if (!Integer.valueOf(days).equals(before.get(kind))) {
                    terms.change(viewer, kind, days);
                }
            }
            return Reply.seeOther("/office/requests", Sentence.of("care.terms.saved"));
        });
    }
}
