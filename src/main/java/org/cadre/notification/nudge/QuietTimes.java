package org.cadre.notification.nudge;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** The next moment outside the quiet hours of each, in their own zones; two questions, however many they are. */
    public Map<PersonId, Instant> next(Collection<PersonCard> cards, Instant now) {
        var wanted = preferences.all();
        var next = new HashMap<PersonId, Instant>();
        for (var card : cards) {
            var quiet = wanted.getOrDefault(card.id(), Preference.DEFAULT).quiet();
            next.put(card.id(), quiet.next(now, card.zone()));
        }
        return next;
    }
}
