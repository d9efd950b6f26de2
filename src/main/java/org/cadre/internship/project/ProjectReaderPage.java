package org.cadre.internship.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.ProjectDecided;
import org.cadre.internship.CoachingEvents.ReaderNeeded;
import org.cadre.internship.CoachingEvents.TopicApproved;
import org.cadre.internship.CoachingEvents.TopicChangesAsked;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.project.ProjectReading.Verdict;
import org.cadre.internship.project.ProjectSheet.Standpoint;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition.Rubric;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach answers a topic; coach and assigned readers read a project against the rubric, each for themselves. */
@Controller
final class ProjectReaderPage {
    private static final int LONGEST_COMMENT = 4000;

    /**
     * A project to read.
     *
     * @param name whose it is; not told to readers from outside
     * @param place where the viewer is to read, 0 if nowhere
     */
    record ProjectToRead(
            Form form,
            Project project,
            @Nullable String name,
            CoachBadge badge,
            List<ProjectFile> files,
            List<ProjectReading> readings,
            Rubric rubric,
            List<Option> scores,
            List<Option> verdicts,
            int place,
            boolean coaching,
            boolean awaitsOthers) {
        boolean answersTopic() {
            return coaching && project.topicWaitsForCoach();
        }

        /** Before it is handed in the abstract is the MIT's own. */
        boolean isHandedIn() {
            return project.submittedOn() != null;
        }
    }

    private final CoachedInternships internships;
    private final Projects projects;
    private final ProjectReadings readings;
    private final FileStore store;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Texts texts;

    ProjectReaderPage(
            CoachedInternships internships,
            Projects projects,
            ProjectReadings readings,
            FileStore store,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            Texts texts) {
        this.internships = internships;
        this.projects = projects;
        this.readings = readings;
        this.store = store;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/coach/projects/{id}")
    @SignedIn
    Reply read(Viewer viewer, @PathVariable UUID id) {
        var project = projects.find(id, viewer).orElseThrow(NotFound::new);
        return Reply.show("internship/project/project-reading", toRead(project, Form.empty(), viewer));
    }

    private ProjectToRead toRead(Project project, Form form, Viewer viewer) {
        var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
        boolean coaching = internships.coaches(viewer, internship.id());
        boolean staff = coaching || viewer.isOffice();
        var rule = internship.edition().project();
        var all = readings.of(project);
        var round = all.stream()
                .filter(reading -> reading.round() == project.round())
                .toList();
        int place = ProjectSheet.placeOf(project, round, viewer.id(), coaching, rule.coachReadsFirst())
                .orElse(0);
        var rubric = internship.edition().rubric();
        boolean ownIsIn = round.stream().anyMatch(reading -> reading.reader().equals(viewer.id()) && reading.isIn());
        return new ProjectToRead(
                form,
                project,
                staff ? internship.name() : null,
                project.state().badge(),
                project.submittedOn() == null ? List.of() : projects.files(project),
                ProjectSheet.forReader(
                        project,
                        all,
                        viewer.id(),
                        rule,
                        coaching ? Standpoint.COACH : staff ? Standpoint.OFFICE : Standpoint.READER),
                rubric,
                scores(rubric),
                verdicts(),
                place,
                coaching,
                ownIsIn && project.state() == Project.State.SUBMITTED);
    }

    private static List<Option> scores(Rubric rubric) {
        var scores = new ArrayList<Option>();
        for (int score = 1; score <= rubric.highest(); score++) {
            scores.add(new Option(String.valueOf(score), String.valueOf(score)));
        }
        return scores;
    }

    private List<Option> verdicts() {
        return List.of(
                new Option("passed", texts.say("internship.project.verdict.passed")),
                new Option("returned", texts.say("internship.project.verdict.returned")),
                new Option("not passed", texts.say("internship.project.verdict.not-passed")));
    }

    @GetMapping("/coach/projects/{id}/files/{file}")
    @SignedIn
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable UUID file) {
        var project = projects.find(id, viewer)
                .filter(one -> one.submittedOn() != null)
                .orElseThrow(NotFound::new);
        return ProjectPage.download(projects.file(project, file).orElseThrow(NotFound::new), store);
    }

