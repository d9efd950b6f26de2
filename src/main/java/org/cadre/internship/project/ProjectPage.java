package org.cadre.internship.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.ProjectSubmitted;
import org.cadre.internship.CoachingEvents.ReaderAssigned;
import org.cadre.internship.CoachingEvents.ReaderNeeded;
import org.cadre.internship.CoachingEvents.TopicProposed;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.internship.cohort.CoachedCohorts.Coach;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition.Rubric;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The MIT's own final project: a topic, then an abstract and files, then the readers' word. */
@Controller
final class ProjectPage {
    private static final String PLACE = "/internship/project";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TOPIC = 3000;
    private static final int LONGEST_ABSTRACT = 6000;

    record OwnProject(
            Form form,
            boolean begun,
            boolean open,
            @Nullable Project project,
            @Nullable CoachBadge badge,
            List<ProjectFile> files,
            List<ProjectReading> readings,
            @Nullable Rubric rubric,
            @Nullable LocalDate lastDay,
            List<String> coaches) {
        boolean asksForTopic() {
            return open && (project == null || project.state() == Project.State.PROPOSED);
        }

        boolean isWritable() {
            return open && project != null && project.isWritable();
        }
    }

    private final CoachedInternships internships;
    private final CoachedCohorts cohorts;
    private final InternshipFiles internshipFiles;
    private final Projects projects;
    private final ProjectReadings readings;
    private final ProjectDraw draw;
    private final FileStore store;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ProjectPage(
            CoachedInternships internships,
            CoachedCohorts cohorts,
            InternshipFiles internshipFiles,
            Projects projects,
            ProjectReadings readings,
            ProjectDraw draw,
            FileStore store,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.internships = internships;
        this.cohorts = cohorts;
        this.internshipFiles = internshipFiles;
        this.projects = projects;
        this.readings = readings;
        this.draw = draw;
        this.store = store;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
    }

    @GetMapping(PLACE)
    @SignedIn
    Reply own(Viewer viewer) {
        var own = internships.own(viewer).filter(CoachedInternship::hasBegun);
        if (own.isEmpty()) {
            return Reply.show(
                    "internship/project/project-own",
                    new OwnProject(
                            Form.empty(), false, false, null, null, List.of(), List.of(), null, null, List.of()));
        }
        var project = projects.of(own.get());
        var form = Form.empty();
        project.ifPresent(one -> form.with("title", one.title())
                .with("topic", one.topic())
                .with("abstract", one.summary())
                .with("video", one.videoLink()));
        return Reply.show("internship/project/project-own", sheet(own.get(), form));
    }

    private OwnProject sheet(CoachedInternship internship, Form form) {
        var project = projects.of(internship).orElse(null);
        return new OwnProject(
                form,
                true,
                internship.goesOn(),
                project,
                project == null ? null : project.state().badge(),
                project == null ? List.of() : projects.files(project),
                project == null ? List.of() : ProjectSheet.forMit(project, readings.of(project)),
                internship.edition().rubric(),
                internship.summary().lastDay(),
                cohorts.coaches(internship.cohort()).stream().map(Coach::name).toList());
    }

    @PostMapping(PLACE + "/topic")
    @SignedIn
    Reply propose(Viewer viewer, Form form) {
        var internship = begun(viewer);
        return deeds.once(form.key(), () -> {
            // Two windows at once propose one project, not two.
            internshipFiles.locked(internship.id());
            var title = form.atMost("title", LONGEST_TITLE);
            var topic = form.atMost("topic", LONGEST_TOPIC);
            if (title.isEmpty()) {
                form.wrong("title", Sentence.of("internship.project.title.missing"));
            }
            if (topic.isEmpty()) {
                form.wrong("topic", Sentence.of("internship.project.topic.missing"));
            }
            if (!form.isRight()) {
                return Reply.again("internship/project/project-own", sheet(internship, form));
            }
            var before = projects.of(internship);
            if (before.isPresent() && !projects.proposeAgain(before.get(), title, topic)) {
                return Reply.seeOther(PLACE, Sentence.of("internship.project.topic.approved-before"));
            }
            var id = before.map(Project::id).orElseGet(() -> projects.propose(internship, title, topic));
            audit.record(
                    viewer.actor(),
                    "project.topic-proposed",
                    internship.mit().value(),
                    id,
                    before.<Map<String, Object>>map(one -> Map.of(
                                    "title", AuditTrail.digestOf(one.title()),
                                    "topic", AuditTrail.digestOf(one.topic())))
                            .orElse(Map.of()),
                    Map.of("title", AuditTrail.digestOf(title), "topic", AuditTrail.digestOf(topic)));
            events.publishEvent(new TopicProposed(id, internship.mit(), internship.name(), title, coaches(internship)));
            return Reply.seeOther(PLACE, Sentence.of("internship.project.topic.sent"));
        });
    }

