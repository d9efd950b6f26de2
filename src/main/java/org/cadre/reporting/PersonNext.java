package org.cadre.reporting;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cadre.certification.Standings;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection.Next;
import org.cadre.people.PersonSection.Urgency;
import org.cadre.people.PersonSteps;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.springframework.stereotype.Component;

/** What somebody's own first page says is next, for office to see it too: with the same days, in the same order. */
@Component
class PersonNext implements PersonSteps {
    private final Standings standings;
    private final InternshipHomes internships;
    private final ParticipantHomes participants;
    private final CertificateHomes certificates;
    private final BuyerSteps buyers;
    private final ProgramClock clock;

    PersonNext(
            Standings standings,
            InternshipHomes internships,
            ParticipantHomes participants,
            CertificateHomes certificates,
            BuyerSteps buyers,
            ProgramClock clock) {
        this.standings = standings;
        this.internships = internships;
        this.participants = participants;
        this.certificates = certificates;
        this.buyers = buyers;
        this.clock = clock;
    }

    @Override
    public List<Next> of(Viewer office, PersonCard person) {
        if (!office.isOffice()) {
            return List.of();
        }
        // As office sees it when it enters for them: their confidences stay closed.
        var they = new Viewer(person.id(), person.displayName(), person.zone(), Set.of(), null, office.id());
        var standing = standings.of(person.id(), clock.today());
        var certificate = certificates.of(they);
        return Stream.of(
                        internships.of(standing, they).stream()
                                .flatMap(home -> home.steps().stream())
                                .map(step -> next(step, "#internship")),
                        participants.of(standing, certificate.isPresent(), they).stream()
                                .flatMap(home -> home.steps().stream())
                                .map(step -> next(step, "#registrations")),
                        certificate.stream()
                                .flatMap(home -> home.steps().stream())
                                .map(step -> next(step, "#certificates")),
                        buyers.of(they).stream().map(step -> next(step, "#registrations")))
                .flatMap(steps -> steps)
                .toList();
    }

    private static Next next(NextStep step, String where) {
        return new Next(
                Urgency.valueOf(step.urgency().name()), step.icon(), step.what(), step.on(), step.when(), where);
    }
}
