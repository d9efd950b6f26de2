package org.cadre.certification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cadre.internship.CohortId;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees who is ready for the certificate and what everyone else has left, and awards. */
@Controller
final class AwardPage {

    /** Who is ready, and everyone else. */
    record AwardsView(List<Row> ready, List<Row> others, List<NameRequest> names) {
        /** The cohorts they are in, those with somebody ready first. */
        List<CohortCount> cohorts() {
            var ofReady = ready.stream().collect(groupingBy(AwardPage::cohort));
            var ofOthers = others.stream().collect(groupingBy(AwardPage::cohort));
            return Stream.concat(ready.stream(), others.stream())
                    .map(AwardPage::cohort)
                    .filter(one -> one.id != null)
                    .distinct()
                    .map(one -> new CohortCount(
                            Objects.requireNonNull(one.id),
                            one.name,
                            ofReady.getOrDefault(one, List.of()).size(),
                            ofOthers.getOrDefault(one, List.of()).size()))
                    .toList();
        }
    }

    /** A holder who asks for their name to be corrected. */
    record NameRequest(NameCorrection asked, CertificateId certificate) {}

    /** A cohort and how many of it are ready and on the way. */
    record CohortCount(CohortId id, String name, int ready, int others) {}

    private record InCohort(@Nullable CohortId id, String name) {}

    private static InCohort cohort(Row row) {
        return new InCohort(row.internship.cohort(), String.valueOf(row.internship.cohortName()));
    }

    /**
     * One person on the way.
     *
     * @param asked whom office asked to agree although something is missing, while they have not answered
     */
    record Row(
            InternshipSummary internship,
            PersonStanding standing,
            @Nullable AwardOverride asked) {
        List<Standing> missing() {
            return standing.certification().missing();
        }

        /** Why nothing is missing and it is still not time. */
        Sentence waits() {
            return tooEarly(standing);
        }
    }

