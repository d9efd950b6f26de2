package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.PairingId;
import org.cadre.platform.database.Ids;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.InternshipTerm;
import org.cadre.program.Standings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContactLogTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 5);
    private static final PairingId DELS = new PairingId(Ids.next());
    private static final Edition EDITION = EditionFile.national();

    private static ContactLog log(ContactEntry... entries) {
        return new ContactLog(EDITION, new InternshipTerm(FIRST, 9, List.of(), 0), List.of(entries), Set.of(1));
    }

    private static ContactEntry entry(
            LocalDate day, int minutes, ContactState state, boolean verified, boolean confirmed) {
        return entry(day, minutes, state, verified, confirmed, "");
    }

    private static ContactEntry entry(
            LocalDate day, int minutes, ContactState state, boolean verified, boolean confirmed, String summary) {
        return new ContactEntry(
                new ContactEntryId(Ids.next()),
                DELS,
                "Del Ramos",
                day,
                LocalTime.of(15, 0),
                minutes,
                "phone",
                List.of(),
                List.of(),
                summary,
                "",
                null,
                "",
                state,
                null,
                false,
                instant(verified),
                "",
                instant(confirmed),
                "",
                "",
                Instant.EPOCH,
                0,
                null);
    }

    private static @Nullable Instant instant(boolean there) {
        return there ? Instant.EPOCH : null;
    }

    @Test
    void showsAnotherFaceForEveryOtherSummary() {
        // Two texts with one hash code, as an MIT could look for them.
        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode());
        assertThat(entry(FIRST, 60, ContactState.SUBMITTED, false, false, "AaAa")
                        .face())
                .isNotEqualTo(entry(FIRST, 60, ContactState.SUBMITTED, false, false, "BBBB")
                        .face());
    }

    @Nested
    class Counting {
        @Test
        void takesConfirmedAndVerifiedMinutesAndLeavesOthersWaiting() {
            var log = log(
                    entry(FIRST, 60, ContactState.SUBMITTED, false, true),
                    entry(FIRST.plusDays(1), 30, ContactState.SUBMITTED, true, false),
                    entry(FIRST.plusDays(2), 45, ContactState.SUBMITTED, false, false));
            assertThat(log.counted()).isEqualTo(90);
            assertThat(log.confirmed()).isEqualTo(60);
            assertThat(log.waiting()).isEqualTo(45);
        }

        @Test
        void leavesOutWhatIsDisputedWithdrawnOrReversed() {
            var log = log(
                    entry(FIRST, 60, ContactState.DISPUTED, true, false),
                    entry(FIRST.plusDays(1), 60, ContactState.WITHDRAWN, true, true),
                    entry(FIRST.plusDays(2), 60, ContactState.REVERSED, true, true));
            assertThat(log.counted()).isZero();
            assertThat(log.waiting()).isZero();
        }

        @Test
        void leavesOutWhatLiesOutsideTheMonths() {
            assertThat(log(entry(FIRST.minusDays(1), 60, ContactState.SUBMITTED, false, true))
                            .counted())
                    .isZero();
        }

        @Test
        void comesToTheSameSumAsTheStanding() {
            var entries = new ArrayList<ContactEntry>();
            var facts = new ArrayList<Fact>();
            facts.add(new Fact.Internship(Ids.next(), Fact.InternshipState.ACTIVE, FIRST, null, List.of(), 0));
            int i = 0;
            for (var state : ContactState.values()) {
                for (boolean verified : new boolean[] {true, false}) {
                    for (boolean confirmed : new boolean[] {true, false}) {
                        var entry = entry(FIRST.plusDays(i), 5 * (1 << i % 6), state, verified, confirmed);
                        entries.add(entry);
                        facts.add(new Fact.Contact(
                                entry.id().value(),
                                entry.day(),
                                entry.minutes(),
                                entry.mode(),
                                entry.level(),
                                entry.state()));
                        i++;
                    }
                }
            }
            var standing = Standings.certification(EDITION, Evidence.of(facts), FIRST.plusMonths(5))
                    .find("contact-hours")
                    .orElseThrow();
            assertThat(log(entries.toArray(ContactEntry[]::new)).counted())
                    .isEqualTo(
                            standing.measure() == null ? -1 : standing.measure().done());
        }
    }

    @Nested
    class ALevel {
        @Test
        void isTheHighestThatSomebodyAttested() {
            assertThat(entry(FIRST, 60, ContactState.SUBMITTED, false, false).level())
                    .isEqualTo(ConfirmationLevel.SELF_ATTESTED);
            assertThat(entry(FIRST, 60, ContactState.SUBMITTED, true, false).level())
                    .isEqualTo(ConfirmationLevel.VERIFIED);
            assertThat(entry(FIRST, 60, ContactState.SUBMITTED, true, true).level())
                    .isEqualTo(ConfirmationLevel.CONFIRMED);
        }
    }

    @Nested
    class Months {
        @Test
        void areThoseThatHaveBegunTheLatestFirst() {
            var log = log(entry(FIRST, 60, ContactState.SUBMITTED, false, true));
            assertThat(log.months(FIRST.plusMonths(2)))
                    .extracting(ContactLog.Month::number)
                    .containsExactly(3, 2, 1);
        }

        @Test
        void knowWhetherTheirReportWasAccepted() {
            assertThat(log().isAccepted(FIRST.plusDays(3))).isTrue();
            assertThat(log().isAccepted(FIRST.plusMonths(1))).isFalse();
        }
    }
}
