package org.cadre.internship.project;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.ReaderAssigned;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.project.ProjectSheet.Standpoint;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition.Rubric;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office sees which projects wait for whom, and names second readers. */
@Controller
final class ProjectOfficePage {
    private static final int MOST_SHOWN = 200;
    private static final int AT_ONCE = 200;

    record OfficeProjects(List<Projects.OfficeLine> lines) {}

    /**
     * A project as office sees it.
     *
     * @param place the place a reader can be named for, 0 if none
     */
    record OfficeProject(
            Form form,
            Project project,
            String name,
            CoachBadge badge,
            List<ProjectFile> files,
            List<ProjectReading> readings,
            List<ProjectReading> assigned,
            Rubric rubric,
            int place,
            List<ProjectReadings.Candidate> candidates,
            String query) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final CoachedInternships internships;
    private final Projects projects;
    private final ProjectReadings readings;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ProjectOfficePage(
            CoachedInternships internships,
            Projects projects,
            ProjectReadings readings,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.internships = internships;
        this.projects = projects;
        this.readings = readings;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
    }

    @GetMapping("/office/projects")
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show(
                "internship/project/project-office-list", new OfficeProjects(projects.submitted(null, MOST_SHOWN)));
    }

    @GetMapping("/office/projects.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "projects",
                texts.say("internship.project.office.title"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "sheet.column.name",
                        "internship.project.office.file.submitted",
                        "sheet.column.state",
                        "internship.project.office.file.read",
                        "internship.project.office.file.open",
                        "internship.project.office.file.needs"),
                SheetFiles.Rows.paged(last -> projects.submitted(last, AT_ONCE), this::cells));
    }

    private List<Cell> cells(Projects.OfficeLine line) {
        return List.of(
                Cell.of(line.title()),
                Cell.of(line.name()),
                Cell.of(line.submittedOn()),
                Cell.of(texts.say("internship.project.state." + line.state().replace(' ', '-'))),
                Cell.of(line.read()),
                Cell.of(line.open()),
                line.needsReader() ? Cell.of(texts.say("internship.project.office.needs")) : Cell.NOTHING);
    }

    @GetMapping("/office/projects/{id}")
    @Only(Role.OFFICE)
    Reply project(Viewer viewer, @PathVariable UUID id, @RequestParam(name = "q", defaultValue = "") String query) {
        var project = projects.find(id, viewer).orElseThrow(NotFound::new);
        return Reply.show("internship/project/project-office", sheet(project, Form.empty(), query, viewer));
    }

    private OfficeProject sheet(Project project, Form form, String query, Viewer viewer) {
        var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
        var all = readings.of(project);
        var round = all.stream()
                .filter(reading -> reading.round() == project.round())
                .toList();
        int place = place(project, internship, round);
        return new OfficeProject(
                form,
                project,
                internship.name(),
                project.state().badge(),
                projects.files(project),
                ProjectSheet.forReader(
                        project,
                        all,
                        viewer.id(),
                        internship.edition().project(),
                        internships.coaches(viewer, internship.id()) ? Standpoint.COACH : Standpoint.OFFICE),
                round.stream().filter(reading -> !reading.isIn()).toList(),
                internship.edition().rubric(),
                place,
                place == 0 || query.strip().length() < 2 ? List.of() : readings.candidates(project, query.strip()),
                query.strip());
    }

    /** The place that waits for a reader to be named, or for another one who has not read yet. */
    private static int place(Project project, CoachedInternship internship, List<ProjectReading> round) {
        var rule = internship.edition().project();
        if (project.state() != Project.State.SUBMITTED
                || !(ProjectOutcome.of(rule, internship.edition().rubric(), project.drawn(), round)
                        instanceof ProjectOutcome.Awaits(var next))) {
            return 0;
        }
        if (next > 1 || !rule.coachReadsFirst()) {
            return next;
        }
        boolean secondIsIn = round.stream().anyMatch(reading -> reading.place() == 2 && reading.isIn());
        return project.drawn() && !secondIsIn ? 2 : 0;
    }

    @PostMapping("/office/projects/{id}/readers")
    @Only(Role.OFFICE)
    Reply assign(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var project = projects.find(id, viewer).orElseThrow(NotFound::new);
            projects.lock(project);
            var internship = internships.find(project.internship()).orElseThrow(NotFound::new);
            int place = place(project, internship, readings.ofRound(project));
            if (place == 0) {
                return Reply.seeOther("/office/projects/" + id, Sentence.of("internship.project.no-reader-needed"));
            }
            var reader = form.id("reader").flatMap(one -> readings.candidate(project, one));
            if (reader.isEmpty()) {
                form.wrong("q", Sentence.of("internship.project.reader.wrong"));
                return Reply.again("internship/project/project-office", sheet(project, form, form.text("q"), viewer));
            }
            readings.assign(project, place, new PersonId(reader.get().id()));
            audit.record(
                    viewer.actor(),
                    "project.reader-assigned",
                    reader.get().id(),
                    id,
                    Map.of(),
                    Map.of("round", project.round(), "place", place));
            events.publishEvent(new ReaderAssigned(id, new PersonId(reader.get().id()), project.title()));
            return Reply.seeOther(
                    "/office/projects/" + id,
                    Sentence.of(
                            "internship.project.reader.assigned", reader.get().name()));
        });
    }
}
