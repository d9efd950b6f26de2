package org.cadre.notification.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.MissingOfCoaches;
import org.cadre.internship.missing.MissingOfMits;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds MITs and coaches of what is missing, each hour of whom it is due. After all other work of the day, so that what that
 * brings is seen.
 */
@Component
@Order
class Nudges implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

    private final MissingOfMits ofMits;
    private final MissingOfCoaches ofCoaches;
    private final Preferences preferences;
    private final SentNudges sent;
    private final Pauses pauses;
    private final NudgeMail writing;
    private final Mails mails;
    private final People people;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Nudges(
            MissingOfMits ofMits,
            MissingOfCoaches ofCoaches,
            Preferences preferences,
            SentNudges sent,
            Pauses pauses,
            NudgeMail writing,
            Mails mails,
            People people,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.ofMits = ofMits;
        this.ofCoaches = ofCoaches;
        this.preferences = preferences;
        this.sent = sent;
        this.pauses = pauses;
        this.writing = writing;
        this.mails = mails;
        this.people = people;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        run(clock.now());
    }

    /** Reminds whom it is time to remind at that moment. */
    void run(Instant now) {
        var today = now.atZone(clock.zone()).toLocalDate();
        var open = gather(today);
        var coaches = Set.copyOf(ofCoaches.coaches(today));
        coaches.forEach(coach -> open.computeIfAbsent(coach, _ -> new ArrayList<>()));
        var cards = people.cards(open.keySet());
        var wanted = preferences.all();
        var before = sent.all();
        var resting = pauses.on(today);
        open.forEach((person, items) -> {
            var card = cards.get(person);
            if (card != null && card.hasAccount()) {
                try {
                    remind(
                            card,
                            items,
                            resting.getOrDefault(person, Set.of()),
                            coaches.contains(person),
                            wanted.getOrDefault(person, Preference.DEFAULT),
                            before.getOrDefault(person, Sent.NOTHING),
                            now);
                } catch (RuntimeException e) {
                    LOG.error("{} could not be reminded", person, e);
                }
            }
        });
    }

    private Map<PersonId, List<Missing>> gather(LocalDate today) {
        var open = new HashMap<PersonId, List<Missing>>();
        for (var one : ofMits.of(today)) {
            open.computeIfAbsent(one.who(), _ -> new ArrayList<>()).add(one);
        }
        for (var one : ofCoaches.of(today)) {
            open.computeIfAbsent(one.who(), _ -> new ArrayList<>()).add(one);
        }
        return open;
    }

    private void remind(
            PersonCard person,
            List<Missing> items,
            Set<String> resting,
            boolean coaches,
            Preference preference,
            Sent before,
            Instant now) {
        var all = new ArrayList<>(items);
        all.removeIf(one -> resting.contains(one.item()));
        var day = now.atZone(person.zone()).toLocalDate();
        // Whom a coach looks after takes some looking up: only where it could be said.
        boolean couldBeSaid = !preference.quiet().contain(now, person.zone())
                && (Decision.isDigestDay(before, day)
                        || Decision.of(all, preference, before, now, person.zone()) != Decision.NOTHING);
        if (coaches && couldBeSaid) {
            ofCoaches
                    .flagsFor(viewer(person))
                    .filter(one -> !resting.contains(one.item()))
                    .ifPresent(all::add);
        }
        var decision = Decision.of(all, preference, before, now, person.zone());
        if (decision != Decision.NOTHING) {
            transaction.executeWithoutResult(_ -> {
                if (sent.claim(person.id(), day, decision == Decision.DUE, now)) {
                    sent.keep(person.id(), all, day);
                    mails.send(writing.write(person, all, preference));
                }
            });
        }
    }

    /** A coach as one who looks at their desk. */
    static Viewer viewer(PersonCard coach) {
        return new Viewer(coach.id(), coach.displayName(), coach.zone(), Set.of(Role.COACH), null, null);
    }
}