    private CoachedInternship begun(Viewer viewer) {
        return internships
                .own(viewer)
                .filter(CoachedInternship::hasBegun)
                .filter(CoachedInternship::goesOn)
                .orElseThrow(NotFound::new);
    }

    private List<PersonId> coaches(CoachedInternship internship) {
        return cohorts.coaches(internship.cohort()).stream().map(Coach::id).toList();
    }

    /** Keeps title and abstract, and hands the project in when the button says so. */
    @PostMapping(PLACE)
    @SignedIn
    Reply write(
            Viewer viewer,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent) {
        var internship = begun(viewer);
        return deeds.once(form.key(), () -> {
            var project = projects.of(internship).orElseThrow(NotFound::new);
            projects.lock(project);
            if (!project.isWritable()) {
                return Reply.seeOther(PLACE, Sentence.of("internship.project.gone"));
            }
            boolean submits = form.text("deed").equals("submit");
            var title = form.atMost("title", LONGEST_TITLE);
            var summary = form.atMost("abstract", LONGEST_ABSTRACT);
            var video = video(form);
            if (title.isEmpty()) {
                form.wrong("title", Sentence.of("internship.project.title.missing"));
            }
            if (submits && summary.isEmpty()) {
                form.wrong("abstract", Sentence.of("internship.project.abstract.missing"));
            }
            take(chosen(sent), project, internship, form, viewer);
            if (submits
                    && form.problem("file") == null
                    && video.isEmpty()
                    && projects.files(project).isEmpty()) {
                form.wrong("file", Sentence.of("internship.project.file.none"));
            }
            if (!form.isRight()) {
                return Reply.again("internship/project/project-own", sheet(internship, form));
            }
            keep(project, title, summary, video, internship, viewer);
            if (!submits) {
                return Reply.seeOther(PLACE, Sentence.of("internship.project.saved"));
            }
            submit(internship, project, viewer);
            return Reply.seeOther(PLACE, Sentence.of("internship.project.submitted"));
        });
    }

    private static final int LONGEST_LINK = 500;

    /** The address of a video: one that a browser can open safely, or nothing. */
    private static String video(Form form) {
        String link = form.atMost("video", LONGEST_LINK);
        if (!link.isEmpty() && !isSafe(link)) {
            form.wrong("video", Sentence.of("internship.project.video.wrong"));
        }
        return link;
    }