    @PostMapping("/coach/projects/{id}/topic-approval")
    @SignedIn
    Reply approve(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var project = coached(id, viewer);
            var comment = form.atMost("comment", LONGEST_COMMENT);
            if (!form.isRight()) {
                return Reply.again("internship/project/project-reading", toRead(project, form, viewer));
            }
            if (!projects.approveTopic(project, comment, viewer)) {
                return Reply.seeOther("/coach/projects/" + id, Sentence.of("internship.project.topic.answered-before"));
            }
            var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
            audit.record(
                    viewer.actor(),
                    "project.topic-approved",
                    internship.mit().value(),
                    id,
                    Map.of("state", project.state().word()),
                    Map.of("state", "topic approved", "comment", AuditTrail.digestOf(comment)));
            events.publishEvent(new TopicApproved(id, internship.mit(), viewer.name(), project.title()));
            return Reply.seeOther("/coach", Sentence.of("internship.project.topic.approved", internship.name()));
        });
    }

    @PostMapping("/coach/projects/{id}/topic-changes")
    @SignedIn
    Reply askForChanges(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var project = coached(id, viewer);
            var comment = form.atMost("comment", LONGEST_COMMENT);
            if (comment.isEmpty()) {
                form.wrong("comment", Sentence.of("internship.project.topic.comment.missing"));
            }
            if (!form.isRight()) {
                return Reply.again("internship/project/project-reading", toRead(project, form, viewer));
            }
            if (!projects.askForChanges(project, comment)) {
                return Reply.seeOther("/coach/projects/" + id, Sentence.of("internship.project.topic.answered-before"));
            }
            var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
            audit.record(
                    viewer.actor(),
                    "project.topic-changes-asked",
                    internship.mit().value(),
                    id,
                    Map.of(),
                    Map.of("comment", AuditTrail.digestOf(comment)));
            events.publishEvent(new TopicChangesAsked(id, internship.mit(), viewer.name(), project.title()));
            return Reply.seeOther("/coach", Sentence.of("internship.project.topic.changes-asked", internship.name()));
        });
    }

    private Project coached(UUID id, Viewer viewer) {
        return projects.find(id, viewer)
                .filter(project -> internships.coaches(viewer, project.internship()))
                .orElseThrow(NotFound::new);
    }

    /** A reader's judgment of the submission at hand; given once. */
    @PostMapping("/coach/projects/{id}/reading")
    @SignedIn
    Reply judge(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            projects.lock(projects.find(id, viewer).orElseThrow(NotFound::new));
            var project = projects.find(id, viewer).orElseThrow(NotFound::new);
            var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
            var rule = internship.edition().project();
            var round = readings.ofRound(project);
            boolean coaching = internships.coaches(viewer, internship.id());
            var place = ProjectSheet.placeOf(project, round, viewer.id(), coaching, rule.coachReadsFirst());
            if (place.isEmpty()) {
                return Reply.seeOther("/coach/projects/" + id, Sentence.of("internship.project.nothing-to-read"));
            }
            var scores = scores(form, internship.edition().rubric());
            var verdict = verdict(form, internship.edition().rubric(), scores);
            var comment = form.atMost("comment", LONGEST_COMMENT);
            if (verdict != null && verdict != Verdict.PASSED && comment.isEmpty()) {
                form.wrong("comment", Sentence.of("internship.project.comment.missing"));
            }
            if (!form.isRight() || verdict == null) {
                return Reply.again("internship/project/project-reading", toRead(project, form, viewer));
            }
            if (round.stream().noneMatch(reading -> reading.reader().equals(viewer.id()))) {
                readings.assign(project, place.get(), viewer.id());
            }
            readings.judge(project, place.get(), viewer.id(), scores, verdict, comment);
            var after = new LinkedHashMap<String, Object>();
            after.put("round", project.round());
            after.put("place", place.get());
            after.put("verdict", verdict.word());
            after.put("scores", scores);
            after.put("comment", AuditTrail.digestOf(comment));
            audit.record(viewer.actor(), "project.read", internship.mit().value(), id, Map.of(), after);
            return settle(project, internship, viewer);
        });
    }

    private static Map<String, Integer> scores(Form form, Rubric rubric) {
        var scores = new LinkedHashMap<String, Integer>();
        for (var criterion : rubric.criteria()) {
            form.number("score-" + criterion.key()).ifPresent(score -> {
                if (score < 1 || score > rubric.highest()) {
                    form.wrong(
                            "score-" + criterion.key(),
                            Sentence.of("internship.project.score.range", rubric.highest()));
                } else {
                    scores.put(criterion.key(), score);
                }
            });
        }
        return scores;
    }

    /** A verdict that the scores bear out: to pass, each row reaches the passing score; not to, one stays below. */
    private static @Nullable Verdict verdict(Form form, Rubric rubric, Map<String, Integer> scores) {
        var word = form.text("verdict");
        if (!List.of("passed", "returned", "not passed").contains(word)) {
            form.wrong("verdict", Sentence.of("internship.project.verdict.missing"));
            return null;
        }
        var verdict = Verdict.of(word);
        if (verdict == Verdict.RETURNED) {
            return verdict;
        }
        for (var criterion : rubric.criteria()) {
            if (!scores.containsKey(criterion.key())) {
                form.wrong(
                        "score-" + criterion.key(), Sentence.of("internship.project.score.missing", criterion.title()));
            }
        }
        if (scores.size() == rubric.criteria().size()) {
            boolean reaches = rubric.isPassedBy(scores);
            if (verdict == Verdict.PASSED && !reaches) {
                form.wrong("verdict", Sentence.of("internship.project.verdict.below", rubric.passing()));
            } else if (verdict == Verdict.NOT_PASSED && reaches) {
                form.wrong("verdict", Sentence.of("internship.project.verdict.above", rubric.passing()));
            }
        }
        return verdict;
    }

    /** Weighs the readings of the round: decides, or waits for who has still to read. */
    private Reply settle(Project project, CoachedInternship internship, Viewer viewer) {
        var round = readings.ofRound(project);
        var place = "/coach/projects/" + project.id();
        return switch (ProjectOutcome.of(
                internship.edition().project(), internship.edition().rubric(), project.drawn(), round)) {
            case ProjectOutcome.Decided(var verdict) -> {
                projects.decide(project, verdict);
                audit.record(
                        viewer.actor(),
                        "project.decided",
                        internship.mit().value(),
                        project.id(),
                        Map.of("state", "submitted"),
                        Map.of("state", verdict.word(), "round", project.round()));
                events.publishEvent(new ProjectDecided(
                        project.id(),
                        internship.id(),
                        internship.mit(),
                        project.title(),
                        verdict.word(),
                        clock.today()));
                yield Reply.seeOther(
                        place,
                        Sentence.of(
                                "internship.project.decided." + verdict.word().replace(' ', '-')));
            }
            case ProjectOutcome.Awaits(var next) -> {
                if (next > 1 && round.stream().noneMatch(reading -> reading.place() == next)) {
                    events.publishEvent(new ReaderNeeded(project.id(), internship.name(), project.title()));
                }
                yield Reply.seeOther(place, Sentence.of("internship.project.read"));
            }
        };
    }
}
