package org.cadre.registration;

import java.util.UUID;
import java.util.function.Function;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Open;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where somebody gives their name for a seat that was ordered for them: by a signed link, without an account. Opening it does
 * nothing (mail scanners open links); only the answer uses it up.
 */
@Controller
final class SeatClaimPage {
    private static final String TEMPLATE = "registration/seat-claim";

    record ClaimView(String token, SeatClaims.Claim claim, OfferingSummary offering, String begins, Form form) {}

    private final SeatClaims claims;
    private final SeatNames names;
    private final Offerings offerings;
    private final Settings settings;
    private final Texts texts;
    private final Deeds deeds;

    SeatClaimPage(
            SeatClaims claims, SeatNames names, Offerings offerings, Settings settings, Texts texts, Deeds deeds) {
        this.claims = claims;
        this.names = names;
        this.offerings = offerings;
        this.settings = settings;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/seats/claim/{token}")
    @Open
    Reply read(@PathVariable String token) {
        return open(token, claim -> Reply.show(TEMPLATE, view(token, claim, Form.empty())));
    }

    /** The page of a link, whatever became of it. */
    private Reply open(String token, Function<SeatClaims.Claim, Reply> good) {
        return switch (claims.read(token)) {
            case Link.Good(UUID seat) -> claims.find(seat).map(good).orElseGet(() -> dead("used"));
            case Link.Used(var _) -> dead("used");
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("registration.claim.dead", settings.mailFrom())));
    }

    private ClaimView view(String token, SeatClaims.Claim claim, Form form) {
        var offering = offerings.find(claim.offering()).orElseThrow(NotFound::new);
        var sessions = offerings.sessions(offering.id());
        return new ClaimView(
                token,
                claim,
                offering,
                sessions.isEmpty() ? "" : texts.time(sessions.getFirst().startsAt(), offering.zone()),
                form);
    }

    @PostMapping("/seats/claim/{token}")
    @Open
    Reply take(@PathVariable String token, Form form) {
        try {
            return deeds.once(form.key(), () -> open(token, claim -> take(token, claim, form)));
        } catch (DuplicateKeyException _) {
            return open(token, claim -> seated(token, claim, form));
        }
    }

    private Reply take(String token, SeatClaims.Claim claim, Form form) {
        String typed = form.required("name", Sentence.of("registration.claim.name-missing"));
        String mail = form.required("email", Sentence.of("registration.claim.email-missing"));
        var read = NameList.read("\"" + typed.replace("\"", "").replaceAll("[\\r\\n@]", " ") + "\"," + mail);
        if (form.isRight() && (!read.isRight() || read.names().isEmpty())) {
            form.wrong("email", Sentence.of("registration.claim.email-wrong"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(token, claim, form));
        }
        var offering = offerings.find(claim.offering()).orElseThrow(NotFound::new);
        if (!claims.use(token, claim.seat())) {
            return dead("used");
        }
        return switch (names.claim(claim.seat(), offering, read.names().getFirst(), claim.district())) {
            case Naming.Done(int _) -> Reply.seeOther("/seats/claimed");
            case Naming.AlreadySeated(var _) -> seated(token, claim, form);
            case Naming.TooMany(int _), Naming.HasCome(), Naming.NotOpen() -> dead("used");
        };
    }

    private Reply seated(String token, SeatClaims.Claim claim, Form form) {
        form.wrong("email", Sentence.of("registration.claim.seated"));
        return Reply.again(TEMPLATE, view(token, claim, form));
    }

    @GetMapping("/seats/claimed")
    @Open
    Reply taken() {
        return Reply.show("registration/seat-claimed", settings.mailFrom());
    }
}
