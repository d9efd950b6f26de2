package org.cadre.offering;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
import net.fortuna.ical4j.model.property.XProperty;
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
        var calendar = empty();
        entries(List.of(offering), now).forEach(calendar::add);
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Several offerings in one calendar, for a feed that a phone reads again and again. */
    public byte[] feed(String name, List<OfferingSummary> some, Instant now) {
        var calendar = empty();
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT6H"));
        entries(some, now).forEach(calendar::add);
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Calendar empty() {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//" + settings.associationName() + "//Cadre//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        return calendar;
    }

    private List<VEvent> entries(List<OfferingSummary> some, Instant now) {
        var ids = some.stream().map(OfferingSummary::id).toList();
        var sessions = offerings.sessions(ids);
        var sequences = offerings.calendarSequences(ids);
        return some.stream()
                .flatMap(
                        one -> entries(
                                one,
                                sessions.getOrDefault(one.id(), List.of()),
                                sequences.getOrDefault(one.id(), 0),
                                now)
                                .stream())
                .toList();
    }

    private List<VEvent> entries(OfferingSummary offering, List<SessionSummary> all, int sequence, Instant now) {
        var days = all.stream()
                .collect(Collectors.groupingBy(
                        session -> session.day(offering.zone()), TreeMap::new, Collectors.toList()));
        var entries = new ArrayList<VEvent>();
        for (var sessions : days.values()) {
            var entry = entry(offering, sessions, now);
            // Named by its number, not by its date: when the event moves, the entry moves.
            entry.add(new Uid(offering.id() + "-" + (entries.size() + 1) + "@"
                    + settings.publicUrl().getHost()));
            entry.add(new Sequence(sequence));
            entries.add(entry);
        }
        return entries;
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
