package org.cadre.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.cadre.internship.CoachingEvents.MeetingFacts;
import org.cadre.people.PersonCard;
import org.cadre.platform.mail.MailWords;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/**
 * The calendar file of a cohort meeting: a REQUEST sets it, another one of the same UID with a higher SEQUENCE moves it, a
 * CANCEL takes it out again.
 */
@Component
class MeetingInvitation {
    private final Settings settings;
    private final MailWords words;

    MeetingInvitation(Settings settings, MailWords words) {
        this.settings = settings;
        this.words = words;
    }

    byte[] of(MeetingFacts meeting, PersonCard coach, PersonCard invited, boolean canceled) {
        var event = new VEvent(
                meeting.startsAt(),
                Duration.ofMinutes(meeting.minutes()),
                words.to(invited.email(), invited.id().value(), null)
                        .say(Sentence.of(
                                "notification.coaching.meeting.summary",
                                meeting.cohortName(),
                                Sentence.of("notification.coaching.meeting." + meeting.kind()))));
        event.add(new Uid(meeting.meeting() + "@" + settings.publicUrl().getHost()));
        event.add(new Sequence(meeting.sequence()));
        event.add(new Organizer(named(coach.displayName()), mailto(coach.email())));
        event.add(new Attendee(
                named(invited.displayName()).add(PartStat.NEEDS_ACTION).add(Rsvp.FALSE), mailto(invited.email())));
        if (meeting.room() != null) {
            event.add(new Location(settings.link("/chat/" + meeting.room())));
        } else if (meeting.link() != null) {
            event.add(new Location(meeting.link()));
        }
        event.add(canceled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Cadre//" + Locale.US.toLanguageTag()));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(canceled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        calendar.add(event);
        var bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ParameterList named(String name) {
        return new ParameterList().add(new Cn(name));
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
