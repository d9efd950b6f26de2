package org.cadre.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.program.NineMonths.EDITION;
import static org.cadre.program.NineMonths.aContact;
import static org.cadre.program.NineMonths.agreed;
import static org.cadre.program.NineMonths.contact;
import static org.cadre.program.NineMonths.full;
import static org.cadre.program.NineMonths.id;
import static org.cadre.program.NineMonths.institute;
import static org.cadre.program.NineMonths.meeting;
import static org.cadre.program.NineMonths.report;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.ShortDay;
import org.cadre.platform.text.Texts;
import org.cadre.program.Standing.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Texts TEXTS = new Texts();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Standing of(String key, Evidence evidence, String day) {
        return Standings.certification(EDITION, evidence, day(day)).find(key).orElseThrow();
    }

    private static String said(Standing standing) {
        return TEXTS.say(standing.reason());
    }

    @Nested
    class OfPartOne {
        @Test
        void isMetByAllSixModules() {
            var standing = Standings.partOne(EDITION, institute(), day("2026-10-10"));
            assertThat(standing.state()).isEqualTo(State.MET);
            assertThat(said(standing.find("modules").orElseThrow())).isEqualTo("All 6 modules attended");
            assertThat(said(standing.find("pd-hours").orElseThrow())).isEqualTo("15.00 of 15 PD hours");
            assertThat(Standings.partOneCompletedOn(EDITION, institute(), day("2027-01-01")))
                    .hasValue(day("2026-10-10"));
        }

        @Test
        void givesTwelveAndAHalfHoursForFiveModulesAndNamesTheSixth() {
            var five = Evidence.of(institute().attended().subList(0, 5));
            var standing = Standings.partOne(EDITION, five, day("2026-10-10"));
            assertThat(standing.state()).isEqualTo(State.PARTLY);
            assertThat(said(standing.find("pd-hours").orElseThrow())).isEqualTo("12.50 of 15 PD hours");
            assertThat(said(standing.find("modules").orElseThrow()))
                    .isEqualTo("5 of 6 modules attended; missing: Foundations of Effective Mentor Programs");
            assertThat(Standings.partOneCompletedOn(EDITION, five, day("2027-01-01")))
                    .isEmpty();
        }

        @Test
        void takesAMissedModuleFromALaterOffering() {
            var madeUp = Evidence.of(institute().attended().subList(0, 5))
                    .plus(Evidence.of(
                            new Fact.Attended(id(1, 60), "programs", 150, day("2027-02-05"), OfferingKind.IN_HOUSE)));
            assertThat(Standings.partOne(EDITION, madeUp, day("2027-02-05")).isMet())
                    .isTrue();
        }

        @Test
        void countsNoModuleTwice() {
            var twice = institute()
                    .plus(Evidence.of(
                            new Fact.Attended(id(1, 61), "feedback", 150, day("2026-10-10"), OfferingKind.LII)));
            var pd = Standings.partOne(EDITION, twice, day("2026-10-10"))
                    .find("pd-hours")
                    .orElseThrow();
            assertThat(pd.measure()).isEqualTo(new Standing.Measure(900, 900, Standing.Unit.MINUTES));
        }

        @Test
        void ignoresWhatLiesAheadOfTheDay() {
            assertThat(Standings.partOne(EDITION, institute(), day("2026-10-08"))
                            .state())
                    .isEqualTo(State.UNMET);
        }
    }

    @Nested
    class OfContactHours {
        private final Evidence halfway = agreed().plus(contact(day("2027-01-05"), 630))
                .plus(contact(day("2027-02-20"), 630))
                .plus(contact(day("2027-03-20"), 630));

        @Test
        void saysHowFarBehindThePace() {
            var standing = of("contact-hours", halfway, "2027-05-03");
            assertThat(standing.reason())
                    .isEqualTo(Sentence.of("program.contact.behind", new Hours(1890), 72, new Hours(270)));
            assertThat(said(standing)).isEqualTo("31.50 of 72 hours; 4.50 behind the pace");
            assertThat(standing.state()).isEqualTo(State.PARTLY);
            assertThat(standing.due()).isEqualTo(day("2027-09-16"));
        }

        @Test
        void saysHowFarAhead() {
            assertThat(said(of("contact-hours", agreed().plus(contact(day("2026-12-17"), 90)), "2026-12-17")))
                    .isEqualTo("1.50 of 72 hours; 1.50 ahead of the pace");
        }

        @Test
        void isOverdueBelowThreeQuartersOfTheMonthsGone() {
            // Four months are gone on May 3: 75 % of 32 hours is 24.
            assertThat(of("contact-hours", halfway, "2027-05-03").overdue()).isFalse();
            var less = agreed().plus(contact(day("2027-01-05"), 1435));
            assertThat(of("contact-hours", less, "2027-05-03").overdue()).isTrue();
            var enough = agreed().plus(contact(day("2027-01-05"), 1440));
            assertThat(of("contact-hours", enough, "2027-05-03").overdue()).isFalse();
        }

        @Test
        void isOverdueAfterTheLastDay() {
            var standing = of("contact-hours", halfway, "2027-09-17");
            assertThat(standing.overdue()).isTrue();
            assertThat(said(standing))
                    .isEqualTo("31.50 of 72 hours; the internship ended on Thu, Sep 16, 2027 with 40.50 hours missing");
        }

        @Test
        void countsOnlyWhatIsVerifiedAndUndisputed() {
            var evidence = agreed();
            int n = 0;
            for (var state : Fact.ContactState.values()) {
                for (var level : ConfirmationLevel.values()) {
                    evidence =
                            evidence.plus(Evidence.of(aContact(day("2026-12-18").plusDays(n++), 60, level, state)));
                }
            }
            assertThat(of("contact-hours", evidence, "2027-05-03").measure())
                    .isEqualTo(new Standing.Measure(120, 4320, Standing.Unit.MINUTES));
        }

        @Test
        void keepsHoursOverTheTarget() {
            assertThat(said(of("contact-hours", full(), "2027-09-16"))).isEqualTo("74.25 of 72 hours");
        }

        @Test
        void stopsAtTheCapOfAMode() {
            var evidence = agreed().plus(contact(day("2027-01-05"), 90))
                    .plus(contact(day("2027-01-06"), 90))
                    .plus(Evidence.of(new Fact.Contact(
                            id(4, 7),
                            day("2027-01-07"),
                            30,
                            "phone",
                            ConfirmationLevel.VERIFIED,
                            Fact.ContactState.SUBMITTED)));
            assertThat(Standings.certification(withVideoCappedAt(100), evidence, day("2027-05-03"))
                            .find("contact-hours")
                            .orElseThrow()
                            .measure())
                    .isEqualTo(new Standing.Measure(130, 4320, Standing.Unit.MINUTES));
        }

        private static Edition withVideoCappedAt(int minutes) {
            var yaml = new String(NationalFile.document(), UTF_8)
                    .replace("title: Video call,", "title: Video call, capMinutes: " + minutes + ",");
            return ((EditionFile.Outcome.Accepted) EditionFile.parse("capped.yaml", yaml.getBytes(UTF_8))).edition();
        }

        @Test
        void countsNothingOfAWithdrawnInternship() {
            var withdrawn = contact(day("2027-01-05"), 90)
                    .plus(Evidence.of(new Fact.Internship(
                            id(2, 1),
                            Fact.InternshipState.WITHDRAWN,
                            NineMonths.FIRST,
                            day("2027-02-01"),
                            List.of(),
                            0)));
            var standing = of("contact-hours", withdrawn, "2027-05-03");
            assertThat(standing.state()).isEqualTo(State.UNMET);
            assertThat(said(standing)).isEqualTo("0.00 of 72 hours; the internship has not begun");
        }
    }

    @Nested
    class OfContactInEachMonth {
        private final Evidence monthsOneAndTwo =
                agreed().plus(contact(day("2027-01-05"), 60)).plus(contact(day("2027-02-01"), 60));

        @Test
        void saysByWhenTheCurrentMonthNeedsOne() {
            var standing = of("contact-each-month", monthsOneAndTwo, "2027-03-01");
            assertThat(said(standing))
                    .isEqualTo("2 of 9 months have a contact; month 3 (Feb 17–Mar 16) needs one by Mar 16");
            assertThat(standing.due()).isEqualTo(day("2027-03-16"));
            assertThat(standing.overdue()).isFalse();
        }

        @Test
        void isOverdueForAMonthThatWentByWithoutOne() {
            var standing = of("contact-each-month", monthsOneAndTwo, "2027-04-20");
            assertThat(standing.overdue()).isTrue();
            assertThat(said(standing))
                    .isEqualTo("2 of 9 months have a contact; month 3 (Feb 17–Mar 16) has none that counts,"
                            + " nor has 1 other");
        }

        @Test
        void takesAnExcusedMonth() {
            var excused = monthsOneAndTwo.plus(Evidence.of(new Fact.ExcusedMonth(id(2, 1), 3)));
            assertThat(of("contact-each-month", excused, "2027-03-20").overdue())
                    .isFalse();
        }

        @Test
        void isNotMetBeforeTheNinthMonth() {
            assertThat(of("contact-each-month", full(), "2027-08-16").isMet()).isFalse();
            assertThat(of("contact-each-month", full(), "2027-08-17").isMet()).isTrue();
        }
    }

    @Nested
    class OfMonthlyReports {
        private final Evidence twoAccepted =
                agreed().plus(report(1, Fact.ReportState.ACCEPTED)).plus(report(2, Fact.ReportState.ACCEPTED));

        @Test
        void saysWhichOneIsOverdueSinceWhen() {
            var standing = of("reports", twoAccepted, "2027-03-27");
            assertThat(standing.overdue()).isTrue();
            assertThat(standing.reason())
                    .isEqualTo(Sentence.of(
                            "program.reports.overdue",
                            2,
                            9,
                            3,
                            new ShortDay(day("2027-02-17")),
                            new ShortDay(day("2027-03-16")),
                            new ShortDay(day("2027-03-26"))));
            assertThat(said(standing))
                    .isEqualTo("2 of 9 reports accepted; report 3 (Feb 17–Mar 16) is overdue since Mar 26");
        }

        @Test
        void isNotOverdueOnTheDueDay() {
            var standing = of("reports", twoAccepted, "2027-03-26");
            assertThat(standing.overdue()).isFalse();
            assertThat(standing.due()).isEqualTo(day("2027-03-26"));
            assertThat(said(standing)).isEqualTo("2 of 9 reports accepted; report 3 (Feb 17–Mar 16) is due Mar 26");
        }

        @Test
        void isNotOverdueWhileTheCoachHasIt() {
            var standing = of("reports", twoAccepted.plus(report(3, Fact.ReportState.SUBMITTED)), "2027-04-01");
            assertThat(standing.overdue()).isFalse();
            assertThat(said(standing)).contains("report 4 (Mar 17–Apr 16) is due Apr 26");
        }

        @Test
        void isOverdueAgainWhenReturned() {
            var standing = of("reports", twoAccepted.plus(report(3, Fact.ReportState.RETURNED)), "2027-04-01");
            assertThat(standing.overdue()).isTrue();
            assertThat(said(standing)).contains("came back from the coach and is overdue since Mar 26");
        }

        @Test
        void looksAtTheDayNotAtWhatCameLater() {
            assertThat(of("reports", full(), "2027-03-01").measure())
                    .isEqualTo(new Standing.Measure(2, 9, Standing.Unit.REPORTS));
        }
    }

    @Nested
    class OfMeetings {
        @Test
        void isMetBySevenOfNine() {
            var evidence = agreed();
            for (int month = 1; month <= 7; month++) {
                evidence = evidence.plus(meeting(month));
            }
            assertThat(of("meetings", evidence, "2027-09-16").isMet()).isTrue();
        }

        @Test
        void isOverdueWhenMoreAreMissedThanMayBe() {
            var evidence = agreed().plus(meeting(1));
            assertThat(of("meetings", evidence, "2027-03-17").overdue()).isFalse();
            var standing = of("meetings", evidence, "2027-04-17");
            assertThat(standing.overdue()).isTrue();
            assertThat(said(standing)).startsWith("1 of 7 meetings attended; 3 missed");
        }
    }

    @Nested
    class OfThePairing {
        @Test
        void needsANewProtegeAfterTheEnd() {
            var ended = Evidence.of(
                    new Fact.Internship(id(2, 1), Fact.InternshipState.ACTIVE, NineMonths.FIRST, null, List.of(), 0),
                    new Fact.Pairing(id(3, 1), day("2026-12-15"), day("2027-02-01")));
            assertThat(of("pairing", ended, "2027-02-01").isMet()).isTrue();
            var standing = of("pairing", ended, "2027-02-02");
            assertThat(standing.state()).isEqualTo(State.PARTLY);
            assertThat(said(standing)).isEqualTo("The agreement ended on Mon, Feb 1, 2027; a new protégé is needed");
        }

        @Test
        void staysMetAfterTheInternshipWasCompleted() {
            var complete = Evidence.of(
                    new Fact.Internship(
                            id(2, 1), Fact.InternshipState.COMPLETE, NineMonths.FIRST, day("2027-09-16"), List.of(), 0),
                    new Fact.Pairing(id(3, 1), day("2026-12-15"), day("2027-09-16")));
            assertThat(of("pairing", complete, "2027-11-01").isMet()).isTrue();
        }
    }

    @Nested
    class OfCertification {
        @Test
        void isMetByTheWholeHistory() {
            var standing = Standings.certification(EDITION, full(), day("2027-10-15"));
            assertThat(standing.isMet()).isTrue();
            assertThat(standing.overdue()).isFalse();
            assertThat(standing.missing()).isEmpty();
            assertThat(said(standing)).isEqualTo("All 7 parts are met");
        }

        @Test
        void namesEverythingThatIsMissing() {
            var standing = Standings.certification(EDITION, institute(), day("2026-11-01"));
            assertThat(standing.state()).isEqualTo(State.PARTLY);
            assertThat(standing.missing())
                    .extracting(Standing::key)
                    .containsExactly(
                            "pairing", "contact-hours", "contact-each-month", "reports", "meetings", "project");
        }

        @Test
        void isUnmetByNothing() {
            var standing = Standings.certification(EDITION, Evidence.none(), day("2026-11-01"));
            assertThat(standing.state()).isEqualTo(State.UNMET);
            assertThat(standing.overdue()).isFalse();
        }
    }

    @Nested
    class OfRenewal {
        @Test
        void isMetByADayOfRecertification() {
            var trained = Evidence.of(new Fact.Recertified(id(8, 1), 360, day("2030-05-04")));
            assertThat(said(Standings.renewal(EDITION, trained, day("2030-05-04"))))
                    .isEqualTo("Recertification training attended on Sat, May 4, 2030");
            assertThat(Standings.renewal(EDITION, trained, day("2030-05-03")).isMet())
                    .isFalse();
            var since = trained.withRecertificationsSince(day("2031-01-01"));
            assertThat(Standings.renewal(EDITION, since, day("2031-06-01")).isMet())
                    .isFalse();
        }
    }

    @Nested
    class MonthByMonth {
        @Test
        void showsContactReportAndMeeting() {
            var months = Standings.months(EDITION, full(), day("2027-03-01"));
            assertThat(months).hasSize(9);
            assertThat(months.get(1))
                    .isEqualTo(new MonthStanding(
                            2,
                            day("2027-01-17"),
                            day("2027-02-16"),
                            495,
                            true,
                            false,
                            Fact.ReportState.ACCEPTED,
                            day("2027-02-26"),
                            false,
                            true,
                            true,
                            true));
            assertThat(months.get(8).begun()).isFalse();
            assertThat(Standings.months(EDITION, institute(), day("2027-03-01")))
                    .isEmpty();
        }
    }
}
