package org.cadre.internship.report;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.people.Viewer;
import org.cadre.program.DateRange;
import org.springframework.stereotype.Component;

/** The reports that wait for a coach, oldest first. */
@Component
public final class CoachQueue {
    /**
     * A report that waits.
     *
     * @param late it was sent for the first time after its due day
     */
    public record Waiting(
            UUID id, String name, int month, DateRange dates, LocalDate sentOn, boolean late, boolean wantsHelp) {}

    private final MonthlyReports reports;

    CoachQueue(MonthlyReports reports) {
        this.reports = reports;
    }

    /** In the order they came; the people are those the viewer coaches. */
    public List<Waiting> of(Viewer coach, List<CoachedInternship> people) {
        var byId = people.stream().collect(toMap(CoachedInternship::id, Function.identity()));
        return reports.waitingFor(coach).stream()
                .filter(report -> byId.containsKey(report.internship()))
                .map(report -> waiting(report, Objects.requireNonNull(byId.get(report.internship())), coach))
                .toList();
    }

    private static Waiting waiting(MonthlyReport report, CoachedInternship internship, Viewer coach) {
        LocalDate sentOn = Objects.requireNonNull(report.submittedOn());
        return new Waiting(
                report.id(),
                internship.name(),
                report.month(),
                internship.month(report.month()),
                sentOn,
                report.wasSentLate(internship.reportDue(report.month())),
                report.wantsHelp() && !coach.isActedFor());
    }

    /** The one to read after this one: the next that came later, else the oldest that is left. */
    static Optional<UUID> after(List<Waiting> queue, UUID current) {
        var ids = queue.stream().map(Waiting::id).toList();
        int here = ids.indexOf(current);
        if (here >= 0 && here + 1 < ids.size()) {
            return Optional.of(ids.get(here + 1));
        }
        return ids.stream().filter(id -> !id.equals(current)).findFirst();
    }

    static Optional<UUID> before(List<Waiting> queue, UUID current) {
        var ids = queue.stream().map(Waiting::id).toList();
        int here = ids.indexOf(current);
        return here > 0 ? Optional.of(ids.get(here - 1)) : Optional.empty();
    }
}
