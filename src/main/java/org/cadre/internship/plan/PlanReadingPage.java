package org.cadre.internship.plan;

import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Others who read a mentoring plan: the coach, who acknowledges its review, and the protégé by their signed link. */
@Controller
final class PlanReadingPage {
    /**
     * @param plan null: not written yet
     * @param mayAcknowledge a review waits for the viewer
     */
    record CoachsView(
            CoachedInternship internship,
            Pairing pairing,
            @Nullable MentoringPlan plan,
            boolean mayAcknowledge) {}

    /** What the protégé reads. */
    record ProtegesView(
            String token, Pairing pairing, @Nullable MentoringPlan plan, Edition edition) {}

    private final CoachedInternships internships;
    private final Internships all;
    private final Editions editions;
    private final Pairings pairings;
    private final MentoringPlans plans;
    private final ProtegeLinks links;
    private final Settings settings;
    private final Deeds deeds;

    PlanReadingPage(
            CoachedInternships internships,
            Internships all,
            Editions editions,
            Pairings pairings,
            MentoringPlans plans,
            ProtegeLinks links,
            Settings settings,
            Deeds deeds) {
        this.internships = internships;
        this.all = all;
        this.editions = editions;
        this.pairings = pairings;
        this.plans = plans;
        this.links = links;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping("/coach/internships/{id}/plan")
    @Only(Role.COACH)
    Reply read(Viewer viewer, @PathVariable UUID id) {
        var internship = coached(viewer, id);
        var pairing = pairing(internship);
        var plan = plans.of(pairing.id()).orElse(null);
        return Reply.show(
                "internship/plan/coach-plan",
                new CoachsView(
                        internship,
                        pairing,
                        plan,
                        plan != null && plan.reviewedOn() != null && plan.acknowledgedOn() == null));
    }

    /** A plan is for MIT, protégé and coach: office does not read it, and whoever enters for a coach neither. */
    private CoachedInternship coached(Viewer viewer, UUID id) {
        var internship = internships.find(new InternshipId(id), viewer).orElseThrow(NotFound::new);
        if (!internships.coaches(viewer, internship.id()) || viewer.isActedFor()) {
            throw new NotFound();
        }
        return internship;
    }

    private Pairing pairing(CoachedInternship internship) {
        return pairings.of(internship.id()).stream()
                .filter(one -> one.acceptedOn() != null)
                .reduce((_, later) -> later)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/coach/internships/{id}/plan/acknowledgment")
    @Only(Role.COACH)
    Reply acknowledge(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = coached(viewer, id);
        return deeds.once(form.key(), () -> {
            boolean done = plans.acknowledge(viewer, pairing(internship));
            return Reply.seeOther(
                    "/coach/internships/" + id + "/plan",
                    done
                            ? Sentence.of("internship.plan.acknowledged", internship.name())
                            : Sentence.of("internship.plan.not-acknowledged"));
        });
    }

    @GetMapping("/protege/contacts/{token}/plan")
    @Open
    Reply show(@PathVariable String token) {
        if (links.readContacts(token) instanceof Link.Good(var subject)) {
            var over = links.over(subject);
            if (over.isPresent()) {
                return over.get();
            }
            var pairing = pairings.find(new PairingId(subject))
                    .filter(one -> one.state() == Pairing.State.ACTIVE || one.state() == Pairing.State.ENDED);
            if (pairing.isPresent()) {
                return Reply.show(
                        "internship/plan/protege-plan",
                        new ProtegesView(
                                token,
                                pairing.get(),
                                plans.of(pairing.get().id()).orElse(null),
                                edition(pairing.get())));
            }
        }
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink("unknown", null, Sentence.of("internship.confirmation.dead", settings.mailFrom())));
    }

    private Edition edition(Pairing pairing) {
        return all.find(pairing.internship())
                .map(InternshipSummary::edition)
                .map(editions::of)
                .orElseThrow(NotFound::new);
    }
}
