package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.internship.pairing.ProtegeReach;
import org.cadre.people.Open;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy.ContactMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the protégé confirms or questions contacts, by a signed link that is good until it expires. */
@Controller
class ConfirmationPage {
    /** One contact, with what a protégé may see of it and no more. */
    record Shown(
            ContactEntryId id,
            String face,
            LocalDate day,
            int minutes,
            String mode,
            String summary,
            String nextSteps,
            String dispute,
            List<DisputeThreads.Message> thread,
            boolean supplement,
            boolean replaces) {
        String value() {
            return id + "." + face;
        }
    }

    /** What waits of one month of the internship. */
    record WaitingMonth(int number, DateRange days, List<Shown> waiting) {}

    /**
     * @param months what waits, by month
     * @param refused the entry whose question is refused; its form is shown open
     */
    record ConfirmationView(
            String token,
            Pairing pairing,
            List<Shown> waiting,
            List<WaitingMonth> months,
            List<Shown> disputed,
            List<Shown> confirmed,
            List<Shown> reversed,
            String office,
            Form form,
            String refused) {}

    private final ProtegeLinks links;
    private final Pairings pairings;
    private final Internships internships;
    private final Confirmations confirmations;
    private final ConfirmationRequests requests;
    private final DisputeThreads threads;
    private final ProtegeReach reach;
    private final Editions editions;
    private final Settings settings;
    private final ProgramClock clock;
    private final Deeds deeds;

