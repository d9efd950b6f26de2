package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cadre.people.Accounts.Account;
import org.cadre.people.PeopleEvents.SignInLinkAsked;
import org.cadre.people.PeopleEvents.SignInLinkAskedByUnknown;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing in by passphrase or by a one-time link, and signing out. Whether an address is known is never said. */
@Controller
final class SignInPage {
    static final String LINK = "sign-in";
    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final int TOO_MANY = 429;

    /** The sign-in form; {@code then} is where to go afterwards. */
    record SignInView(Form form, String then) {}

    /** A one-time link that is still good: one button. */
    record LinkView(String name, String token, String then) {}

    private final Accounts accounts;
    private final Passphrases passphrases;
    private final Attempts attempts;
    private final Viewers viewers;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    SignInPage(
            Accounts accounts,
            Passphrases passphrases,
            Attempts attempts,
            Viewers viewers,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passphrases = passphrases;
        this.attempts = attempts;
        this.viewers = viewers;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
    }

    @GetMapping("/sign-in")
    @Open
    Reply show(Optional<Viewer> viewer, Form form) {
        String then = Place.onwards(form.text("then"));
        return viewer.isPresent() ? Reply.seeOther(then) : Reply.show("people/sign-in", new SignInView(form, then));
    }

    @PostMapping("/sign-in")
    @Open
    Reply signIn(HttpServletRequest request, Form form) {
        return form.text("way").equals("link") ? askForLink(request, form) : byPassphrase(request, form);
    }

    private Reply byPassphrase(HttpServletRequest request, Form form) {
        String then = Place.onwards(form.text("then"));
        String email = PersonForm.email(form, "email");
        String passphrase = PersonForm.typed(form, "passphrase");
        if (passphrase.isEmpty()) {
            form.wrong("passphrase", Sentence.of("people.sign-in.passphrase.missing"));
        }
        if (!form.isRight()) {
            return Reply.again("people/sign-in", new SignInView(form, then));
        }
        var wait = attempts.begin(SignInLimits.PASSPHRASE_FROM_PLACE, Place.of(request))
                .or(() -> attempts.begin(SignInLimits.PASSPHRASE_OF_ADDRESS, email));
        if (wait.isPresent()) {
            form.wrong("passphrase", Sentence.of("people.sign-in.wait", wait.get()));
            return new Reply.Page("people/sign-in", new SignInView(form, then), TOO_MANY);
        }
        var account = accounts.find(email);
        boolean fits = passphrases.fits(
                passphrase,
                account.filter(Account::isOpen)
                        .filter(Account::isConfirmed)
                        .map(Account::passphrase)
                        .orElse(null));
        if (!fits) {
            form.wrong("passphrase", Sentence.of("people.sign-in.wrong"));
            return Reply.again("people/sign-in", new SignInView(form, then));
        }
        var person = account.orElseThrow().person();
        attempts.forget(SignInLimits.PASSPHRASE_OF_ADDRESS, email);
        var reply = deeds.once(form.key(), () -> {
            audit.record(
                    Actor.of(person.value()),
                    "account.signed-in",
                    person.value(),
                    null,
                    Map.of(),
                    Map.of("by", "passphrase"));
            return Reply.seeOther(then);
        });
        viewers.signIn(request, person);
        return reply;
    }

    private Reply askForLink(HttpServletRequest request, Form form) {
        String then = Place.onwards(form.text("then"));
        String email = PersonForm.email(form, "email");
        if (!form.isRight()) {
            return Reply.again("people/sign-in", new SignInView(form, then));
        }
        var wait = mayMail(request, email);
        if (wait.isPresent()) {
            form.wrong("email", Sentence.of("people.sign-in.link.wait", wait.get()));
            return new Reply.Page("people/sign-in", new SignInView(form, then), TOO_MANY);
        }
        return deeds.once(form.key(), () -> {
            accounts.find(email)
                    .filter(Account::isOpen)
                    .ifPresentOrElse(
                            account -> sendLink(account, then),
                            () -> events.publishEvent(new SignInLinkAskedByUnknown(email)));
            return Reply.seeOther("/sign-in/sent");
        });
    }

    private Optional<Integer> mayMail(HttpServletRequest request, String email) {
        return attempts.begin(SignInLimits.MAIL_FROM_PLACE, Place.of(request))
                .or(() -> attempts.begin(SignInLimits.MAIL_TO_ADDRESS, email));
    }

