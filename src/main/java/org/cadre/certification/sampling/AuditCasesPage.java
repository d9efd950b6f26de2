package org.cadre.certification.sampling;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.internship.CohortId;
import org.cadre.internship.record.InternshipRecords;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
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

/** Office draws samples, and sees how each was drawn. */
@Controller
final class AuditCasesPage {
    static final String PLACE = "/office/audits/";
    private static final int SEED_BYTES = 16;
    private static final int LONGEST_SEED = 200;
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** All cases, and what somebody still looks after. */
    record CasesView(List<AuditCase> cases, List<AuditCases.Drawn> followUps) {}

    /** The form of a new draw. */
    record DrawView(Form form, List<Option> cohorts, List<Option> which, List<Option> units) {}

    /** @param repeatable whether drawing once more from what was kept gives the same */
    record CaseView(AuditCase audit, Sentence frame, List<AuditCases.Drawn> sample, boolean repeatable) {}

    private final SheetFiles sheets;
    private final AuditCases cases;
    private final InternshipRecords records;
    private final Texts texts;
    private final Deeds deeds;

    AuditCasesPage(AuditCases cases, InternshipRecords records, Texts texts, Deeds deeds, SheetFiles sheets) {
        this.sheets = sheets;
        this.cases = cases;
        this.records = records;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/audits")
    @Only(Role.OFFICE)
    Reply all() {
        return Reply.show("certification/sampling/cases", new CasesView(cases.all(), cases.followUps()));
    }

    @GetMapping("/office/audits.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "audits",
                texts.say("certification.sampling.title"),
                format,
                sheets.columns(
                        "sheet.column.day",
                        "certification.sampling.by",
                        "certification.sampling.frame",
                        "certification.sampling.file.frame",
                        "certification.sampling.file.sample",
                        "certification.sampling.file.recorded",
                        "certification.sampling.seed",
                        "certification.sampling.frame-digest"),
                SheetFiles.Rows.paged(last -> cases.page(last == null ? null : last.id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(AuditCase one) {
        return List.of(
                Cell.of(one.drawnOn()),
                Cell.of(one.drawnByName()),
                Cell.of(texts.say(frame(one))),
                Cell.of(one.frameSize()),
                Cell.of(one.sampleSize()),
                Cell.of(one.recorded()),
                Cell.of(one.seed()),
                Cell.of(one.frameDigest()));
    }

    @GetMapping("/office/audits/new")
    @Only(Role.OFFICE)
    Reply form() {
        return Reply.show(
                "certification/sampling/draw",
                view(Form.empty()
                        .with("which", "completed")
                        .with("unit", "percent")
                        .with("size", "10")));
    }

    private DrawView view(Form form) {
        return new DrawView(
                form,
                records.cohorts(),
                options("certification.sampling.form.which.", "begun", "completed"),
                options("certification.sampling.form.unit.", "number", "percent"));
    }

    private List<Option> options(String key, String... words) {
        return List.of(words).stream()
                .map(word -> new Option(word, texts.say(key + word)))
                .toList();
    }

    @PostMapping("/office/audits")
    @Only(Role.OFFICE)
    Reply draw(Viewer viewer, Form form) {
        var scope = scope(form);
        var asked = asked(form);
        String typed = form.atMost("seed", LONGEST_SEED);
        if (!form.isRight() || asked == null) {
            return Reply.again("certification/sampling/draw", view(form));
        }
        String seed = typed.isEmpty() ? freshSeed() : typed;
        return deeds.once(
                form.key(),
                () -> cases.draw(viewer, scope, asked, seed)
                        .flatMap(cases::find)
                        .map(drawn -> Reply.seeOther(
                                PLACE + drawn.id(),
                                Sentence.of("certification.sampling.drawn", drawn.sampleSize(), drawn.frameSize())))
                        .orElseGet(() -> {
                            form.wrong("cohort", Sentence.of("certification.sampling.form.nobody"));
                            return Reply.again("certification/sampling/draw", view(form));
                        }));
    }

    private Scope scope(Form form) {
        var cohort = form.id("cohort").map(CohortId::new).orElse(null);
        if (cohort != null && records.cohortName(cohort).isEmpty()) {
            form.wrong("cohort", Sentence.of("certification.sampling.form.nobody"));
        }
        var from = form.day("from").orElse(null);
        var until = form.day("until").orElse(null);
        if (from != null && until != null && until.isBefore(from)) {
            form.wrong("until", Sentence.of("certification.sampling.form.until.wrong"));
        }
        String which = form.text("which");
        if (!which.equals("begun") && !which.equals("completed")) {
            form.wrong("which", Sentence.of("certification.sampling.form.which.missing"));
        }
        return new Scope(cohort, from, until, which.equals("completed"));
    }

    private static @Nullable Asked asked(Form form) {
        int size = form.number("size", Sentence.of("certification.sampling.form.size.missing"))
                .orElse(0);
        if (size < 1 || size > MOST) {
            form.wrong("size", Sentence.of("certification.sampling.form.size.missing"));
            size = 1;
        }
        return switch (form.text("unit")) {
            case "number" -> new Asked(size, null);
            case "percent" -> {
                if (size > 100) {
                    form.wrong("size", Sentence.of("certification.sampling.form.size.percent"));
                }
                yield new Asked(null, size);
            }
            default -> {
                form.wrong("unit", Sentence.of("certification.sampling.form.unit.missing"));
                yield null;
            }
        };
    }

    private static String freshSeed() {
        var bytes = new byte[SEED_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @GetMapping("/office/audits/{id}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        var one = cases.find(id).orElseThrow(NotFound::new);
        return Reply.show(
                "certification/sampling/case",
                new CaseView(one, frame(one), cases.drawn(one), cases.isRepeatable(one)));
    }

    /** What was found stays with those who open a record, each of which is recorded. */
    @GetMapping("/office/audits/{id}/internships.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var one = cases.find(id).orElseThrow(NotFound::new);
        return sheets.recorded(
                viewer.actor(),
                "audit-internships",
                texts.say("certification.sampling.case.title", one.drawnOn()),
                format,
                sheets.columns(
                        "certification.sampling.file.place",
                        "sheet.column.name",
                        "certification.sampling.form.cohort",
                        "certification.sampling.outcome",
                        "certification.sampling.outcome.owner",
                        "certification.sampling.outcome.due"),
                SheetFiles.Rows.paged(last -> cases.drawn(one, last == null ? 0 : last.place(), AT_ONCE), this::drawn));
    }

    private List<Cell> drawn(AuditCases.Drawn one) {
        var outcome = one.outcome();
        return Stream.of(
                        Cell.of(one.place()),
                        Cell.of(one.name()),
                        Cell.of(one.cohort()),
                        Cell.of(texts.say(outcome == null ? "certification.sampling.open" : outcome.key())),
                        Cell.of(one.owner()),
                        Cell.of(one.dueOn()))
                .toList();
    }

    private static Sentence frame(AuditCase one) {
        String cohort = one.cohort();
        var of = cohort == null ? Sentence.of("certification.sampling.frame.all") : Sentence.of("web.itself", cohort);
        if (one.from() != null || one.until() != null) {
            var any = Sentence.of("certification.sampling.frame.any-day");
            of = Sentence.of(
                    "certification.sampling.frame.between",
                    of,
                    one.from() == null ? any : one.from(),
                    one.until() == null ? any : one.until());
        }
        return one.completedOnly() ? Sentence.of("certification.sampling.frame.completed", of) : of;
    }

    /** The kept list, as its digest was taken: for whoever draws again. */
    @GetMapping("/office/audits/{id}/frame.txt")
    @Only(Role.OFFICE)
    Reply list(@PathVariable UUID id) {
        var one = cases.find(id).orElseThrow(NotFound::new);
        return Reply.download(
                "frame.txt", "text/plain", Draw.text(cases.frame(one)).getBytes(StandardCharsets.UTF_8));
    }
}
