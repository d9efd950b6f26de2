package org.cadre.certification.sampling;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.chat.ChatTranscripts;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One internship of a sample: its sealed pack, and what came of looking at it. Opening it is recorded for its MIT. */
@Controller
final class AuditedInternshipPage {
    private static final int LONGEST = 4000;

    /**
     * @param sheet the pack in words, as it is printed too
     * @param chats what of may be read while the audit is open
     */
    record OneView(
            AuditCase audit,
            AuditCases.Drawn drawn,
            PackSheet sheet,
            AuditPacks.Pack pack,
            List<ChatTranscripts.Chat> chats,
            List<AuditCases.Recorded> outcomes,
            List<Option> choices,
            List<Option> owners,
            Form form) {}

    private final AuditCases cases;
    private final AuditPacks packs;
    private final ChatTranscripts transcripts;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    AuditedInternshipPage(
            AuditCases cases,
            AuditPacks packs,
            ChatTranscripts transcripts,
            ProgramClock clock,
            Texts texts,
            Deeds deeds) {
        this.cases = cases;
        this.packs = packs;
        this.transcripts = transcripts;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/audits/{id}/internships/{internship}")
    @Only(Role.OFFICE)
    Reply open(Viewer viewer, @PathVariable UUID id, @PathVariable UUID internship) {
        var one = cases.find(id).orElseThrow(NotFound::new);
        return Reply.show("certification/sampling/one", view(viewer, one, drawn(one, internship), Form.empty()));
    }

    private AuditCases.Drawn drawn(AuditCase one, UUID internship) {
        return cases.drawn(one, internship).orElseThrow(NotFound::new);
    }

    private OneView view(Viewer viewer, AuditCase one, AuditCases.Drawn drawn, Form form) {
        var document = packs.open(drawn, viewer);
        var pack = packs.manifest(drawn);
        return new OneView(
                one,
                drawn,
                new PackSheet(document, pack.manifest().digestOf(Manifest.JSON), texts, clock.zone()),
                pack,
                transcripts.of(drawn.internship()),
                cases.outcomes(drawn),
                Arrays.stream(Outcome.values())
                        .map(outcome -> new Option(outcome.word(), texts.say(outcome.key())))
                        .toList(),
                cases.owners(),
                form);
    }

    @GetMapping("/office/audits/{id}/internships/{internship}/audit-pack.pdf")
    @Only(Role.OFFICE)
    Reply pdf(Viewer viewer, @PathVariable UUID id, @PathVariable UUID internship) {
        return download(viewer, id, internship, Manifest.PDF, "application/pdf");
    }

    @GetMapping("/office/audits/{id}/internships/{internship}/audit-pack.json")
    @Only(Role.OFFICE)
    Reply json(Viewer viewer, @PathVariable UUID id, @PathVariable UUID internship) {
        return download(viewer, id, internship, Manifest.JSON, "application/json");
    }

    private Reply download(Viewer viewer, UUID id, UUID internship, String name, String type) {
        var drawn = drawn(cases.find(id).orElseThrow(NotFound::new), internship);
        return Reply.download(name, type, packs.download(drawn, name, viewer));
    }

    /** Digests only: there is nothing in it that anyone has said. */
    @GetMapping("/office/audits/{id}/internships/{internship}/manifest.json")
    @Only(Role.OFFICE)
    Reply manifest(@PathVariable UUID id, @PathVariable UUID internship) {
        var drawn = drawn(cases.find(id).orElseThrow(NotFound::new), internship);
        return Reply.download(
                "manifest.json",
                "application/json",
                packs.manifest(drawn).manifestText().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/office/audits/{id}/internships/{internship}/outcome")
    @Only(Role.OFFICE)
    Reply conclude(Viewer viewer, @PathVariable UUID id, @PathVariable UUID internship, Form form) {
        var one = cases.find(id).orElseThrow(NotFound::new);
        var drawn = drawn(one, internship);
        var outcome = Outcome.find(form.text("outcome")).orElse(null);
        if (outcome == null) {
            form.wrong("outcome", Sentence.of("certification.sampling.outcome.missing"));
        } else if (drawn.mit().equals(viewer.id())) {
            form.wrong("outcome", Sentence.of("certification.sampling.outcome.own"));
        }
        String words = form.atMost("words", LONGEST);
        if (outcome != null && outcome != Outcome.IN_ORDER && words.isEmpty()) {
            form.wrong("words", Sentence.of("certification.sampling.outcome.words.missing"));
        }
        boolean followsUp = outcome == Outcome.FOLLOW_UP;
        var owner = followsUp ? owner(form) : null;
        var due = followsUp ? due(form) : null;
        if (!form.isRight() || outcome == null) {
            return Reply.again("certification/sampling/one", view(viewer, one, drawn, form));
        }
        return deeds.once(form.key(), () -> {
            cases.conclude(viewer, drawn, outcome, words, owner, due);
            return Reply.seeOther(
                    AuditCasesPage.PLACE + one.id(), Sentence.of("certification.sampling.outcome.recorded"));
        });
    }

    private @Nullable PersonId owner(Form form) {
        String chosen = form.text("owner");
        if (cases.owners().stream().noneMatch(option -> option.value().equals(chosen))) {
            form.wrong("owner", Sentence.of("certification.sampling.outcome.owner.missing"));
            return null;
        }
        return new PersonId(UUID.fromString(chosen));
    }

    private @Nullable LocalDate due(Form form) {
        var due = form.day("due").orElse(null);
        if (due == null) {
            form.wrong("due", Sentence.of("certification.sampling.outcome.due.missing"));
        } else if (due.isBefore(clock.today())) {
            form.wrong("due", Sentence.of("certification.sampling.outcome.due.past"));
        }
        return due;
    }
}
