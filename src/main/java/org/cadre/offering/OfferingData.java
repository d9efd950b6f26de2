package org.cadre.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.LinkedData;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A date as machines read it: a course, and the one time it is held, with place, price and seats. */
@Component
class OfferingData {
    private static final String SCHEMA = "https://schema.org/";

    private final Settings settings;
    private final Texts texts;

    OfferingData(Settings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    String of(
            OfferingSummary offering, List<SessionSummary> sessions, PriceList prices, LocalDate today, boolean open) {
        return LinkedData.text(List.of(LinkedData.thing(
                "Course",
                "@id",
                address(offering) + "#course",
                "name",
                offering.title(),
                "description",
                texts.say(
                        "offering.data.description",
                        offering.title(),
                        texts.hours(offering.minutes()),
                        settings.associationName()),
                "url",
                address(offering),
                "provider",
                organizer(),
                "hasCourseInstance",
                instance(offering, sessions, prices, today, open))));
    }

    private Map<String, Object> instance(
            OfferingSummary offering, List<SessionSummary> sessions, PriceList prices, LocalDate today, boolean open) {
        var instance = LinkedData.thing(
                "CourseInstance",
                "@id",
                address(offering) + "#date",
                "name",
                offering.title(),
                "startDate",
                sessions.isEmpty()
                        ? offering.firstDay().toString()
                        : sessions.getFirst()
                                .startsAt()
                                .atZone(offering.zone())
                                .toOffsetDateTime()
                                .toString(),
                "endDate",
                sessions.isEmpty()
                        ? offering.lastDay().toString()
                        : sessions.getLast()
                                .endsAt()
                                .atZone(offering.zone())
                                .toOffsetDateTime()
                                .toString(),
                "courseMode",
                isOnline(offering) ? "Online" : "Onsite",
                "courseWorkload",
                "PT" + offering.minutes() + "M",
                "eventStatus",
                SCHEMA + (offering.canceled() ? "EventCancelled" : "EventScheduled"),
                "eventAttendanceMode",
                SCHEMA + (isOnline(offering) ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"),
                "location",
                location(offering),
                "organizer",
                organizer(),
                "maximumAttendeeCapacity",
                offering.capacity(),
                "remainingAttendeeCapacity",
                offering.seatsLeft(),
                "offers",
                offering.canceled() ? null : offers(offering, prices, today, open));
        instance.put("@type", List.of("CourseInstance", "EducationEvent"));
        return instance;
    }

    private static boolean isOnline(OfferingSummary offering) {
        return offering.city() == null || offering.kind() == OfferingKind.WEBINAR;
    }

    private Map<String, Object> location(OfferingSummary offering) {
        return isOnline(offering)
                ? LinkedData.thing("VirtualLocation", "name", offering.place(), "url", address(offering))
                : LinkedData.thing(
                        "Place",
                        "name",
                        offering.place(),
                        "address",
                        LinkedData.thing(
                                "PostalAddress",
                                "streetAddress",
                                offering.street(),
                                "addressLocality",
                                offering.city(),
                                "addressRegion",
                                offering.state(),
                                "addressCountry",
                                "US"));
    }

    private List<Map<String, Object>> offers(
            OfferingSummary offering, PriceList prices, LocalDate today, boolean open) {
        String availability = SCHEMA + (!open ? "Discontinued" : offering.isSoldOut() ? "SoldOut" : "InStock");
        return prices.shown(offering.kind() == OfferingKind.IN_HOUSE, today).stream()
                .map(price -> LinkedData.thing(
                        "Offer",
                        "name",
                        texts.say(price.text()),
                        "price",
                        BigDecimal.valueOf(price.cents(), 2).toPlainString(),
                        "priceCurrency",
                        offering.currency(),
                        "availability",
                        availability,
                        "priceValidUntil",
                        day(price.through()),
                        "url",
                        address(offering)))
                .toList();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private Map<String, Object> organizer() {
        return LinkedData.thing("Organization", "name", settings.associationName(), "url", settings.link("/"));
    }

    private String address(OfferingSummary offering) {
        return settings.link("/schedule/" + offering.id());
    }

    /** The dates of a list, each at its own page. */
    String of(List<OfferingSummary> offerings) {
        return LinkedData.text(List.of(LinkedData.thing(
                "ItemList",
                "itemListElement",
                IntStream.range(0, offerings.size())
                        .mapToObj(
                                i -> LinkedData.thing("ListItem", "position", i + 1, "url", address(offerings.get(i))))
                        .toList())));
    }
}