    private void sendLink(Account account, String then) {
        String token = links.make(LINK, account.person().value(), LIFETIME);
        audit.record(Actor.SYSTEM, "account.link-sent", account.person().value(), null, Map.of(), Map.of());
        events.publishEvent(new SignInLinkAsked(account.person(), account.email(), token, then));
    }

    @GetMapping("/sign-in/sent")
    @Open
    Reply sent() {
        return Reply.show("people/sign-in-sent", new SignInView(Form.empty(), "/home"));
    }

    @GetMapping("/sign-in/link/{token}")
    @Open
    Reply link(@PathVariable String token, Form form) {
        return switch (links.read(LINK, token)) {
            case Link.Good(var subject) ->
                accounts.find(new PersonId(subject))
                        .filter(Account::isOpen)
                        .map(account -> Reply.show(
                                "people/sign-in-link",
                                new LinkView(account.name(), token, Place.onwards(form.text("then")))))
                        .orElseGet(SignInPage::unknown);
            case Link.Expired(var _) -> dead("expired", token, form);
            case Link.Used(var _) -> dead("used", token, form);
            case Link.Unknown() -> unknown();
        };
    }

    /** The new link leads where the old one did. */
    private static Reply dead(String why, String token, Form form) {
        String then = URLEncoder.encode(Place.onwards(form.text("then")), StandardCharsets.UTF_8);
        return new Reply.Page(
                "platform/web/dead-link",
                new DeadLink(
                        why,
                        "/sign-in/link/" + token + "/renewal?then=" + then,
                        Sentence.of("people.sign-in.link.dead")),
                410);
    }

    private static Reply unknown() {
        return new Reply.Page(
                "platform/web/dead-link",
                new DeadLink("unknown", null, Sentence.of("people.sign-in.link.unknown")),
                404);
    }

    @PostMapping("/sign-in/link/{token}")
    @Open
    Reply useLink(HttpServletRequest request, Optional<Viewer> viewer, @PathVariable String token, Form form) {
        String then = Place.onwards(form.text("then"));
        var link = links.read(LINK, token);
        if (link instanceof Link.Used(var subject)
                && viewer.filter(one -> one.id().value().equals(subject)).isPresent()) {
            return Reply.seeOther(then); // the second click of a double click
        }
        var account = link instanceof Link.Good(var subject)
                ? accounts.find(new PersonId(subject)).filter(Account::isOpen)
                : Optional.<Account>empty();
        if (account.isEmpty()) {
            return link(token, form);
        }
        var person = account.get().person();
        var signedIn = new AtomicReference<@Nullable PersonId>();
        var reply = deeds.once(form.key(), () -> {
            if (!links.use(LINK, token)) {
                return link(token, form);
            }
            accounts.reached(person);
            audit.record(
                    Actor.of(person.value()),
                    "account.signed-in",
                    person.value(),
                    null,
                    Map.of(),
                    Map.of("by", "one-time link"));
            signedIn.set(person);
            return Reply.seeOther(then);
        });
        if (signedIn.get() != null) {
            viewers.signInByLink(request, person);
        }
        return reply;
    }

    @PostMapping("/sign-in/link/{token}/renewal")
    @Open
    Reply renew(HttpServletRequest request, @PathVariable String token, Form form) {
        var person = switch (links.read(LINK, token)) {
            case Link.Good(var subject) -> new PersonId(subject);
            case Link.Expired(var subject) -> new PersonId(subject);
            case Link.Used(var subject) -> new PersonId(subject);
            case Link.Unknown() -> throw new NotFound();
        };
        var account = accounts.find(person).filter(Account::isOpen).orElseThrow(NotFound::new);
        var wait = mayMail(request, account.email());
        if (wait.isPresent()) {
            var again = Form.empty();
            again.wrong("email", Sentence.of("people.sign-in.link.wait", wait.get()));
            return new Reply.Page("people/sign-in", new SignInView(again, "/home"), TOO_MANY);
        }
        return deeds.once(form.key(), () -> {
            sendLink(account, Place.onwards(form.text("then")));
            return Reply.seeOther("/sign-in/sent");
        });
    }

    @PostMapping("/sign-out")
    @Open
    Reply signOut(HttpServletRequest request, Optional<Viewer> viewer) {
        viewer.ifPresent(
                one -> audit.record(one.actor(), "account.signed-out", one.id().value(), null, Map.of(), Map.of()));
        viewers.signOut(request);
        return Reply.seeOther("/", Sentence.of("people.sign-out.done"));
    }
}
