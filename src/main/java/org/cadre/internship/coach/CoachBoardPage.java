package org.cadre.internship.coach;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.internship.CohortId;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.meeting.Meeting;
import org.cadre.internship.meeting.Meetings;
import org.cadre.internship.project.Project;
import org.cadre.internship.project.Projects;
import org.cadre.internship.report.MonthlyLog;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The cohort board: people by months, with hours, report and meeting of each; and one person's months. */
@Controller
final class CoachBoardPage {
    /**
     * One person's month.
     *
     * @param heat 0 (no contact) to 4 (the month's share of the target reached), −1 before the month has begun
     */
    record Month(
            int month,
            @Nullable DateRange dates,
            int minutes,
            int heat,
            @Nullable MonthlyReport report,
            @Nullable CoachBadge reportBadge,
            @Nullable CoachBadge meetingBadge) {}

    record Row(CoachDesk.Person person, List<Month> cells) {}

    record Board(CoachedCohort cohort, List<Integer> months, List<Row> rows, List<Meeting> upcoming) {}

    record Protege(String name, String kind, @Nullable String school, String state) {}

    record PersonSheet(
            Row row,
            CoachedInternship internship,
            String cohortName,
            boolean coaching,
            List<Protege> proteges,
            @Nullable Project project,
            @Nullable CoachBadge projectBadge,
            List<Extension> extensions,
            List<CoachNotes.Note> notes,
            ZoneId zone,
            Form form) {
        /** Whether there is a pairing that a plan can be about. */
        boolean planned() {
            return proteges.stream().anyMatch(one -> !one.state().equals("proposed"));
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final CoachedCohorts cohorts;
    private final CoachedInternships internships;
    private final CoachDesk desk;
    private final Meetings meetings;
    private final Projects projects;
    private final CoachNotes notes;
    private final ProgramClock clock;

    CoachBoardPage(
            CoachedCohorts cohorts,
            CoachedInternships internships,
            CoachDesk desk,
            Meetings meetings,
            Projects projects,
            CoachNotes notes,
            ProgramClock clock,
            SheetFiles sheets,
            Texts texts) {
        this.texts = texts;
        this.sheets = sheets;
        this.cohorts = cohorts;
        this.internships = internships;
        this.desk = desk;
        this.meetings = meetings;
        this.projects = projects;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping("/coach/cohorts/{id}")
    @Only({Role.COACH, Role.OFFICE})
    Reply board(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("internship/coach/coach-board", read(viewer, id));
    }

    private Board read(Viewer viewer, UUID id) {
        var cohort = cohorts.find(new CohortId(id), viewer).orElseThrow(NotFound::new);
        var people = internships.of(cohort.id()).stream()
                .filter(one -> viewer.isOffice() || !one.mit().equals(viewer.id()))
                .toList();
        int months = cohort.edition().internship().months();
        return new Board(
                cohort,
                IntStream.rangeClosed(1, months).boxed().toList(),
                rows(people),
                meetings.upcoming(cohort.id()));
    }

    @GetMapping("/coach/cohorts/{id}/board.{format}")
    @Only({Role.COACH, Role.OFFICE})
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var board = read(viewer, id);
        var columns =
                new ArrayList<>(sheets.columns("internship.coach.column.person", "internship.board.file.standing"));
        board.months().forEach(month -> columns.add(texts.say("internship.board.file.month", month)));
        columns.addAll(sheets.columns(
                "internship.board.file.hours", "internship.board.file.target", "internship.board.file.flags"));
        return sheets.recorded(
                viewer.actor(),
                "board",
                board.cohort().name(),
                format,
                columns,
                row -> board.rows().forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(Row row) {
        var person = row.person();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(person.internship().name()));
        cells.add(Cell.of(texts.say(person.badge().words())));
        row.cells().forEach(month -> cells.add(month.heat() < 0 ? Cell.NOTHING : Cell.ofMinutes(month.minutes())));
        cells.add(Cell.ofMinutes(person.countedMinutes()));
        cells.add(Cell.ofMinutes(person.targetMinutes()));
        cells.add(Cell.of(person.flags().size()));
        return cells;
    }

    private List<Row> rows(List<CoachedInternship> people) {
        var today = clock.today();
        var ids = people.stream().map(CoachedInternship::id).toList();
        var presences = meetings.presences(ids);
        return desk.people(people, today).stream()
                .map(person -> new Row(
                        person,
                        cells(
                                person.internship(),
                                person.contacts(),
                                person.reports(),
                                presences.getOrDefault(person.internship().id(), Map.of()),
                                today)))
                .toList();
    }

    private static List<Month> cells(
            CoachedInternship internship,
            List<MonthlyLog.Entry> contacts,
            List<MonthlyReport> reports,
            Map<Integer, Meeting.Presence> presences,
            LocalDate today) {
        var cells = new ArrayList<Month>();
        int share = internship.edition().contactTarget() / internship.months();
        for (int k = 1; k <= internship.months(); k++) {
            int month = k;
            var presence = presences.get(month);
            var meeting = presence == null ? null : presence.badge();
            if (!internship.hasBegun()) {
                cells.add(new Month(month, null, 0, -1, null, null, meeting));
                continue;
            }
            var dates = internship.month(month);
            int minutes = contacts.stream()
                    .filter(one -> one.state().counts() && dates.contains(one.day()))
                    .mapToInt(MonthlyLog.Entry::minutes)
                    .sum();
            var report = reports.stream()
                    .filter(one -> one.month() == month)
                    .findFirst()
                    .orElse(null);
            cells.add(new Month(
                    month,
                    dates,
                    minutes,
                    dates.first().isAfter(today) ? -1 : heat(minutes, share),
                    report,
                    report == null ? null : report.badge(internship.reportDue(month), today),
                    meeting));
        }
        return cells;
    }

    static int heat(int minutes, int share) {
        if (minutes == 0) {
            return 0;
        }
        if (minutes >= share) {
            return 4;
        }
        return minutes * 2 < share ? 1 : minutes * 4 < share * 3 ? 2 : 3;
    }

    @GetMapping("/coach/internships/{id}")
    @Only({Role.COACH, Role.OFFICE})
    Reply person(Viewer viewer, @PathVariable UUID id) {
        var internship = internships.find(new InternshipId(id), viewer).orElseThrow(NotFound::new);
        return Reply.show("internship/coach/coach-person", sheet(viewer, internship, Form.empty()));
    }

    /** One person as the viewer may see them; notes are between coach and MIT. */
    PersonSheet sheet(Viewer viewer, CoachedInternship internship, Form form) {
        var project = projects.of(internship).orElse(null);
        boolean coaching = internships.coaches(viewer, internship.id());
        return new PersonSheet(
                rows(List.of(internship)).getFirst(),
                internship,
                String.valueOf(internship.summary().cohortName()),
                coaching,
                desk.proteges(internship),
                project,
                project == null ? null : project.state().badge(),
                desk.extensions(internship),
                coaching && !viewer.isActedFor() ? notes.of(internship) : List.of(),
                viewer.zone(),
                form);
    }
}
