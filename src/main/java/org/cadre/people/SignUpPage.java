package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.cadre.people.Accounts.Account;
import org.cadre.people.PeopleEvents.SignUpRepeated;
import org.cadre.people.PeopleEvents.SignUpStarted;
import org.cadre.people.PeopleEvents.SignedUp;
import org.cadre.people.PersonForm.Fields;
import org.cadre.people.SignUps.Waiting;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
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

/** Signing up: a form, a mail, and one button in it. Until then nobody is written down and nothing can be done. */
@Controller
final class SignUpPage {
    private static final int TOO_MANY = 429;

    record SignUpView(Form form, Fields fields, String then) {}

    record SentView() {}

    /**
     * A sign-up whose link has been opened.
     *
     * @param asksPassphrase in another browser than the one that signed up the passphrase shows that it is the same person:
     *     nobody can so confirm with one click what a stranger has entered with their address
     */
    record ConfirmView(Form form, String token, String name, String email, boolean asksPassphrase) {}

    private final PersonForm fields;
    private final OrganizationChoices choices;
    private final People people;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Passphrases passphrases;
    private final Attempts attempts;
    private final Viewers viewers;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    SignUpPage(
            PersonForm fields,
            OrganizationChoices choices,
            People people,
            Accounts accounts,
            SignUps signUps,
            Passphrases passphrases,
            Attempts attempts,
            Viewers viewers,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.fields = fields;
        this.choices = choices;
        this.people = people;
        this.accounts = accounts;
        this.signUps = signUps;
        this.passphrases = passphrases;
        this.attempts = attempts;
        this.viewers = viewers;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @GetMapping("/sign-up")
    @Open
    Reply show(Form asked) {
        var form = Form.empty().with("zone", clock.zone().getId());
        var district = choices.fill(
                form,
                "district",
                OrganizationKind.DISTRICT,
                asked.id("district").map(OrganizationId::new).orElse(null));
        var school = choices.fill(
                form,
                "school",
                OrganizationKind.SCHOOL,
                asked.id("school").map(OrganizationId::new).orElse(null));
        return Reply.show(
                "people/sign-up",
                new SignUpView(form, fields.fields(form, district, school), Place.onwards(asked.text("then"))));
    }

    @PostMapping("/sign-up")
    @Open
    Reply signUp(HttpServletRequest request, Form form) {
        String then = Place.onwards(form.text("then"));
        var entry = fields.read(form);
        String email = PersonForm.email(form, "email");
        String passphrase = PersonForm.passphrase(
                form,
                "passphrase",
                List.of(
                        email,
                        entry.particulars().legalName(),
                        entry.particulars().displayName()));
        if (!form.isRight()) {
            return Reply.again("people/sign-up", new SignUpView(form, entry.fields(), then));
        }
        var wait = mayMail(request, email);
        if (wait.isPresent()) {
            form.wrong("email", Sentence.of("people.sign-up.wait", wait.get()));
            return new Reply.Page("people/sign-up", new SignUpView(form, entry.fields(), then), TOO_MANY);
        }
        // Hashed for known and unknown addresses alike: the time it takes tells nothing.
        String hash = passphrases.hash(passphrase);
        var id = Ids.next();
        var reply = deeds.once(form.key(), () -> {
            var known = accounts.find(email);
            if (known.filter(Account::isConfirmed).isEmpty()
                    && known.filter(one -> !one.isOpen()).isEmpty()) {
                signUps.add(id, email, entry.particulars(), hash, then);
                send(id, email, entry.particulars().displayName());
            } else {
                known.filter(Account::isOpen)
                        .ifPresent(account -> events.publishEvent(new SignUpRepeated(
                                account.person(),
                                email,
                                links.make(SignInPage.LINK, account.person().value(), SignInPage.LIFETIME))));
            }
            return Reply.seeOther("/sign-up/sent");
        });
        viewers.remember(request, id);
        return reply;
    }

    private Optional<Integer> mayMail(HttpServletRequest request, String email) {
        return attempts.begin(SignInLimits.MAIL_FROM_PLACE, Place.of(request))
                .or(() -> attempts.begin(SignInLimits.MAIL_TO_ADDRESS, email));
    }

    private void send(UUID id, String email, String name) {
        events.publishEvent(new SignUpStarted(email, name, links.make(SignUps.LINK, id, SignUps.LIFETIME)));
    }

    @GetMapping("/sign-up/sent")
    @Open
    Reply sent() {
        return Reply.show("people/sign-up-sent", new SentView());
    }

    @GetMapping("/sign-up/confirmation/{token}")
    @Open
    Reply opened(HttpServletRequest request, @PathVariable String token) {
        return switch (links.read(SignUps.LINK, token)) {
            case Link.Good(var subject) ->
                signUps.find(subject)
                        .map(waiting ->
                                Reply.show("people/sign-up-confirm", view(request, token, waiting, Form.empty())))
                        .orElseGet(SignUpPage::unknown);
            case Link.Expired(var subject) ->
                dead(
                        "expired",
                        signUps.find(subject).isPresent() ? "/sign-up/confirmation/" + token + "/renewal" : null,
                        "people.sign-up.link.expired");
            case Link.Used(var _) -> dead("used", null, "people.sign-up.link.used");
            case Link.Unknown() -> unknown();
        };
    }

    private ConfirmView view(HttpServletRequest request, String token, Waiting waiting, Form form) {
        return new ConfirmView(
                form,
                token,
                waiting.particulars().displayName(),
                waiting.email(),
                !viewers.sent(request, waiting.id()));
    }

    private static Reply dead(String why, @Nullable String renewal, String help) {
        return new Reply.Page("platform/web/dead-link", new DeadLink(why, renewal, Sentence.of(help)), 410);
    }

    private static Reply unknown() {
        return new Reply.Page(
                "platform/web/dead-link",
                new DeadLink("unknown", null, Sentence.of("people.sign-up.link.unknown")),
                404);
    }

    @PostMapping("/sign-up/confirmation/{token}")
    @Open
    Reply confirm(HttpServletRequest request, @PathVariable String token, Form form) {
        var found = links.read(SignUps.LINK, token) instanceof Link.Good(var subject)
                ? signUps.find(subject)
                : Optional.<Waiting>empty();
        if (found.isEmpty()) {
            return opened(request, token);
        }
        var waiting = found.get();
        if (!viewers.sent(request, waiting.id())) {
            attempts.begin(SignInLimits.CONFIRMATION, waiting.id().toString())
                    .ifPresent(
                            minutes -> form.wrong("passphrase", Sentence.of("people.sign-up.confirm.wait", minutes)));
            if (form.isRight() && !passphrases.fits(PersonForm.typed(form, "passphrase"), waiting.passphrase())) {
                form.wrong("passphrase", Sentence.of("people.sign-up.confirm.wrong"));
            }
            if (!form.isRight()) {
                return Reply.again("people/sign-up-confirm", view(request, token, waiting, form));
            }
        }
        var confirmed = new AtomicReference<@Nullable PersonId>();
        var reply = deeds.once(form.key(), () -> {
            if (!links.use(SignUps.LINK, token)) {
                return opened(request, token);
            }
            var person = writeDown(waiting);
            if (!accounts.confirm(person, waiting.passphrase())) {
                return dead("used", null, "people.sign-up.link.used");
            }
            signUps.done(waiting.email());
            audit.record(
                    Actor.of(person.value()),
                    "account.confirmed",
                    person.value(),
                    null,
                    Map.of(),
                    Map.of("email", waiting.email()));
            events.publishEvent(new SignedUp(person));
            confirmed.set(person);
            return Reply.seeOther(Place.onwards(waiting.onwards()), Sentence.of("people.sign-up.done"));
        });
        var person = confirmed.get();
        if (person != null && reply instanceof Reply.SeeOther) {
            viewers.signIn(request, person);
        }
        return reply;
    }

    /** Who is known by this address (a protégé, or somebody who phoned) stays one person and is now as they say. */
    private PersonId writeDown(Waiting waiting) {
        var known = people.findByEmail(waiting.email());
        if (known.isEmpty()) {
            return people.create(Actor.SYSTEM, waiting.particulars().at(waiting.email()));
        }
        var id = known.get().id();
        var before = Particulars.of(known.get(), people.needs(id).orElse(null));
        people.change(Actor.of(id.value()), id, before, waiting.particulars());
        return id;
    }

    @PostMapping("/sign-up/confirmation/{token}/renewal")
    @Open
    Reply renew(HttpServletRequest request, @PathVariable String token, Form form) {
        var waiting = (links.read(SignUps.LINK, token) instanceof Link.Expired(var subject)
                        ? signUps.find(subject)
                        : Optional.<Waiting>empty())
                .orElseThrow(NotFound::new);
        if (mayMail(request, waiting.email()).isPresent()) {
            return Reply.seeOther("/sign-up/sent");
        }
        return deeds.once(form.key(), () -> {
            send(waiting.id(), waiting.email(), waiting.particulars().displayName());
            return Reply.seeOther("/sign-up/sent");
        });
    }
}
