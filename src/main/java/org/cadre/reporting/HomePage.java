package org.cadre.reporting;

import java.util.List;
import java.util.stream.Stream;
import org.cadre.certification.Standings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's first page: what is next, and by when, in every part of the program they have one in. */
@Controller
final class HomePage {
    private static final int STEPS = 3;
    /** Office has a page of its own kind: all that waits for it. */
    private static final int STEPS_OF_OFFICE = 5;

    private final Standings standings;
    private final InternshipHomes internships;
    private final ParticipantHomes participants;
    private final CertificateHomes certificates;
    private final CoachHomes coaches;
    private final TrainerHomes trainers;
    private final OfficeOverviews offices;
    private final DistrictHomes districts;
    private final BuyerSteps buyers;
    private final EditionSteps editions;
    private final ProgramClock clock;

    HomePage(
            Standings standings,
            InternshipHomes internships,
            ParticipantHomes participants,
            CertificateHomes certificates,
            CoachHomes coaches,
            TrainerHomes trainers,
            OfficeOverviews offices,
            DistrictHomes districts,
            BuyerSteps buyers,
            EditionSteps editions,
            ProgramClock clock) {
        this.standings = standings;
        this.internships = internships;
        this.participants = participants;
        this.certificates = certificates;
        this.coaches = coaches;
        this.trainers = trainers;
        this.offices = offices;
        this.districts = districts;
        this.buyers = buyers;
        this.editions = editions;
        this.clock = clock;
    }

    @GetMapping("/home")
    @SignedIn
    Reply home(Viewer viewer) {
        var standing = standings.of(viewer.id(), clock.today());
        var certificate = certificates.of(viewer).orElse(null);
        var internship = internships.of(standing, viewer).orElse(null);
        var participant = participants.of(standing, certificate != null, viewer).orElse(null);
        var coach = coaches.of(viewer).orElse(null);
        var trainer = trainers.of(viewer).orElse(null);
        var office = offices.of(viewer).orElse(null);
        var district = districts.of(viewer).orElse(null);
        var steps = Stream.of(
                        stepsOf(internship == null ? null : internship.steps()),
                        stepsOf(participant == null ? null : participant.steps()),
                        stepsOf(certificate == null ? null : certificate.steps()),
                        stepsOf(coach == null ? null : coach.steps()),
                        stepsOf(trainer == null ? null : trainer.steps()),
                        stepsOf(office == null ? null : office.steps()),
                        buyers.of(viewer),
                        editions.of(viewer))
                .flatMap(List::stream);
        return Reply.show(
                "reporting/home",
                new HomeView(
                        NextStep.first(office == null ? STEPS : STEPS_OF_OFFICE, steps),
                        internship,
                        participant,
                        certificate,
                        coach,
                        trainer,
                        office,
                        district));
    }

    private static List<NextStep> stepsOf(@Nullable List<NextStep> steps) {
        return steps == null ? List.of() : steps;
    }
}
