package org.cadre.internship.pairing;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.people.Open;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the protégé reads what they would agree to, and answers: by a signed link, without an account. Opening the link
 * does nothing (mail scanners open links); only an answer uses it up.
 */
@Controller
class AgreementPage {
    record AgreementView(
            String token, Pairing pairing, InternshipSummary internship, Edition edition, String office, Form form) {}

    /** After the answer. */
    record AnswerView(Pairing pairing, Signatures signatures, InternshipSummary internship, String office) {}

    private final ProtegeLinks links;
    private final Pairings pairings;
    private final Internships internships;
    private final Editions editions;
    private final Settings settings;
    private final Deeds deeds;

    AgreementPage(
            ProtegeLinks links,
            Pairings pairings,
            Internships internships,
            Editions editions,
            Settings settings,
            Deeds deeds) {
        this.links = links;
        this.pairings = pairings;
        this.internships = internships;
        this.editions = editions;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping("/protege/agreement/{token}")
    @Open
    Reply read(@PathVariable String token) {
        return open(token, pairing -> Reply.show("internship/pairing/agreement", view(token, pairing, Form.empty())));
    }

    /** The page of a link, whatever became of it. */
    private Reply open(String token, Function<Pairing, Reply> proposed) {
        return switch (links.readAgreement(token)) {
            case Link.Good(var subject) -> {
                var pairing = pairings.find(new PairingId(subject)).orElse(null);
                yield pairing != null && pairing.state() == Pairing.State.PROPOSED && goesOn(pairing)
                        ? proposed.apply(pairing)
                        : answered(token, pairing);
            }
            case Link.Used(var subject) ->
                answered(token, pairings.find(new PairingId(subject)).orElse(null));
            case Link.Expired(var subject) -> {
                var pairing = pairings.find(new PairingId(subject)).orElse(null);
                yield pairing != null && pairing.state() == Pairing.State.PROPOSED && goesOn(pairing)
                        ? dead("expired", token)
                        : answered(token, pairing);
            }
            case Link.Unknown() -> dead("unknown", null);
        };
    }

    private boolean goesOn(Pairing pairing) {
        return internships
                .find(pairing.internship())
                .filter(InternshipSummary::isOpen)
                .isPresent();
    }

    private Reply answered(String token, @Nullable Pairing pairing) {
        if (pairing == null) {
            return dead("used", null);
        }
        return links.over(pairing.id().value()).orElseGet(() -> answer(token, pairing));
    }

    private Reply answer(String token, Pairing pairing) {
        return switch (pairing.state()) {
            case ACTIVE, SUSPENDED, DECLINED ->
                Reply.show(
                        "internship/pairing/agreement-answered",
                        new AnswerView(
                                pairing, pairings.signatures(pairing.id()), internship(pairing), settings.mailFrom()));
            // A newer mail was sent, or this one came to nothing: only an open question can be asked again.
            case PROPOSED -> goesOn(pairing) ? dead("used", token) : dead("used", null);
            case EXPIRED, WITHDRAWN, ENDED -> dead("used", null);
        };
    }

    private Reply dead(String why, @Nullable String token) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(
                        why,
                        token == null ? null : "/protege/agreement/" + token + "/renewal",
                        Sentence.of("internship.agreement.dead", settings.mailFrom())));
    }

    private InternshipSummary internship(Pairing pairing) {
        return internships.find(pairing.internship()).orElseThrow();
    }

    private AgreementView view(String token, Pairing pairing, Form form) {
        var internship = internship(pairing);
        return new AgreementView(token, pairing, internship, edition(internship), settings.mailFrom(), form);
    }

    private Edition edition(InternshipSummary internship) {
        return editions.of(Objects.requireNonNull(internship.edition()));
    }

    @PostMapping("/protege/agreement/{token}")
    @Open
    Reply accept(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, pairing -> {
                    if (!form.ticked("agrees")) {
                        form.wrong("agrees", Sentence.of("internship.agreement.agrees.missing"));
                    }
                    var edition = edition(internship(pairing));
                    boolean evaluated = form.ticked("evaluated");
                    if (evaluated && edition.internship().evaluatingIsRefused()) {
                        form.wrong(
                                "evaluated",
                                Sentence.of("internship.agreement.evaluated.refused", settings.mailFrom()));
                    }
                    if (!form.isRight()) {
                        return Reply.again("internship/pairing/agreement", view(token, pairing, form));
                    }
                    if (!links.useAgreement(token, pairing.id()) || !pairings.accept(pairing, edition, evaluated)) {
                        return dead("used", null);
                    }
                    return Reply.seeOther("/protege/agreement/" + token);
                }));
    }

    @PostMapping("/protege/agreement/{token}/refusal")
    @Open
    Reply decline(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, pairing -> {
                    String reason = form.atMost("why", 1000);
                    if (!form.isRight()) {
                        return Reply.again("internship/pairing/agreement", view(token, pairing, form));
                    }
                    if (!links.useAgreement(token, pairing.id()) || !pairings.decline(pairing, reason)) {
                        return dead("used", null);
                    }
                    return Reply.seeOther("/protege/agreement/" + token);
                }));
    }

    /** One click for a new link: it goes to the address the first one went to, whoever asks. */
    @PostMapping("/protege/agreement/{token}/renewal")
    @Open
    Reply renew(@PathVariable String token, Form form) {
        var pairing = switch (links.readAgreement(token)) {
            case Link.Expired(var subject) -> pairings.find(new PairingId(subject));
            case Link.Used(var subject) -> pairings.find(new PairingId(subject));
            case Link.Good(var subject) -> pairings.find(new PairingId(subject));
            case Link.Unknown() -> Optional.<Pairing>empty();
        };
        if (pairing.isEmpty() || pairing.get().state() != Pairing.State.PROPOSED || !goesOn(pairing.get())) {
            return open(token, one -> Reply.show("internship/pairing/agreement", view(token, one, Form.empty())));
        }
        return deeds.once(form.key(), () -> {
            // Every link that was sent goes on working, so who asks once too often has one.
            if (links.mayAskAgain(pairing.get().id())) {
                pairings.askAgain(Actor.of(pairing.get().protege().value()), pairing.get());
            }
            return Reply.seeOther("/protege/link-sent");
        });
    }

    @GetMapping("/protege/link-sent")
    @Open
    Reply sent() {
        return Reply.show("internship/pairing/link-sent", settings.mailFrom());
    }
}
