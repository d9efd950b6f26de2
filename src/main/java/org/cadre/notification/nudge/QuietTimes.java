package org.cadre.notification.nudge;

import java.time.Clock;
import java.time.Instant;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.springframework.stereotype.Component;

/** When a mail that nobody waits for may go to somebody: at once, or when their quiet hours are over. */
@Component
public class QuietTimes {
    private final Preferences preferences;
    private final People people;
    private final Clock system;

    QuietTimes(Preferences preferences, People people, Clock system) {
        this.preferences = preferences;
        this.people = people;
        this.system = system;
    }

    /** The next moment outside the person's quiet hours, in their own zone. */
    public Instant next(PersonId person) {
        var now = system.instant();
        return people.find(person)
                .map(PersonCard::zone)
                .map(zone -> preferences.of(person).quiet().next(now, zone))
                .orElse(now);
    }
}
