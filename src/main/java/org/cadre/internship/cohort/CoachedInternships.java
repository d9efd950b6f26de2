package org.cadre.internship.cohort;

import java.util.List;
import java.util.Optional;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** Finds internships for those who may see their reports, meetings and project: the MIT, the coach, office. */
@Component
public final class CoachedInternships {
    private final Internships internships;
    private final Editions editions;
    private final ProgramClock clock;

    CoachedInternships(Internships internships, Editions editions, ProgramClock clock) {
        this.internships = internships;
        this.editions = editions;
        this.clock = clock;
    }

    /** The viewer's own; none before they are placed in a cohort. */
    public Optional<CoachedInternship> own(Viewer viewer) {
        return internships.current(viewer.id()).flatMap(this::withRules);
    }

    /** One that the viewer coaches, or office looks at. */
    public Optional<CoachedInternship> find(InternshipId internship, Viewer viewer) {
        if (!viewer.isOffice() && !internships.coaches(viewer, internship)) {
            return Optional.empty();
        }
        return internships.find(internship).flatMap(this::withRules);
    }

    /** Without asking who looks: for work that comes due, and where a reader's assignment was checked already. */
    public Optional<CoachedInternship> find(InternshipId internship) {
        return internships.find(internship).flatMap(this::withRules);
    }

    /** Whether the viewer coaches it today. */
    public boolean coaches(Viewer viewer, InternshipId internship) {
        return internships.coaches(viewer, internship);
    }

    /** Everybody in a cohort who has not left it, by name. */
    public List<CoachedInternship> of(CohortId cohort) {
        return present(internships.ofCohort(cohort));
    }

    private List<CoachedInternship> present(List<InternshipSummary> all) {
        return all.stream()
                .filter(one -> switch (one.state()) {
                    case APPLIED, ACTIVE, ON_HOLD, COMPLETE -> true;
                    case WITHDRAWN, LAPSED -> false;
                })
                .flatMap(one -> withRules(one).stream())
                .toList();
    }

    /** Everybody the viewer coaches today. Nobody coaches their own internship. */
    public List<CoachedInternship> coachedBy(Viewer viewer) {
        return present(internships.peopleOf(viewer.id())).stream()
                .filter(one -> !one.mit().equals(viewer.id()))
                .toList();
    }

    private Optional<CoachedInternship> withRules(InternshipSummary summary) {
        if (summary.cohort() == null || summary.edition() == null) {
            return Optional.empty();
        }
        var edition = editions.of(summary.edition());
        var term = summary.term(edition, clock.today()).orElse(null);
        return Optional.of(new CoachedInternship(summary, summary.cohort(), edition, term));
    }
}