    /**
     * One person before the award.
     *
     * @param facts how many recorded facts the standing rests on
     * @param overrides what office has asked a second person, the newest first
     */
    record AwardView(
            InternshipSummary internship,
            PersonStanding standing,
            int facts,
            List<Extension> extensions,
            List<AwardOverride> overrides,
            Form form) {
        /** Whether office may ask a second person to agree although something is missing. */
        boolean mayAsk() {
            return !standing.isReady()
                    && Awards.mayEnd(internship)
                    && overrides.stream().noneMatch(AwardOverride::isOpen);
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Standings standings;
    private final Internships internships;
    private final Awards awards;
    private final AwardDecisions decisions;
    private final Certificates certificates;
    private final AwardOverrides overrides;
    private final NameCorrections corrections;
    private final Issuing issuing;
    private final ProgramClock clock;
    private final Deeds deeds;

    AwardPage(
            Standings standings,
            Internships internships,
            Awards awards,
            AwardDecisions decisions,
            Certificates certificates,
            AwardOverrides overrides,
            NameCorrections corrections,
            Issuing issuing,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.standings = standings;
        this.internships = internships;
        this.awards = awards;
        this.decisions = decisions;
        this.certificates = certificates;
        this.overrides = overrides;
        this.corrections = corrections;
        this.issuing = issuing;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/certification")
    @Only(Role.OFFICE)
    Reply everyone(Viewer viewer) {
        var rows = rows(viewer);
        return Reply.show(
                "certification/awards",
                new AwardsView(
                        rows.stream().filter(row -> row.standing.isReady()).toList(),
                        rows.stream().filter(row -> !row.standing.isReady()).toList(),
                        names(viewer)));
    }

    private List<Row> rows(Viewer viewer) {
        var asked = overrides.waiting(viewer);
        return standings.underWay(viewer).stream()
                .map(one -> {
                    var internship = Objects.requireNonNull(one.internship());
                    return new Row(internship, one, asked.get(internship.id()));
                })
                .toList();
    }

    /** Who is ready first; then who is on the way, with what is missing. */
    @GetMapping("/office/certification.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "certification",
                texts.say("certification.awards.title"),
                format,
                sheets.columns(
                        "sheet.column.name",
                        "certification.awards.file.cohort",
                        "sheet.column.state",
                        "certification.awards.file.missing"),
                row -> rows(viewer).forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(Row row) {
        boolean ready = row.standing.isReady();
        String missing = row.missing().stream()
                .map(one -> one.title() + ": " + texts.say(one.reason()))
                .collect(joining(" · "));
        String waits = missing.isEmpty() && !ready ? texts.say(row.waits()) : missing;
        return List.of(
                Cell.of(row.internship.name()),
                Cell.of(row.internship.cohortName()),
                Cell.of(texts.say(ready ? "certification.awards.ready" : "certification.awards.file.on-the-way")),
                Cell.of(waits));
    }

    private List<NameRequest> names(Viewer viewer) {
        return corrections.waiting(viewer).stream()
                .flatMap(asked -> certificates.newestOf(asked.person()).stream()
                        .map(newest -> new NameRequest(asked, newest.id())))
                .toList();
    }

    @GetMapping("/office/certification/{internship}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID internship) {
        var id = new InternshipId(internship);
        var decided = decisions.on(id);
        if (decided.isPresent()) {
            return Reply.seeOther(OfficeCertificatesPage.place(
                    certificates.of(decided.get().id()).orElseThrow().id()));
        }
        return Reply.show("certification/award", view(viewer, id, Form.empty()));
    }

    private AwardView view(Viewer viewer, InternshipId id, Form form) {
        var internship = internships.find(id).orElseThrow(NotFound::new);
        var standing = standings.of(internship, clock.today());
        return new AwardView(
                internship,
                standing,
                standing.evidence().facts().size(),
                internships.extensions(internship),
                overrides.of(id, viewer),
                form);
    }

    @PostMapping("/office/certification/{internship}/award")
    @Only(Role.OFFICE)
    Reply award(Viewer viewer, @PathVariable UUID internship, Form form) {
        var id = new InternshipId(internship);
        var view = view(viewer, id, form);
        if (!form.ticked("sure")) {
            form.wrong("sure", Sentence.of("certification.award.sure-missing"));
        }
        if (view.standing.officeLooks() && !form.ticked("looked")) {
            form.wrong("looked", Sentence.of("certification.award.looked-missing"));
        }
        var reserved = new AtomicReference<CertificateId>();
        var reply = deeds.once(form.key(), () -> {
            var outcome = form.isRight() ? awards.reserve(id, clock.today(), viewer.actor()) : null;
            return switch (outcome) {
                case null -> again(view);
                case Awards.Outcome.Reserved(var certificate, var number) -> {
                    reserved.set(certificate);
                    yield Reply.seeOther(
                            OfficeCertificatesPage.place(certificate),
                            Sentence.of("certification.award.done", view.internship.name(), number));
                }
                case Awards.Outcome.AlreadyAwarded(var certificate) ->
                    Reply.seeOther(
                            OfficeCertificatesPage.place(certificate), Sentence.of("certification.award.already"));
                case Awards.Outcome.NotMet _ -> refused(view, Sentence.of("certification.award.not-met"));
                case Awards.Outcome.TooEarly _ -> refused(view, tooEarly(view.standing));
                case Awards.Outcome.NotUnderWay _ -> refused(view, Sentence.of("certification.award.not-under-way"));
                case Awards.Outcome.UnprintableName(var characters) ->
                    refused(view, Sentence.of("certification.award.unprintable", characters));
            };
        });
        issuing.tryNow(reserved.get());
        return reply;
    }

    private static Reply refused(AwardView view, Sentence why) {
        view.form.wrong("sure", why);
        return again(view);
    }

    private static Reply again(AwardView view) {
        return Reply.again("certification/award", view);
    }

    static Sentence tooEarly(PersonStanding standing) {
        return standing.completionFrom()
                .map(first -> Sentence.of("certification.award.too-early", first))
                .orElseGet(() -> Sentence.of("certification.award.not-begun"));
    }
}
