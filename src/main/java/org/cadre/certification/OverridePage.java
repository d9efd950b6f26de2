package org.cadre.certification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
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

/** Office asks a second person to agree to an award although not everything is met; that person answers by a signed link. */
@Controller
final class OverridePage {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 200;
    private static final String ASK = "certification/override-ask";
    private static final String ANSWER = "certification/override-answer";

    record AskView(InternshipSummary internship, List<AwardOverride.Missing> missing, List<Option> roles, Form form) {}

    /**
     * What the second person sees.
     *
     * @param worse what is missing by now and was not when office asked
     */
    record AnswerView(
            String token,
            AwardOverride asked,
            InternshipSummary internship,
            PersonStanding standing,
            List<AwardOverride.Missing> worse,
            Form form) {}

    private final Standings standings;
    private final Internships internships;
    private final Awards awards;
    private final AwardOverrides overrides;
    private final Issuing issuing;
    private final Settings settings;
    private final Texts texts;
    private final ProgramClock clock;
    private final Deeds deeds;

    OverridePage(
            Standings standings,
            Internships internships,
            Awards awards,
            AwardOverrides overrides,
            Issuing issuing,
            Settings settings,
            Texts texts,
            ProgramClock clock,
            Deeds deeds) {
        this.standings = standings;
        this.internships = internships;
        this.awards = awards;
        this.overrides = overrides;
        this.issuing = issuing;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
        this.deeds = deeds;
    }

    private static String place(InternshipId internship) {
        return "/office/certification/" + internship;
    }

    @GetMapping("/office/certification/{internship}/override")
    @Only(Role.OFFICE)
    Reply form(Viewer viewer, @PathVariable UUID internship) {
        var id = new InternshipId(internship);
        if (nothingToAsk(viewer, id)) {
            return Reply.seeOther(place(id));
        }
        return Reply.show(ASK, asking(id, Form.empty()));
    }

    /** It goes its usual way, somebody is being asked already, or there is nothing to award. */
    private boolean nothingToAsk(Viewer viewer, InternshipId id) {
        var internship = internships.find(id).orElseThrow(NotFound::new);
        return !Awards.mayEnd(internship)
                || standings.of(internship, clock.today()).isReady()
                || overrides.of(id, viewer).stream().anyMatch(AwardOverride::isOpen);
    }

    private AskView asking(InternshipId id, Form form) {
        var internship = internships.find(id).orElseThrow(NotFound::new);
        return new AskView(
                internship,
                overrides.missing(standings.of(internship, clock.today())),
                Arrays.stream(AwardOverride.As.values())
                        .map(as -> new Option(as.word(), texts.say("certification.override.as." + as.word())))
                        .toList(),
                form);
    }

    @PostMapping("/office/certification/{internship}/override")
    @Only(Role.OFFICE)
    Reply ask(Viewer viewer, @PathVariable UUID internship, Form form) {
        var id = new InternshipId(internship);
        return deeds.once(form.key(), () -> {
            if (nothingToAsk(viewer, id)) {
                return Reply.seeOther(place(id), Sentence.of("certification.override.not-needed"));
            }
            var view = asking(id, form);
            form.required("reason", Sentence.of("certification.override.reason-missing"));
            String reason = form.atMost("reason", LONGEST_TEXT);
            var approver = approver(form);
            if (form.isRight()) {
                overrides
                        .refusal(approver, viewer.id(), view.internship.person())
                        .ifPresent(why -> form.wrong(
                                "email",
                                Sentence.of(
                                        switch (why) {
                                            case ASKS_THEMSELVES -> "certification.override.same-person";
                                            case IS_THE_HOLDER -> "certification.override.holder";
                                        })));
            }
            if (!form.isRight()) {
                return Reply.again(ASK, view);
            }
            overrides.ask(viewer, standings.of(view.internship, clock.today()), id, reason, approver);
            return Reply.seeOther(place(id), Sentence.of("certification.override.asked", approver.name()));
        });
    }

    private static AwardOverrides.Approver approver(Form form) {
        form.required("name", Sentence.of("certification.override.name-missing"));
        String name = form.atMost("name", LONGEST_NAME);
        String email = form.required("email", Sentence.of("certification.override.email-missing"));
        if (!email.isEmpty() && !email.matches("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+")) {
            form.wrong("email", Sentence.of("certification.override.email-wrong"));
        }
        var as = Arrays.stream(AwardOverride.As.values())
                .filter(one -> one.word().equals(form.text("as")))
                .findFirst();
        if (as.isEmpty()) {
            form.wrong("as", Sentence.of("certification.override.as-missing"));
        }
        return new AwardOverrides.Approver(name, email, as.orElse(AwardOverride.As.OTHER));
    }

