package org.cadre.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.cadre.editing.DraftId;
import org.cadre.editing.DraftOutcome;
import org.cadre.editing.EditionDrafts;
import org.cadre.editing.EditionProposals;
import org.cadre.offering.OfferingPlan;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionPlan;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.cadre.site.district.DistrictPages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The edition of the cast's district, come about as every other does: Dora customizes the national one and proposes it, office
 * publishes it and its page. A date is held under it, open to neighbors. All of it says that it is sample.
 */
@Component
@Profile("demo")
class DistrictSample {
    static final String SLUG = "bluebonnet-isd";

    private static final String CONTACT_MINUTES = "requirements.certification.all[2].contactMinutes";
    private static final int EIGHTY_HOURS = 80 * 60;
    private static final String LIGHT = "#1f4e79";
    private static final String DARK = "#8ab8e6";
    private static final int SEATS = 20;

    private final EditionDrafts drafts;
    private final EditionProposals proposals;
    private final EditionLooks looks;
    private final Editions editions;
    private final DistrictPages pages;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final Texts texts;

    DistrictSample(
            EditionDrafts drafts,
            EditionProposals proposals,
            EditionLooks looks,
            Editions editions,
            DistrictPages pages,
            Offerings offerings,
            ProgramClock clock,
            Texts texts) {
        this.drafts = drafts;
        this.proposals = proposals;
        this.looks = looks;
        this.editions = editions;
        this.pages = pages;
        this.offerings = offerings;
        this.clock = clock;
        this.texts = texts;
    }

    void bringIn(Cast cast) {
        var dora = new Viewer(cast.coordinator, "Dora Pine", clock.zone(), Set.of(Role.DISTRICT), cast.district, null);
        var opal = new Viewer(cast.office, "Opal Whitfield", clock.zone(), Set.of(Role.OFFICE), null, null);
        var draft = proposed(dora);
        var edition = published(opal, draft);
        if (!pages.publish(pages.of(cast.district).orElseThrow(), SLUG, opal)) {
            throw new IllegalStateException("the address of the sample district is taken");
        }
        date(cast, edition, opal);
    }

    private DraftId proposed(Viewer dora) {
        var draft = drafts.start(dora, dora.district(), editions.idOf(Editions.NATIONAL));
        var begun = drafts.find(dora, draft).orElseThrow();
        var sheet = EditionSheet.read(begun.yaml())
                .orElseThrow()
                .with("title", says("title"))
                .with("effective", clock.today().toString())
                .with(CONTACT_MINUTES, EIGHTY_HOURS);
        done(drafts.save(dora, draft, begun.save(), sheet.yaml(), "requirements"));
        looks.keep(
                draft.value(),
                new EditionLook(0, null, LIGHT, DARK, says("welcome"), says("about"), says("contact"), says("fees")),
                dora.actor());
        proposals.record(dora, draft, says("note"));
        done(drafts.propose(dora, draft, begun.save() + 1));
        return draft;
    }

    private EditionId published(Viewer opal, DraftId draft) {
        int save = drafts.find(opal, draft).orElseThrow().save();
        return switch (drafts.publish(opal, draft, save)) {
            case DraftOutcome.Published(var edition) -> edition;
            case DraftOutcome.Done _ -> throw new IllegalStateException("the sample edition was not published");
            case DraftOutcome.Refused refused -> throw refused(refused);
        };
    }

    private void done(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Refused refused) {
            throw refused(refused);
        }
    }

    private IllegalStateException refused(DraftOutcome.Refused refused) {
        return new IllegalStateException(texts.say(refused.says()));
    }

    private void date(Cast cast, EditionId edition, Viewer opal) {
        LocalDate first = clock.today().plusWeeks(10);
        var plan = new OfferingPlan(
                OfferingKind.IN_HOUSE,
                says("date"),
                says("place"),
                null,
                "Bluebonnet",
                "TX",
                ZoneId.of("America/Chicago"),
                first,
                first.plusDays(1),
                null,
                0,
                null,
                true,
                SEATS,
                List.of(cast.trainer),
                true);
        var sessions =
                SessionPlan.usual(plan.kind(), plan.title(), editions.of(edition), plan.firstDay(), plan.lastDay());
        offerings.hostedBy(offerings.offer(plan, edition, sessions, opal.actor()), cast.district);
    }

    private String says(String key) {
        return texts.say("demo.district." + key);
    }
}
