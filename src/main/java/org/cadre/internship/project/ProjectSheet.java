package org.cadre.internship.project;

import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonId;
import org.cadre.program.Edition.ProjectRule;

/** Who may see whose reading. A reader stays blind to the others until their own judgment, and the first one, are in. */
final class ProjectSheet {
    private ProjectSheet() {}

    /** For the MIT: what a round brought once it is decided. */
    static List<ProjectReading> forMit(Project project, List<ProjectReading> readings) {
        return readings.stream()
                .filter(ProjectReading::isIn)
                .filter(reading -> reading.round() < project.round() || project.state() != Project.State.SUBMITTED)
                .toList();
    }

    /** From where somebody looks at a project that is not theirs. */
    enum Standpoint {
        OFFICE,
        COACH,
        READER
    }

    /** For a coach, a reader or office: while a round is read, nobody who still has to judge learns of another's judgment. */
    static List<ProjectReading> forReader(
            Project project, List<ProjectReading> readings, PersonId viewer, ProjectRule rule, Standpoint standpoint) {
        var round = readings.stream()
                .filter(reading -> reading.round() == project.round())
                .toList();
        boolean toRead = placeOf(project, round, viewer, standpoint == Standpoint.COACH, rule.coachReadsFirst())
                .isPresent();
        boolean bothIn = isIn(round, 1) && isIn(round, 2);
        return readings.stream()
                .filter(ProjectReading::isIn)
                .filter(reading -> {
                    if (reading.reader().equals(viewer) || !rule.secondReaderIsBlind()) {
                        return true;
                    }
                    if (reading.round() < project.round()) {
                        return standpoint != Standpoint.READER || !toRead;
                    }
                    if (project.state() != Project.State.SUBMITTED) {
                        return true;
                    }
                    return !toRead && (standpoint == Standpoint.OFFICE || bothIn);
                })
                .toList();
    }

    private static boolean isIn(List<ProjectReading> round, int place) {
        return round.stream().anyMatch(reading -> reading.place() == place && reading.isIn());
    }

    /** The place the viewer is to read in now, if any. */
    static Optional<Integer> placeOf(
            Project project, List<ProjectReading> round, PersonId viewer, boolean coaching, boolean coachReadsFirst) {
        if (project.state() != Project.State.SUBMITTED) {
            return Optional.empty();
        }
        var own = round.stream()
                .filter(reading -> reading.reader().equals(viewer))
                .findFirst();
        if (own.isPresent()) {
            return own.filter(reading -> !reading.isIn()).map(ProjectReading::place);
        }
        boolean firstIsFree = round.stream().noneMatch(reading -> reading.place() == 1);
        return coaching && coachReadsFirst && firstIsFree ? Optional.of(1) : Optional.empty();
    }
}