    @PostMapping("/office/certification/{internship}/override/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID internship, Form form) {
        var one = internships.find(new InternshipId(internship)).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            boolean done = overrides.of(one.id(), viewer).stream()
                    .filter(AwardOverride::isOpen)
                    .findFirst()
                    .filter(asked ->
                            overrides.close(asked, one.person(), AwardOverride.State.WITHDRAWN, viewer.actor()))
                    .isPresent();
            return Reply.seeOther(
                    place(one.id()),
                    Sentence.of(done ? "certification.override.withdrawn" : "certification.override.already-settled"));
        });
    }

    @GetMapping("/overrides/{token}")
    @Open
    Reply read(@PathVariable String token, Optional<Viewer> viewer) {
        return open(token, asked -> Reply.show(ANSWER, answering(token, asked, viewer, Form.empty())));
    }

    /** The page of a link, whatever became of it. */
    private Reply open(String token, Function<AwardOverride, Reply> good) {
        return switch (overrides.read(token)) {
            case Link.Good(UUID id) ->
                overrides.find(id).filter(AwardOverride::isOpen).map(good).orElseGet(() -> dead("used"));
            case Link.Used(var _) -> dead("used");
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("certification.override.dead", settings.mailFrom())));
    }

    private AnswerView answering(String token, AwardOverride asked, Optional<Viewer> viewer, Form form) {
        var internship = internships.find(asked.internship()).orElseThrow();
        // Whoever asked, or is to be awarded, is not the second person, in whichever mailbox the link came.
        if (viewer.filter(one -> one.id().equals(asked.askedBy()) || one.id().equals(internship.person()))
                .isPresent()) {
            form.wrong("words", Sentence.of("certification.override.not-you"));
        }
        var standing = standings.of(internship, clock.today());
        var shown = asked.missing().stream().map(AwardOverride.Missing::key).toList();
        return new AnswerView(
                token,
                asked,
                internship,
                standing,
                overrides.missing(standing).stream()
                        .filter(one -> !shown.contains(one.key()))
                        .toList(),
                form);
    }

    @PostMapping("/overrides/{token}")
    @Open
    Reply answer(@PathVariable String token, Optional<Viewer> viewer, Form form) {
        var reserved = new AtomicReference<CertificateId>();
        var reply = deeds.once(form.key(), () -> open(token, asked -> answer(token, asked, viewer, form, reserved)));
        issuing.tryNow(reserved.get());
        return reply;
    }

    private Reply answer(
            String token,
            AwardOverride asked,
            Optional<Viewer> viewer,
            Form form,
            AtomicReference<CertificateId> reserved) {
        var view = answering(token, asked, viewer, form);
        boolean agrees = form.has("answer", "agree");
        form.required("words", Sentence.of("certification.override.words-missing"));
        String words = form.atMost("words", LONGEST_TEXT);
        if (!agrees && !form.has("answer", "decline")) {
            form.wrong("answer", Sentence.of("certification.override.answer-missing"));
        }
        if (!form.isRight()) {
            return Reply.again(ANSWER, view);
        }
        if (!agrees) {
            return overrides.decline(asked, view.internship.person(), token, words)
                    ? Reply.seeOther("/overrides/answered")
                    : dead("used");
        }
        if (!view.worse.isEmpty()) {
            form.wrong("answer", Sentence.of("certification.override.worse"));
            return Reply.again(ANSWER, view);
        }
        return agree(token, asked, view, words, reserved);
    }

    private Reply agree(
            String token, AwardOverride asked, AnswerView view, String words, AtomicReference<CertificateId> reserved) {
        if (!overrides.agree(asked, view.internship.person(), token, words)) {
            return dead("used");
        }
        return switch (awards.reserveByOverride(asked, clock.today())) {
            case Awards.Outcome.Reserved(var certificate, var _) -> {
                reserved.set(certificate);
                yield Reply.seeOther("/overrides/answered");
            }
            case Awards.Outcome.AlreadyAwarded _ -> refused(view, "certification.override.already-awarded");
            case Awards.Outcome.UnprintableName _ -> refused(view, "certification.override.unprintable");
            case Awards.Outcome.NotMet _, Awards.Outcome.TooEarly _, Awards.Outcome.NotUnderWay _ ->
                refused(view, "certification.override.ended");
        };
    }

    private static Reply refused(AnswerView view, String why) {
        view.form.wrong("answer", Sentence.of(why));
        return Reply.again(ANSWER, view);
    }

    @GetMapping("/overrides/answered")
    @Open
    Reply answered() {
        return Reply.show("certification/override-answered", settings.mailFrom());
    }
}