    ConfirmationPage(
            ProtegeLinks links,
            Pairings pairings,
            Internships internships,
            Confirmations confirmations,
            ConfirmationRequests requests,
            DisputeThreads threads,
            ProtegeReach reach,
            Editions editions,
            Settings settings,
            ProgramClock clock,
            Deeds deeds) {
        this.links = links;
        this.pairings = pairings;
        this.internships = internships;
        this.confirmations = confirmations;
        this.requests = requests;
        this.threads = threads;
        this.reach = reach;
        this.editions = editions;
        this.settings = settings;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/protege/contacts/{token}")
    @Open
    Reply contacts(@PathVariable String token) {
        return open(
                token,
                (pairing, internship) ->
                        Reply.show("internship/log/confirmation", view(token, pairing, internship, Form.empty(), "")));
    }

    /** Answers with the page of a good link, or says what became of it. */
    private Reply open(String token, BiFunction<Pairing, InternshipSummary, Reply> good) {
        return switch (links.readContacts(token)) {
            case Link.Good(var subject) -> {
                var pairing = pairings.find(new PairingId(subject)).orElse(null);
                var internship = pairing == null ? null : goingOn(pairing).orElse(null);
                yield pairing == null || internship == null ? closed(subject) : good.apply(pairing, internship);
            }
            case Link.Expired(var subject) ->
                links.over(subject)
                        .orElseGet(() -> dead(
                                "expired",
                                "/protege/contacts/" + token + "/renewal",
                                Sentence.of("internship.confirmation.dead", settings.mailFrom())));
            case Link.Used(var _) ->
                dead("used", null, Sentence.of("internship.confirmation.dead", settings.mailFrom()));
            case Link.Unknown() ->
                dead("unknown", null, Sentence.of("internship.confirmation.dead", settings.mailFrom()));
        };
    }

    /** Over with the internship, or while office lets the pairing rest. */
    private Reply closed(UUID pairing) {
        return links.over(pairing)
                .orElseGet(() -> dead("used", null, Sentence.of("internship.confirmation.over", settings.mailFrom())));
    }

    /** Confirmations stay open to the internship's end, also after the pairing has ended. */
    private Optional<InternshipSummary> goingOn(Pairing pairing) {
        if (!pairing.isActive() && pairing.state() != Pairing.State.ENDED) {
            return Optional.empty();
        }
        return internships.find(pairing.internship()).filter(InternshipSummary::isOpen);
    }

    private static Reply dead(String why, @Nullable String renewal, Sentence help) {
        return Reply.show("platform/web/dead-link", new DeadLink(why, renewal, help));
    }

    private ConfirmationView view(
            String token, Pairing pairing, InternshipSummary internship, Form form, String refused) {
        var entries = confirmations.of(pairing, internship);
        var edition = internship.edition() == null ? null : editions.of(internship.edition());
        var said = threads.of(internship.id());
        var waiting =
                shown(entries.stream().filter(ContactEntry::awaitsConfirmation).toList(), edition, said);
        return new ConfirmationView(
                token,
                pairing,
                waiting,
                months(waiting, internship, edition),
                shown(
                        entries.stream()
                                .filter(entry -> entry.state() == ContactState.DISPUTED)
                                .toList(),
                        edition,
                        said),
                shown(
                        entries.stream()
                                .filter(entry -> entry.confirmedAt() != null)
                                .toList()
                                .reversed(),
                        edition,
                        said),
                shown(confirmations.reversed(pairing, internship), edition, said),
                settings.mailFrom(),
                form,
                refused);
    }

    private List<WaitingMonth> months(List<Shown> waiting, InternshipSummary internship, @Nullable Edition edition) {
        var term =
                edition == null ? null : internship.term(edition, clock.today()).orElse(null);
        if (term == null) {
            return List.of();
        }
        var byMonth = new TreeMap<Integer, List<Shown>>();
        waiting.forEach(one -> term.monthOf(one.day())
                .ifPresent(month ->
                        byMonth.computeIfAbsent(month, _ -> new ArrayList<>()).add(one)));
        return byMonth.entrySet().stream()
                .map(month -> new WaitingMonth(month.getKey(), term.month(month.getKey()), month.getValue()))
                .toList();
    }

    private static List<Shown> shown(
            List<ContactEntry> entries,
            @Nullable Edition edition,
            Map<ContactEntryId, List<DisputeThreads.Message>> threads) {
        return entries.stream()
                .map(entry -> new Shown(
                        entry.id(),
                        entry.face(),
                        entry.day(),
                        entry.minutes(),
                        mode(edition, entry.mode()),
                        entry.summary(),
                        entry.nextSteps(),
                        entry.dispute(),
                        threads.getOrDefault(entry.id(), List.of()),
                        entry.supplement(),
                        entry.reverses() != null))
                .toList();
    }

    private static String mode(@Nullable Edition edition, String key) {
        return edition == null
                ? key
                : edition.hours().mode(key).map(ContactMode::title).orElse(key);
    }

    @PostMapping("/protege/contacts/{token}/confirmation")
    @Open
    Reply confirm(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (pairing, _) -> {
                    var seen = seen(form);
                    int confirmed = confirmations.confirm(pairing, seen, SignedLinks.mark(token));
                    return Reply.seeOther(
                            "/protege/contacts/" + token,
                            confirmed == seen.size()
                                    ? Sentence.of(
                                            "internship.confirmation.confirmed",
                                            Sentence.of("internship.count.contacts", confirmed))
                                    : Sentence.of(
                                            "internship.confirmation.changed", confirmed, seen.size() - confirmed));
                }));
    }

    @PostMapping("/protege/contacts/{token}/dispute")
    @Open
    Reply dispute(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (pairing, internship) -> {
                    var seen = seen(form);
                    String why = form.required("why", Sentence.of("internship.confirmation.why.missing"));
                    form.atMost("why", 1000);
                    if (!form.isRight() || seen.isEmpty()) {
                        return Reply.again(
                                "internship/log/confirmation",
                                view(token, pairing, internship, form, form.text("entry")));
                    }
                    boolean done = confirmations.dispute(pairing, seen.getFirst(), why, SignedLinks.mark(token));
                    return Reply.seeOther(
                            "/protege/contacts/" + token,
                            done
                                    ? Sentence.of("internship.confirmation.disputed", pairing.mitName())
                                    : Sentence.of("internship.confirmation.changed", 0, 1));
                }));
    }

    /** A word to the MIT about a contact in question. */
    @PostMapping("/protege/contacts/{token}/answer")
    @Open
    Reply answer(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (pairing, internship) -> {
                    String text = form.required("answer", Sentence.of("internship.dispute.answer.missing"));
                    form.atMost("answer", ContactLogPage.LONGEST_ANSWER);
                    var seen = seen(form);
                    if (!form.isRight() || seen.isEmpty()) {
                        return Reply.again("internship/log/confirmation", view(token, pairing, internship, form, ""));
                    }
                    var answer = confirmations.of(pairing, internship).stream()
                            .filter(entry -> entry.id().equals(seen.getFirst().entry()))
                            .findFirst()
                            .map(entry -> threads.answer(
                                    Actor.of(pairing.protege().value()),
                                    pairing,
                                    entry,
                                    DisputeThreads.Side.PROTEGE,
                                    text))
                            .orElse(DisputeThreads.Answer.SETTLED);
                    if (answer == DisputeThreads.Answer.TOO_MANY) {
                        form.wrong("answer", Sentence.of("internship.dispute.many"));
                        return Reply.again("internship/log/confirmation", view(token, pairing, internship, form, ""));
                    }
                    return Reply.seeOther(
                            "/protege/contacts/" + token,
                            answer == DisputeThreads.Answer.SAID
                                    ? Sentence.of("internship.dispute.sent", pairing.mitName())
                                    : Sentence.of("internship.dispute.settled"));
                }));
    }

    private static List<Confirmations.Seen> seen(Form form) {
        var seen = new ArrayList<Confirmations.Seen>();
        for (String value : form.all("entry")) {
            int dot = value.indexOf('.');
            if (dot > 0) {
                try {
                    seen.add(new Confirmations.Seen(
                            new ContactEntryId(UUID.fromString(value.substring(0, dot))), value.substring(dot + 1)));
                } catch (IllegalArgumentException _) {
                    // Not one of ours: as if it had not been sent.
                }
            }
        }
        return seen;
    }

    @PostMapping("/protege/contacts/{token}/ending")
    @Open
    Reply end(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (pairing, internship) -> {
                    String reason = form.required("reason", Sentence.of("internship.pairing.end.reason.missing"));
                    form.atMost("reason", 1000);
                    if (!form.isRight()) {
                        return Reply.again("internship/log/confirmation", view(token, pairing, internship, form, ""));
                    }
                    pairings.end(Actor.of(pairing.protege().value()), pairing, reason, true);
                    return Reply.seeOther(
                            "/protege/contacts/" + token,
                            Sentence.of("internship.pairing.ended-by-protege", pairing.mitName()));
                }));
    }

    /** The link or the mail reached somebody else: it opens nothing more, and the MIT corrects the address. */
    @PostMapping("/protege/contacts/{token}/stranger")
    @Open
    Reply isSomebodyElse(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (pairing, _) -> {
                    reach.reachedSomebodyElse(pairing, SignedLinks.mark(token));
                    return Reply.seeOther("/protege/not-me");
                }));
    }

    @GetMapping("/protege/not-me")
    @Open
    Reply thanked() {
        return Reply.show("internship/log/not-me", settings.mailFrom());
    }

    /** One click for a new link: it goes to the address the first one went to, once a day at most. */
    @PostMapping("/protege/contacts/{token}/renewal")
    @Open
    Reply renew(@PathVariable String token, Form form) {
        if (!(links.readContacts(token) instanceof Link.Expired(var subject))) {
            return Reply.seeOther("/protege/contacts/" + token);
        }
        var pairing =
                pairings.find(new PairingId(subject)).filter(one -> goingOn(one).isPresent());
        if (pairing.isEmpty()) {
            return closed(subject);
        }
        return deeds.once(form.key(), () -> {
            requests.ask(
                    Actor.of(pairing.get().protege().value()), pairing.get().protege(), pairing.get());
            return Reply.seeOther("/protege/link-sent");
        });
    }
}
