package org.cadre.offering;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** An offering for the calendar of a phone: one entry a day, from its first session to its last. */
@Component
public class EventCalendar {
    private final Offerings offerings;
    private final Texts texts;
    private final Settings settings;

    EventCalendar(Offerings offerings, Texts texts, Settings settings) {
        this.offerings = offerings;
        this.texts = texts;
        this.settings = settings;
    }

    /** The calendar file of an offering. Its times are instants, so that it is right in every zone. */
    public byte[] file(OfferingSummary offering, Instant now) {
        var days = offerings.sessions(offering.id()).stream()
                .collect(Collectors.groupingBy(
                        session -> session.day(offering.zone()), TreeMap::new, Collectors.toList()));
        var calendar = new Calendar();
        calendar.add(new ProdId("-//" + settings.associationName() + "//Cadre//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        int sequence = offerings.calendarSequence(offering.id());
        int number = 0;
        for (var sessions : days.values()) {
            var entry = entry(offering, sessions, now);
            // Named by its number, not by its date: when the event moves, the entry moves.
            entry.add(new Uid(
                    offering.id() + "-" + ++number + "@" + settings.publicUrl().getHost()));
            entry.add(new Sequence(sequence));
            calendar.add(entry);
        }
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private VEvent entry(OfferingSummary offering, List<SessionSummary> sessions, Instant now) {
        var entry = new VEvent(
                sessions.getFirst().startsAt(),
                sessions.stream()
                        .map(SessionSummary::endsAt)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                offering.title());
        entry.replace(new DtStamp(now));
        entry.add(new Location(offering.address()));
        entry.add(new Description(sessions.stream()
                .map(session -> texts.say(
                        "offering.calendar.session",
                        texts.clock(session.startsAt(), offering.zone()),
                        texts.clock(session.endsAt(), offering.zone()),
                        texts.zoneName(offering.zone()),
                        session.title()))
                .collect(Collectors.joining("\n"))));
        entry.add(new Url(URI.create(settings.link("/schedule/" + offering.id()))));
        entry.add(offering.canceled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return entry;
    }
}
