package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.text.Texts;
import org.cadre.program.HoursPolicy.Context;
import org.cadre.program.HoursPolicy.LiveContact;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HoursPolicyTest {
    private static final Texts TEXTS = new Texts();
    private static final LocalDateTime NOW = LocalDateTime.of(2027, 3, 9, 18, 0);
    private static final HoursPolicy POLICY = EditionFile.national().hours();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static ProposedContact entry(String day, String start, int minutes, String mode) {
        return new ProposedContact(day(day), LocalTime.parse(start), minutes, mode, "");
    }

    private static ProposedContact written(String day, int minutes) {
        return new ProposedContact(day(day), null, minutes, "email", "");
    }

    private static Context context(LiveContact... live) {
        return new Context(NOW, NineMonths.TERM, List.of(live), Map.of(), false);
    }

    private static LiveContact live(String day, String start, int minutes) {
        return new LiveContact(new UUID(4, 1), day(day), LocalTime.parse(start), minutes);
    }

    private static List<String> refused(ProposedContact entry, Context context) {
        return POLICY.judge(entry, context).stream()
                .map(refusal -> refusal.field() + ": " + TEXTS.say(refusal.sentence()))
                .toList();
    }

    @Test
    void takesAVideoCallOfAnHour() {
        assertThat(refused(entry("2027-03-09", "15:30", 60, "video"), context()))
                .isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var refusals = POLICY.judge(new ProposedContact(null, null, null, null, ""), context());
        assertThat(refusals).extracting(Refusal::field).containsExactly("day", "mode", "minutes");
        refusals = POLICY.judge(new ProposedContact(day("2027-03-10"), null, 247, "phone", " "), context());
        assertThat(refusals).extracting(Refusal::field).containsExactly("day", "minutes", "longReason", "start");
    }

    @Nested
    class TheDay {
        @Test
        void cannotLieAhead() {
            assertThat(refused(written("2027-03-10", 30), context()))
                    .containsExactly("day: Wed, Mar 10, 2027 is still to come. Only contacts that took place are"
                            + " logged; come back after it, or choose a day up to today.");
        }

        @Test
        void liesWithinTheInternship() {
            var justBegun = new Context(day("2026-12-20").atTime(18, 0), NineMonths.TERM, List.of(), Map.of(), false);
            assertThat(POLICY.judge(written("2026-12-16", 30), justBegun))
                    .containsExactly(
                            new Refusal.OutsideInternship(day("2026-12-16"), day("2026-12-17"), day("2027-09-16")));
            assertThat(POLICY.judge(written("2026-12-17", 30), justBegun)).isEmpty();
        }

        @Test
        void liesNoMoreThanThirtyDaysBackWithoutTheCoach() {
            assertThat(POLICY.judge(written("2027-02-07", 30), context())).isEmpty();
            assertThat(POLICY.judge(written("2027-02-06", 30), context()))
                    .containsExactly(new Refusal.TooLongAgo(day("2027-02-06"), 30, day("2027-02-07")));
            var withCoach = new Context(NOW, NineMonths.TERM, List.of(), Map.of(), true);
            assertThat(POLICY.judge(written("2027-02-06", 30), withCoach)).isEmpty();
        }
    }

    @Nested
    class TheMinutes {
        @Test
        void comeInStepsOfFive() {
            assertThat(refused(written("2027-03-09", 47), context()))
                    .containsExactly("minutes: 47 minutes is not a multiple of 5. Entries are made in steps of 5"
                            + " minutes so that they add up the same for everyone; enter 45 or 50.");
            assertThat(refused(written("2027-03-09", 3), context()).getFirst()).contains("less than one step");
        }

        @Test
        void areMoreThanNone() {
            assertThat(POLICY.judge(written("2027-03-09", 0), context()))
                    .containsExactly(new Refusal.MinutesMissing(5));
            assertThat(POLICY.judge(written("2027-03-09", -30), context()))
                    .containsExactly(new Refusal.MinutesMissing(5));
        }

        @Test
        void askForAReasonOverFourHours() {
            assertThat(POLICY.judge(entry("2027-03-08", "08:00", 240, "in-person"), context()))
                    .isEmpty();
            var long_ = entry("2027-03-08", "08:00", 245, "in-person");
            assertThat(POLICY.judge(long_, context())).containsExactly(new Refusal.ReasonMissing(245, 240));
            var explained = new ProposedContact(
                    long_.day(), long_.start(), long_.minutes(), long_.mode(), "Budget hearing, start to end");
            assertThat(POLICY.judge(explained, context())).isEmpty();
        }

        @Test
        void askForAReasonOverEightHoursOfASiteVisit() {
            assertThat(POLICY.judge(entry("2027-03-08", "08:00", 480, "site-visit"), context()))
                    .isEmpty();
            assertThat(POLICY.judge(entry("2027-03-08", "08:00", 485, "site-visit"), context()))
                    .containsExactly(new Refusal.ReasonMissing(485, 480));
        }

        @Test
        void areNoMoreThanTwelveHours() {
            assertThat(POLICY.judge(entry("2027-03-08", "06:00", 725, "site-visit"), context()))
                    .containsExactly(new Refusal.TooLong(725, 720));
        }
    }

    @Nested
    class TheMode {
        @Test
        void isOneOfTheEdition() {
            assertThat(refused(entry("2027-03-09", "15:30", 60, "pigeon"), context()))
                    .containsExactly("mode: Say how you were in contact: it decides what else is needed. Choose one of"
                            + " In person, Video call, Phone, E-mail or written feedback, Site visit, Group.");
        }

        @Test
        void mustCount() {
            assertThat(with("phone", false, null).judge(entry("2027-03-09", "15:30", 60, "phone"), context()))
                    .containsExactly(new Refusal.ModeNotCounted("Phone"));
        }

        @Test
        void stopsAtItsCap() {
            var capped = with("email", true, 600);
            var logged = new Context(NOW, NineMonths.TERM, List.of(), Map.of("email", 570), false);
            assertThat(capped.judge(written("2027-03-09", 30), logged)).isEmpty();
            assertThat(capped.judge(written("2027-03-09", 35), logged))
                    .containsExactly(new Refusal.ModeCapReached("E-mail or written feedback", 600, 30));
        }

        private static HoursPolicy with(String key, boolean counts, @org.jspecify.annotations.Nullable Integer cap) {
            var modes = POLICY.modes().stream()
                    .map(mode -> mode.key().equals(key)
                            ? new HoursPolicy.ContactMode(
                                    key, mode.title(), mode.live(), counts, mode.reasonOverMinutes(), cap)
                            : mode)
                    .toList();
            return new HoursPolicy(
                    POLICY.stepMinutes(),
                    POLICY.shortcuts(),
                    POLICY.reasonOverMinutes(),
                    POLICY.longestMinutes(),
                    POLICY.backDatingDays(),
                    POLICY.level(),
                    POLICY.lookBelowConfirmedPercent(),
                    POLICY.paceWarningPercent(),
                    POLICY.silence(),
                    modes,
                    POLICY.notCounted());
        }
    }

    @Nested
    class TheStart {
        @Test
        void isNeededForALiveModeOnly() {
            assertThat(POLICY.judge(new ProposedContact(NOW.toLocalDate(), null, 30, "phone", ""), context()))
                    .containsExactly(new Refusal.StartMissing("Phone"));
            assertThat(POLICY.judge(written("2027-03-09", 30), context())).isEmpty();
        }

        @Test
        void doesNotOverlapAnotherLiveEntry() {
            var earlier = live("2027-03-09", "15:00", 60);
            assertThat(refused(entry("2027-03-09", "15:30", 60, "video"), context(earlier)))
                    .containsExactly("start: This overlaps the contact of Tue, Mar 9, 2027, from 3:00 PM to 4:00 PM."
                            + " An hour counts once, with a group too; change the start or the minutes, or correct"
                            + " the other entry.");
            assertThat(POLICY.judge(entry("2027-03-09", "16:00", 60, "video"), context(earlier)))
                    .isEmpty();
            assertThat(POLICY.judge(entry("2027-03-09", "14:00", 60, "group"), context(earlier)))
                    .isEmpty();
            assertThat(POLICY.judge(written("2027-03-09", 60), context(earlier)))
                    .isEmpty();
        }

        @Test
        void doesNotOverlapOneThatCrossesMidnight() {
            var late = live("2027-03-08", "23:30", 60);
            assertThat(POLICY.judge(entry("2027-03-09", "00:15", 30, "phone"), context(late)))
                    .containsExactly(new Refusal.Overlaps(late));
            assertThat(POLICY.judge(entry("2027-03-09", "00:30", 30, "phone"), context(late)))
                    .isEmpty();
            var early = live("2027-03-09", "00:15", 30);
            assertThat(POLICY.judge(entry("2027-03-08", "23:30", 60, "phone"), context(early)))
                    .containsExactly(new Refusal.Overlaps(early));
        }
    }

    @Nested
    class TheHour {
        @Test
        void cannotLieAhead() {
            assertThat(refused(entry("2027-03-09", "18:05", 30, "video"), context()))
                    .containsExactly(
                            "start: This contact begins at 6:05 PM, and for you it is 6:00 PM now. Only contacts"
                                    + " that took place are logged; check the start and the day, or come back after it.");
        }

        @Test
        void hasPassedToItsEnd() {
            assertThat(refused(entry("2027-03-09", "17:30", 45, "phone"), context()))
                    .containsExactly(
                            "minutes: This contact would last until 6:15 PM, and for you it is 6:00 PM now. Only"
                                    + " time that has passed counts; enter fewer minutes or an earlier start, or log it when it"
                                    + " is over.");
            assertThat(POLICY.judge(entry("2027-03-09", "17:30", 30, "phone"), context()))
                    .isEmpty();
        }

        @Test
        void mayBeRoundedUpToTheNextStep() {
            var threeMinutesEarlier = new Context(NOW.minusMinutes(3), NineMonths.TERM, List.of(), Map.of(), false);
            assertThat(POLICY.judge(entry("2027-03-09", "17:30", 30, "phone"), threeMinutesEarlier))
                    .isEmpty();
            assertThat(POLICY.judge(entry("2027-03-09", "17:30", 35, "phone"), threeMinutesEarlier))
                    .hasSize(1);
        }

        @Test
        void isNotAskedOfAnotherDay() {
            assertThat(POLICY.judge(entry("2027-03-08", "23:00", 60, "phone"), context()))
                    .isEmpty();
            assertThat(POLICY.judge(entry("2027-03-10", "09:00", 60, "phone"), context()))
                    .containsExactly(new Refusal.FutureDay(day("2027-03-10"), NOW.toLocalDate()));
        }

        @Test
        void isNotAskedOfAWrittenMode() {
            assertThat(POLICY.judge(new ProposedContact(day("2027-03-09"), null, 240, "email", ""), context()))
                    .isEmpty();
        }

        @Test
        void countsTheEndOfAContactOverMidnight() {
            var afterMidnight =
                    new Context(LocalDateTime.of(2027, 3, 9, 0, 10), NineMonths.TERM, List.of(), Map.of(), false);
            assertThat(POLICY.judge(entry("2027-03-08", "23:30", 60, "phone"), afterMidnight))
                    .containsExactly(new Refusal.NotOver(
                            LocalDateTime.of(2027, 3, 9, 0, 30), LocalDateTime.of(2027, 3, 9, 0, 10)));
        }
    }
}
