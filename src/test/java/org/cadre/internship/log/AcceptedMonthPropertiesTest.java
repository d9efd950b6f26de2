package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.cadre.CadreTest;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.log.OwnContacts.Typed;
import org.cadre.internship.pairing.Pairings;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.cadre.program.Standings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever Rosa, Del and Ines do to a log in whatever order: no two contacts overlap, an accepted month changes by what is
 * visible in it only, and the log comes to the sum that the standing recomputes from scratch.
 */
@CadreTest
@Tag("every-postgresql")
class AcceptedMonthPropertiesTest {
    private static final int DEEDS = 60;

    /** A contact as its accepted report counted it. */
    private record Frozen(LocalDate day, int minutes, String mode) {}

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Internships internships;

    @Autowired
    private ContactLogs logs;

    @Autowired
    private OwnContacts own;

    @Autowired
    private Verifications verifications;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Pairings pairings;

    @Autowired
    private PlatformTransactionManager transactions;

    private CoachingCast cast;
    private InternshipId rosas;
    private Viewer rosa;
    private Random dice;
    private final Map<Integer, Map<ContactEntryId, Frozen>> accepted = new HashMap<>();

    @BeforeEach
    void begin() {
        cast = new CoachingCast(named, editions, clock);
        rosas = new InternshipId(cast.rosasInternship);
        rosa = new Viewer(cast.rosa, "Rosa Delgado", ZoneId.of("America/Chicago"), Set.of(Role.MIT), null, null);
        dice = new Random(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 17, 2027, 414, 99_991})
    void hold(long seed) {
        dice = new Random(seed);
        for (int i = 0; i < DEEDS; i++) {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> doSomething());
            check("seed " + seed + ", deed " + i);
        }
        assertThat(accepted).as("something was accepted, or nothing was shown").isNotEmpty();
        assertThat(log().entries()).extracting(ContactEntry::state).contains(ContactState.REVERSED);
    }

    private InternshipSummary internship() {
        return internships.find(rosas).orElseThrow();
    }

    private ContactLog log() {
        return logs.of(internship()).orElseThrow();
    }

    private void doSomething() {
        var pairing = pairings.find(new PairingId(cast.pairing)).orElseThrow();
        var entry = any(ContactState.SUBMITTED, ContactState.DISPUTED);
        switch (dice.nextInt(12)) {
            case 0, 1, 2 -> own.add(rosa, rosas, typed());
            case 3 -> {
                if (entry != null) {
                    own.correct(rosa, rosas, entry.id(), typed());
                }
            }
            case 4 -> {
                if (entry != null) {
                    own.withdraw(rosa, rosas, entry.id());
                }
            }
            case 5 -> {
                var withdrawn = any(ContactState.WITHDRAWN);
                if (withdrawn != null) {
                    own.restore(rosa, rosas, withdrawn.id());
                }
            }
            case 6, 7 -> {
                if (entry != null) {
                    confirmations.confirm(pairing, List.of(new Confirmations.Seen(entry.id(), entry.face())), "link");
                }
            }
            case 8 -> {
                if (entry != null) {
                    confirmations.dispute(
                            pairing, new Confirmations.Seen(entry.id(), entry.face()), "Otherwise", "link");
                }
            }
            case 9 -> {
                var disputed = any(ContactState.DISPUTED);
                if (disputed != null) {
                    verifications.uphold(rosa.actor(), rosas, disputed.id(), "Reason");
                }
            }
            case 10 -> {
                if (entry != null) {
                    if (dice.nextBoolean()) {
                        verifications.verify(rosa.actor(), cast.ines, rosas, List.of(entry.id()), "Calendar");
                    } else {
                        verifications.unverify(rosa.actor(), rosas, entry.id());
                    }
                }
            }
            default -> clock.moveTo(clock.today().plusDays(3));
        }
        if (dice.nextInt(15) == 0) {
            accept(1 + dice.nextInt(2));
        }
    }

    private @Nullable ContactEntry any(ContactState... states) {
        var those = log().entries().stream()
                .filter(entry -> List.of(states).contains(entry.state()))
                .toList();
        return those.isEmpty() ? null : those.get(dice.nextInt(those.size()));
    }

    private Typed typed() {
        String mode = List.of("phone", "video", "email").get(dice.nextInt(3));
        return new Typed(
                new ProposedContact(
                        clock.today().minusDays(dice.nextInt(29)),
                        LocalTime.of(8 + dice.nextInt(3), 15 * dice.nextInt(4)),
                        15 * (1 + dice.nextInt(6)),
                        mode,
                        ""),
                List.of(),
                List.of(),
                "What was said " + dice.nextInt(100),
                "",
                null);
    }

    private void accept(int month) {
        var log = log();
        if (accepted.containsKey(month)) {
            return;
        }
        jdbc.sql("""
                insert into monthly_report (id, internship, month, state, minutes, contacts, submitted_at, submitted_on, accepted_on)
                values (:id, :internship, :month, 'accepted', :minutes, 0, current_timestamp, :today, :today)
                """)
                .param("id", Ids.next())
                .param("internship", cast.rosasInternship)
                .param("month", month)
                .param("minutes", log.loggedIn(month))
                .param("today", clock.today())
                .update();
        var frozen = new HashMap<ContactEntryId, Frozen>();
        log.of(month).stream()
                .filter(ContactEntry::stands)
                .forEach(one -> frozen.put(one.id(), new Frozen(one.day(), one.minutes(), one.mode())));
        accepted.put(month, frozen);
    }

    private void check(String when) {
        var log = log();
        var live = log.entries().stream()
                .filter(entry -> entry.stands() && !entry.mode().equals("email") && entry.start() != null)
                .toList();
        for (int i = 0; i < live.size(); i++) {
            for (int j = i + 1; j < live.size(); j++) {
                assertThat(overlap(live.get(i), live.get(j)))
                        .as(when + ": two at once")
                        .isFalse();
            }
        }
        accepted.forEach((month, frozen) -> {
            int sum = 0;
            for (var entry : log.entries()) {
                var then = frozen.get(entry.id());
                if (then != null) {
                    assertThat(new Frozen(entry.day(), entry.minutes(), entry.mode()))
                            .as(when + ": what was reported stays as it was")
                            .isEqualTo(then);
                    assertThat(entry.state())
                            .as(when + ": nothing reported disappears")
                            .isIn(ContactState.SUBMITTED, ContactState.DISPUTED, ContactState.REVERSED);
                    sum += entry.state() == ContactState.SUBMITTED ? entry.minutes() : 0;
                } else if (entry.state() == ContactState.SUBMITTED
                        && log.term().monthOf(entry.day()).orElse(0) == month) {
                    assertThat(entry.supplement())
                            .as(when + ": what came later says so")
                            .isTrue();
                    sum += entry.minutes();
                }
            }
            assertThat(log.loggedIn(month))
                    .as(when + ": the month is what can be seen")
                    .isEqualTo(sum);
        });
        var edition = log.edition();
        var hours = Standings.certification(
                        edition, internships.evidenceOf(new PersonId(cast.rosa.value()), edition), clock.today())
                .find("contact-hours")
                .orElseThrow()
                .measure();
        assertThat(log.counted()).as(when + ": the standing's sum").isEqualTo(hours == null ? -1 : hours.done());
    }

    private static boolean overlap(ContactEntry one, ContactEntry other) {
        var begins = one.day().atTime(Objects.requireNonNull(one.start()));
        var otherBegins = other.day().atTime(Objects.requireNonNull(other.start()));
        return begins.isBefore(otherBegins.plusMinutes(other.minutes()))
                && otherBegins.isBefore(begins.plusMinutes(one.minutes()));
    }
}
