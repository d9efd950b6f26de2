package org.cadre.site.wish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadre.offering.UsState;
import org.cadre.people.AskingPace;
import org.cadre.people.Open;
import org.cadre.people.Place;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Anyone leaves an address to be told of dates. The answer is the same whether the address is known or not; opening a link in a
 * mail does nothing, since mail scanners open them too.
 */
@Controller
final class WishPage {
    private static final String TEMPLATE = "site/wish/wish";
    private static final List<String> KINDS = List.of("lii", "recertification", "webinar");
    /** People do not see this field: what fills it in is no person. */
    private static final String TRAP = "website";

    record WishView(Form form, List<Option> states, List<Option> kinds) {}

    record SaidView() {}

    record LinkView(String action) {}

    private final DateWishes wishes;
    private final DateMails mails;
    private final DateLinks links;
    private final AskingPace pace;
    private final Deeds deeds;
    private final Texts texts;

    WishPage(DateWishes wishes, DateMails mails, DateLinks links, AskingPace pace, Deeds deeds, Texts texts) {
        this.wishes = wishes;
        this.mails = mails;
        this.links = links;
        this.pace = pace;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/dates")
    @Open
    Reply show(@RequestParam(defaultValue = "") String state) {
        return Reply.show(TEMPLATE, view(Form.empty().with("state", UsState.exists(state) ? state : null)));
    }

    private WishView view(Form form) {
        return new WishView(
                form,
                UsState.options(texts),
                KINDS.stream()
                        .map(kind -> new Option(kind, texts.say("offering.kind." + kind)))
                        .toList());
    }

    @PostMapping("/dates")
    @Open
    Reply ask(HttpServletRequest request, Form form) {
        if (!form.text(TRAP).isEmpty()) {
            return Reply.seeOther("/dates/asked");
        }
        String email =
                form.required("email", Sentence.of("site.wish.email-missing")).toLowerCase(Locale.ROOT);
        form.atMost("email", 254);
        if (!MailAddress.isOne(email)) {
            form.wrong("email", Sentence.of("site.wish.email-wrong"));
        }
        var state = chosen(form, "state", UsState.exists(form.text("state")));
        var kind = chosen(form, "kind", KINDS.contains(form.text("kind")));
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form));
        }
        return deeds.once(form.key(), () -> {
            if (!pace.mayAsk("dates", Place.of(request))) {
                form.wrong("email", Sentence.of("site.wish.too-many"));
                return Reply.again(TEMPLATE, view(form));
            }
            var wish = wishes.ask(email, state.orElse(null), kind.orElse(null));
            if (pace.mayTell("dates", email)) {
                wishes.asked(wish, mails.ask(wish));
            }
            return Reply.seeOther("/dates/asked");
        });
    }

    private static Optional<String> chosen(Form form, String field, boolean known) {
        String text = form.text(field);
        if (!text.isEmpty() && !known) {
            form.wrong(field, Sentence.of("site.wish." + field + "-unknown"));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @GetMapping("/dates/asked")
    @Open
    Reply asked() {
        return Reply.show("site/wish/asked", new SaidView());
    }

    @GetMapping("/dates/confirmation/{token}")
    @Open
    Reply confirmation(@PathVariable String token) {
        return links.read(token) instanceof Link.Good
                ? Reply.show("site/wish/confirmation", new LinkView("/dates/confirmation/" + token))
                : dead(links.read(token));
    }

    private static Reply dead(Link link) {
        return switch (link) {
            case Link.Used _ -> Reply.show("site/wish/confirmed", new SaidView());
            case Link.Expired _ -> dead("expired");
            case Link.Good _, Link.Unknown _ -> dead("unknown");
        };
    }

    private static Reply dead(String why) {
        return new Reply.Page(
                "platform/web/dead-link", new DeadLink(why, null, Sentence.of("site.wish.ask-again")), 404);
    }

    @PostMapping("/dates/confirmation/{token}")
    @Open
    Reply confirm(@PathVariable String token, Form form) {
        var link = links.read(token);
        if (!(link instanceof Link.Good(var wish))) {
            return dead(link);
        }
        return deeds.once(form.key(), () -> {
            if (links.use(token) && !wishes.confirm(wish)) {
                return dead("expired");
            }
            return Reply.seeOther("/dates/confirmed");
        });
    }

    @GetMapping("/dates/confirmed")
    @Open
    Reply confirmed() {
        return Reply.show("site/wish/confirmed", new SaidView());
    }

    @GetMapping("/mail-preferences/dates/{token}")
    @Open
    Reply ending(@PathVariable String token) {
        if (links.ending(token).isEmpty()) {
            throw new NotFound();
        }
        return Reply.show("site/wish/ending", new LinkView("/mail-preferences/dates/" + token));
    }

    /** Also what a mail program sends by its own one click (RFC 8058): done once or twice, the mails have ended. */
    @PostMapping("/mail-preferences/dates/{token}")
    @Open
    Reply end(@PathVariable String token) {
        wishes.end(links.ending(token).orElseThrow(NotFound::new));
        return Reply.show("site/wish/ended", new SaidView());
    }
}
