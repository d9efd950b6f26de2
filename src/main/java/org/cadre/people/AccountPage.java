package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.cadre.people.Accounts.Account;
import org.cadre.people.PeopleEvents.PassphraseChanged;
import org.cadre.people.PersonForm.Fields;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own account: names, how to be reached, where one works, what one needs, the passphrase. */
@Controller
final class AccountPage {
    /**
     * The account.
     *
     * @param passphrase null while office enters for the person: a passphrase is nobody else's
     * @param asksCurrent whether the passphrase of today has to be given to change it
     */
    record AccountView(
            Form form,
            Fields fields,
            String email,
            List<BouncedAddresses.Bounced> bounced,
            @Nullable Form passphrase,
            boolean asksCurrent) {}

    private final People people;
    private final PersonForm fields;
    private final Accounts accounts;
    private final Passphrases passphrases;
    private final Attempts attempts;
    private final Viewers viewers;
    private final BouncedAddresses bounced;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AccountPage(
            People people,
            PersonForm fields,
            Accounts accounts,
            Passphrases passphrases,
            Attempts attempts,
            Viewers viewers,
            BouncedAddresses bounced,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.people = people;
        this.fields = fields;
        this.accounts = accounts;
        this.passphrases = passphrases;
        this.attempts = attempts;
        this.viewers = viewers;
        this.bounced = bounced;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
    }

    @GetMapping("/account")
    @SignedIn
    Reply show(HttpServletRequest request, Viewer viewer) {
        return Reply.show("people/account", known(request, viewer, Form.empty()));
    }

    private AccountView known(HttpServletRequest request, Viewer viewer, Form passphrase) {
        var card = people.find(viewer.id()).orElseThrow(NotFound::new);
        var form = Form.empty();
        var filled =
                fields.fill(form, Particulars.of(card, people.needs(viewer.id()).orElse(null)));
        return view(request, viewer, form, filled, card.email(), passphrase);
    }

    private AccountView view(
            HttpServletRequest request, Viewer viewer, Form form, Fields filled, String email, Form passphrase) {
        return new AccountView(
                form,
                filled,
                email,
                people.find(viewer.id()).map(bounced::of).orElse(List.of()),
                viewer.isActedFor() ? null : passphrase,
                asksCurrent(
                        request,
                        accounts.find(viewer.id()).map(Account::passphrase).orElse(null)));
    }

    private boolean asksCurrent(HttpServletRequest request, @Nullable String hash) {
        return hash != null && !viewers.cameByLink(request);
    }

    @PostMapping("/account")
    @SignedIn
    Reply change(HttpServletRequest request, Viewer viewer, Form form) {
        var card = people.find(viewer.id()).orElseThrow(NotFound::new);
        var entry = fields.read(form);
        if (!form.isRight()) {
            return Reply.again(
                    "people/account", view(request, viewer, form, entry.fields(), card.email(), Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            var before = Particulars.of(card, people.needs(viewer.id()).orElse(null));
            people.change(viewer.actor(), viewer.id(), before, entry.particulars());
            return Reply.seeOther("/account", Sentence.of("people.account.saved"));
        });
    }

    @PostMapping("/account/passphrase")
    @SignedIn
    Reply changePassphrase(HttpServletRequest request, Viewer viewer, Form form) {
        if (viewer.isActedFor()) {
            throw new NotFound();
        }
        var account = accounts.find(viewer.id()).orElseThrow(NotFound::new);
        if (asksCurrent(request, account.passphrase())) {
            attempts.begin(SignInLimits.PASSPHRASE_OF_ADDRESS, account.email())
                    .ifPresentOrElse(
                            minutes -> form.wrong("current", Sentence.of("people.sign-in.wait", minutes)),
                            () -> checkCurrent(form, account));
        }
        var card = people.find(viewer.id()).orElseThrow(NotFound::new);
        String passphrase =
                PersonForm.passphrase(form, "passphrase", List.of(card.email(), card.legalName(), card.displayName()));
        if (!form.isRight()) {
            return Reply.again("people/account", known(request, viewer, form));
        }
        String hash = passphrases.hash(passphrase);
        return deeds.once(form.key(), () -> {
            accounts.change(viewer.id(), hash);
            viewers.endOthers(request, viewer.id());
            audit.record(
                    viewer.actor(), "account.passphrase-changed", viewer.id().value(), null, Map.of(), Map.of());
            events.publishEvent(new PassphraseChanged(viewer.id()));
            return Reply.seeOther("/account", Sentence.of("people.passphrase.changed"));
        });
    }

    private void checkCurrent(Form form, Account account) {
        if (passphrases.fits(PersonForm.typed(form, "current"), account.passphrase())) {
            attempts.forget(SignInLimits.PASSPHRASE_OF_ADDRESS, account.email());
        } else {
            form.wrong("current", Sentence.of("people.passphrase.current.wrong"));
        }
    }
}
