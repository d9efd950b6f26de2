package org.cadre.offering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sets what an offering costs by fee category, alone and with part two, and what part two costs alone. */
@Controller
final class PricesPage {
    private static final String TEMPLATE = "offering/prices";
    private static final String PART_TWO = "/office/editions/part-two-prices";

    private final Offerings offerings;
    private final Prices prices;
    private final Editions editions;
    private final AuditTrail audit;
    private final Deeds deeds;
    private final Texts texts;

    PricesPage(Offerings offerings, Prices prices, Editions editions, AuditTrail audit, Deeds deeds, Texts texts) {
        this.offerings = offerings;
        this.prices = prices;
        this.editions = editions;
        this.audit = audit;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/office/offerings/{id}/prices")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = offering(id);
        return Reply.show(TEMPLATE, view(offering, PriceRows.filled(prices.ownOf(offering.id()))));
    }

    @PostMapping("/office/offerings/{id}/prices")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        var rows = new PriceRows(
                List.of(Covers.OFFERING, Covers.BUNDLE),
                FeeCategory.of(offering.kind() == OfferingKind.IN_HOUSE),
                offering.firstDay());
        var wanted = rows.read(form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, form));
        }
        return deeds.once(form.key(), () -> {
            var before = prices.ownOf(offering.id());
            prices.replace(offering.id(), null, wanted);
            audit.record(viewer.actor(), "offering.prices-changed", null, id, facts(before), facts(wanted));
            return Reply.seeOther("/office/offerings/" + id + "/prices", saved(wanted));
        });
    }

    private static Sentence saved(List<Price> wanted) {
        return Sentence.of(wanted.isEmpty() ? "offering.prices.none" : "offering.prices.saved");
    }

    /** "offering member from 1": cents. */
    private static Map<String, Object> facts(List<Price> prices) {
        var facts = new LinkedHashMap<String, Object>();
        prices.forEach(price -> facts.put(
                price.covers().key() + " " + price.category().key() + " from " + price.fromSeats()
                        + (price.through() == null ? "" : " through " + price.through())
                        + (price.flat() ? " flat" : ""),
                price.cents()));
        return facts;
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private PricesView view(OfferingSummary offering, Form form) {
        boolean inHouse = offering.kind() == OfferingKind.IN_HOUSE;
        return new PricesView(
                offering,
                editions.of(offering.edition()).title(),
                "/office/offerings/" + offering.id() + "/prices",
                form,
                PriceRows.of(form),
                List.of(covers(Covers.OFFERING), covers(Covers.BUNDLE)),
                categories(FeeCategory.of(inHouse)),
                inHouse,
                PriceRows.warnings(prices.ownOf(offering.id())));
    }

    private Option covers(Covers one) {
        return new Option(one.key(), texts.say("offering.prices.covers." + one.key()));
    }

    private List<Option> categories(List<FeeCategory> some) {
        return some.stream()
                .map(one -> new Option(one.key(), texts.say("offering.price.category." + one.key())))
                .toList();
    }

    @GetMapping(PART_TWO)
    @Only(Role.OFFICE)
    Reply showPartTwo(Form asked) {
        var edition = edition(asked);
        return Reply.show(
                TEMPLATE,
                partTwo(edition, PriceRows.filled(prices.ofPartTwo(edition).prices())));
    }

    /** The one asked for; otherwise the one in effect, under which most begin part two from now on. */
    private EditionId edition(Form form) {
        return form.id("edition")
                .flatMap(editions::find)
                .map(Editions.Listed::id)
                .orElseGet(() -> editions.idOf(Editions.NATIONAL));
    }

    @PostMapping(PART_TWO)
    @Only(Role.OFFICE)
    Reply savePartTwo(Viewer viewer, Form form) {
        var edition = edition(form);
        var wanted = new PriceRows(List.of(Covers.INTERNSHIP), partTwoCategories(), null).read(form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, partTwo(edition, form));
        }
        return deeds.once(form.key(), () -> {
            var before = prices.ofPartTwo(edition).prices();
            prices.replace(null, edition, wanted);
            audit.record(viewer.actor(), "edition.prices-changed", null, edition.value(), facts(before), facts(wanted));
            return Reply.seeOther(PART_TWO + "?edition=" + edition, saved(wanted));
        });
    }

    private String listed(EditionId edition) {
        var one = editions.find(edition.value()).orElseThrow(NotFound::new);
        return one.title() + " " + one.version();
    }

    private static List<FeeCategory> partTwoCategories() {
        return FeeCategory.of(false);
    }

    private PricesView partTwo(EditionId edition, Form form) {
        return new PricesView(
                null,
                listed(edition),
                PART_TWO + "?edition=" + edition,
                form,
                PriceRows.of(form),
                List.of(covers(Covers.INTERNSHIP)),
                categories(partTwoCategories()),
                false,
                PriceRows.warnings(prices.ofPartTwo(edition).prices()));
    }
}