    private static boolean isSafe(String link) {
        try {
            var address = new URI(link);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private void keep(
            Project project, String title, String summary, String video, CoachedInternship internship, Viewer viewer) {
        projects.write(project, title, summary, video);
        audit.record(
                viewer.actor(),
                "project.saved",
                internship.mit().value(),
                project.id(),
                Map.of("abstract", AuditTrail.digestOf(project.summary())),
                Map.of("title", AuditTrail.digestOf(title), "abstract", AuditTrail.digestOf(summary)));
    }

    /** The buttons for files stand in the same form as title and abstract: what was typed there is kept too. */
    private void keepTyped(Project project, CoachedInternship internship, Form form, Viewer viewer) {
        if (!form.fields().contains("title") || !form.fields().contains("abstract")) {
            return;
        }
        var title = form.atMost("title", LONGEST_TITLE);
        var summary = form.atMost("abstract", LONGEST_ABSTRACT);
        var video = video(form);
        if (form.isRight()
                && !(title.equals(project.title())
                        && summary.equals(project.summary())
                        && video.equals(Objects.requireNonNullElse(project.videoLink(), "")))) {
            keep(project, title.isEmpty() ? project.title() : title, summary, video, internship, viewer);
        }
    }

    private void submit(CoachedInternship internship, Project written, Viewer viewer) {
        var rule = internship.edition().project();
        var secondBefore = readings.ofRound(written).stream()
                .filter(reading -> reading.place() == 2)
                .findFirst();
        projects.submit(written, draw.fallsOn(written.id(), rule.drawnOneIn()));
        var project = projects.of(internship).orElseThrow(NotFound::new);
        audit.record(
                viewer.actor(),
                "project.submitted",
                internship.mit().value(),
                project.id(),
                Map.of("state", written.state().word()),
                Map.of("state", "submitted", "round", project.round(), "drawn", project.drawn()));
        events.publishEvent(new ProjectSubmitted(
                project.id(), internship.mit(), internship.name(), project.title(), coaches(internship)));
        if (project.drawn() && secondBefore.isPresent()) {
            // Who was asked to read an earlier round reads this one too.
            readings.assign(project, 2, secondBefore.get().reader());
            events.publishEvent(
                    new ReaderAssigned(project.id(), secondBefore.get().reader(), project.title()));
        } else if (project.drawn() || !rule.coachReadsFirst()) {
            events.publishEvent(new ReaderNeeded(project.id(), internship.name(), project.title()));
        }
    }

    @PostMapping(PLACE + "/files")
    @SignedIn
    Reply upload(
            Viewer viewer,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent) {
        var internship = begun(viewer);
        return deeds.once(form.key(), () -> {
            var project = projects.of(internship).orElseThrow(NotFound::new);
            projects.lock(project);
            if (!project.isWritable()) {
                return Reply.seeOther(PLACE, Sentence.of("internship.project.gone"));
            }
            var files = chosen(sent);
            if (files.isEmpty()) {
                form.wrong("file", Sentence.of("internship.project.file.missing"));
            }
            take(files, project, internship, form, viewer);
            keepTyped(project, internship, form, viewer);
            if (!form.isRight()) {
                return Reply.again("internship/project/project-own", sheet(internship, form));
            }
            return Reply.seeOther(
                    PLACE,
                    files.size() == 1
                            ? Sentence.of("internship.project.file.added")
                            : Sentence.of("internship.project.files.added", files.size()));
        });
    }

    private static List<MultipartFile> chosen(@Nullable List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream().filter(one -> !one.isEmpty()).toList();
    }

    private void take(
            List<MultipartFile> files, Project project, CoachedInternship internship, Form form, Viewer viewer) {
        if (projects.files(project).size() + files.size() > ProjectUpload.MOST_FILES) {
            form.wrong("file", Sentence.of("internship.project.file.too-many", ProjectUpload.MOST_FILES));
        }
        for (MultipartFile file : files) {
            take(file, project, internship, form, viewer);
        }
    }

    private void take(MultipartFile file, Project project, CoachedInternship internship, Form form, Viewer viewer) {
        if (file.getSize() > ProjectUpload.LARGEST_BYTES) {
            form.wrong("file", tooLarge(String.valueOf(file.getOriginalFilename())));
            return;
        }
        byte[] bytes = bytes(file);
        switch (ProjectUpload.of(String.valueOf(file.getOriginalFilename()), bytes)) {
            case ProjectUpload.Missing() -> form.wrong("file", Sentence.of("internship.project.file.missing"));
            case ProjectUpload.TooLarge(var name) -> form.wrong("file", tooLarge(name));
            case ProjectUpload.WrongKind(var name) ->
                form.wrong("file", Sentence.of("internship.project.file.wrong-kind", name));
            case ProjectUpload.Bomb(var name) -> form.wrong("file", Sentence.of("internship.project.file.bomb", name));
            case ProjectUpload.HoldsAProgram(var name) ->
                form.wrong("file", Sentence.of("internship.project.file.program", name));
            case ProjectUpload.NotWhatItSays(var name, var ending) ->
                form.wrong("file", Sentence.of("internship.project.file.not-what-it-says", name, ending));
            case ProjectUpload.Good(var name, var type) -> {
                if (form.isRight()) {
                    String digest = store.store(bytes);
                    var id = projects.addFile(project, name, type, bytes.length, digest, viewer);
                    audit.record(
                            viewer.actor(),
                            "project.file-added",
                            internship.mit().value(),
                            project.id(),
                            Map.of(),
                            Map.of("file", id.toString(), "bytes", bytes.length, "sha256", digest));
                }
            }
        }
    }

    private static Sentence tooLarge(String name) {
        return Sentence.of("internship.project.file.too-large", name, ProjectUpload.LARGEST_MEGABYTES);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping(PLACE + "/files/{file}/removal")
    @SignedIn
    Reply remove(Viewer viewer, @PathVariable UUID file, Form form) {
        var internship = begun(viewer);
        return deeds.once(form.key(), () -> {
            var project = projects.of(internship).orElseThrow(NotFound::new);
            projects.lock(project);
            var found = projects.file(project, file).orElseThrow(NotFound::new);
            if (!project.isWritable()) {
                return Reply.seeOther(PLACE, Sentence.of("internship.project.gone"));
            }
            keepTyped(project, internship, form, viewer);
            if (!form.isRight()) {
                return Reply.again("internship/project/project-own", sheet(internship, form));
            }
            projects.removeFile(found);
            audit.record(
                    viewer.actor(),
                    "project.file-removed",
                    internship.mit().value(),
                    project.id(),
                    Map.of("file", found.id().toString(), "sha256", found.digest()),
                    Map.of());
            return Reply.seeOther(PLACE, Sentence.of("internship.project.file.removed", found.name()));
        });
    }

    @GetMapping(PLACE + "/files/{file}")
    @SignedIn
    Reply file(Viewer viewer, @PathVariable UUID file) {
        var project = internships.own(viewer).flatMap(projects::of).orElseThrow(NotFound::new);
        return download(projects.file(project, file).orElseThrow(NotFound::new), store);
    }

    /** Always as an attachment, under the kind it was taken as: a browser never opens it as a page of ours. */
    static Reply download(ProjectFile file, FileStore store) {
        return Reply.download(file.name(), file.mediaType(), store.read(file.digest()));
    }
}
