package org.cadre.demo.card;

import java.util.Locale;
import java.util.Map;
import org.cadre.people.Open;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Stands where the provider's payment page would be: no card is asked for, and no money moves. */
@Controller
@Profile("demo")
class StandInPage {
    /** What the page shows. */
    record View(Form form, String id, String name, long cents, String currency, boolean open, String back) {}

    private final StandIn standIn;

    StandInPage(StandIn standIn) {
        this.standIn = standIn;
    }

    @GetMapping("/demo/card/{id}")
    @Open
    Reply show(@PathVariable String id) {
        return Reply.show("demo/card/stand-in", view(id, Form.empty()));
    }

    @PostMapping("/demo/card/{id}/payment")
    @Open
    Reply pay(@PathVariable String id) {
        var page = page(id);
        standIn.pay(id);
        // As with the real one: a page that has ended leads back too.
        return Reply.seeOther(String.valueOf(page.get("success_url")));
    }

    @PostMapping("/demo/card/{id}/decline")
    @Open
    Reply decline(@PathVariable String id, Form form) {
        page(id);
        form.wrong("card", Sentence.of("demo.card.declined"));
        return Reply.again("demo/card/stand-in", view(id, form));
    }

    private View view(String id, Form form) {
        var page = page(id);
        return new View(
                form,
                id,
                String.valueOf(page.get("name")),
                StandIn.number(page, "amount_total"),
                String.valueOf(page.get("currency")).toUpperCase(Locale.ROOT),
                "open".equals(page.get("status")),
                String.valueOf(page.get("cancel_url")));
    }

    private Map<String, Object> page(String id) {
        return standIn.findPage(id).orElseThrow(NotFound::new);
    }
}
