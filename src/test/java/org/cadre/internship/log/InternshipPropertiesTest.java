package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cadre.CadreTest;
import org.cadre.demo.Histories;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.coach.DeskHours;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.pairing.NextProtege;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.internship.report.MonthlyReports;
import org.cadre.internship.report.ReportDeeds;
import org.cadre.internship.term.Extensions;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.cadre.program.InternshipTerm;
import org.cadre.program.Standing;
import org.cadre.program.Standings;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever MIT, protégé, coach and office do in whatever order the states allow: the standing that the database gives is the
 * one that somebody would reckon who only kept a list of what happened.
 */
class InternshipPropertiesTest {
    /** What somebody may try to do. What the states do not allow at that moment is refused, and changes nothing. */
    private enum Deed {
        LOG,
        CONFIRM,
        CONFIRM_ALL,
        DISPUTE,
        CORRECT,
        WITHDRAW,
        VERIFY,
        UPHOLD,
        SEND,
        RETURN,
        ACCEPT,
        EXTEND,
        CHANGE_PROTEGE
    }

    /** @param pick which entry, month or day, whatever there is */
    private record Try(Deed deed, int pick, int hour, int minutes) {}

    /** A day to stand on, some months into an internship that a day of its own kind lies in. */
    private enum Today {
        /** Three months with February 29 and the night in which an hour is missing. */
        LEAP_DAY_AND_SPRING(LocalDate.of(2028, 3, 20), LocalDate.of(2027, 12, 31)),
        /** The night that has an hour twice. */
        FALL(LocalDate.of(2029, 11, 12), LocalDate.of(2029, 8, 10)),
        /** Begun on a 31st: months that have no such day. */
        SHORT_MONTHS(LocalDate.of(2030, 5, 6), LocalDate.of(2030, 1, 31));

        private final LocalDate day;
        private final LocalDate began;

        Today(LocalDate day, LocalDate began) {
            this.day = day;
            this.began = began;
        }
    }

    /** The server under test, as all other tests of it know it. */
    @CadreTest
    private static final class Server {}

    private static final ApplicationContext BEANS =
            new TestContextManager(Server.class).getTestContext().getApplicationContext();

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        // Logging and answering are what happens most.
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(Deed.LOG)),
                                net.jqwik.api.Tuple.of(9, Arbitraries.of(Deed.class))),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 22),
                        Arbitraries.integers().between(1, 12).map(steps -> steps * 5))
                .as(Try::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(24);
    }

    @Property(tries = 25)
    void anyOrderLeavesTheStandingThatIsReckonedFromScratch(
            @ForAll Today today, @ForAll("tries") List<Try> tries, @ForAll("zones") ZoneId zone) {
        var life = new Life(today, zone);
        tries.forEach(life::live);
        life.isReckonedTheSameEverywhere();
    }

    /** Where the MIT sits says nothing about the days of a log. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("America/Chicago", "Pacific/Honolulu", "America/New_York")
                .map(ZoneId::of);
    }

    /** What somebody keeps on a list who writes down what happened. */
    private static final class Line {
        private final UUID id;
        private final PairingId pairing;
        private LocalDate day;
        private int hour;
        private int minutes;
        private Fact.ContactState state = Fact.ContactState.SUBMITTED;
        private boolean confirmed;
        private boolean verified;

        private Line(UUID id, PairingId pairing, LocalDate day, int hour, int minutes) {
            this.id = id;
            this.pairing = pairing;
            this.day = day;
            this.hour = hour;
            this.minutes = minutes;
        }

        private boolean stands() {
            return state == Fact.ContactState.SUBMITTED || state == Fact.ContactState.DISPUTED;
        }

        private ConfirmationLevel level() {
            return confirmed
                    ? ConfirmationLevel.CONFIRMED
                    : verified ? ConfirmationLevel.VERIFIED : ConfirmationLevel.SELF_ATTESTED;
        }

        private boolean counts() {
            return state == Fact.ContactState.SUBMITTED && (confirmed || verified);
        }
    }

    /** One internship in the database, and the list beside it. */
    private static final class Life {
        private final TransactionTemplate transaction =
                new TransactionTemplate(BEANS.getBean(PlatformTransactionManager.class));
        private final ContactLogs logs = BEANS.getBean(ContactLogs.class);
        private final OwnContacts own = BEANS.getBean(OwnContacts.class);
        private final Verifications verifications = BEANS.getBean(Verifications.class);
        private final Confirmations confirmations = BEANS.getBean(Confirmations.class);
        private final Internships internships = BEANS.getBean(Internships.class);
        private final Extensions extensions = BEANS.getBean(Extensions.class);
        private final Pairings pairings = BEANS.getBean(Pairings.class);
        private final MonthlyReports reports = BEANS.getBean(MonthlyReports.class);
        private final LocalDate today;
        private final LocalDate began;
        private final Viewer mit;
        private final Viewer coach;
        private final Viewer office;
        private final InternshipId internship;
        private final Edition edition;
        private final List<Line> lines = new ArrayList<>();
        private final List<Fact.Pairing> agreements = new ArrayList<>();
        private final Map<Integer, Fact.ReportState> states = new TreeMap<>();
        private final Map<Integer, Integer> frozen = new HashMap<>();
        private int extended;
        private int changes;

        Life(Today today, ZoneId zone) {
            var jdbc = BEANS.getBean(JdbcClient.class);
            var clock = BEANS.getBean(ProgramClock.class);
            jdbc.sql("update program_clock set ahead_seconds = 0").update();
            clock.reread();
            clock.moveTo(today.day);
            this.today = clock.today();
            this.began = today.began;
            var editions = BEANS.getBean(Editions.class);
            var editionId = editions.idOf(Editions.NATIONAL);
            edition = editions.of(editionId);
            String mark = Long.toString(System.nanoTime(), 36);
            var histories = new Histories(BEANS.getBean(NamedParameterJdbcTemplate.class));
            var past = began.minusMonths(3);
            var rosa = histories.person("Rosa " + mark, "rosa." + mark + "@x.example", "principal", null, null, past);
            var ines = histories.person("Ines " + mark, "ines." + mark + "@x.example", "principal", null, null, past);
            var del = histories.personWithoutAccount(
                    "Del " + mark, "del." + mark + "@x.example", "principal", null, null, past);
            var cohort = histories.cohort("Cohort " + mark, editionId.value(), began, ines);
            var id = histories.internship(
                    rosa, cohort, "active", past, began, began.plusMonths(9).minusDays(1));
            var pairing = histories.pairing(id, del, "novice", null, "2020-1", "We agree.", began.minusDays(9), began);
            histories.write();
            agreements.add(new Fact.Pairing(pairing, began, null));
            internship = new InternshipId(id);
            mit = new Viewer(rosa, "Rosa " + mark, zone, Set.of(Role.MIT), null, null);
            office = new Viewer(ines, "Ines " + mark, ZoneId.of("America/Chicago"), Set.of(Role.OFFICE), null, null);
            coach = new Viewer(ines, "Ines " + mark, ZoneId.of("America/Chicago"), Set.of(Role.COACH), null, null);
            BEANS.getBean("monthlyReportsDue", DueWork.class).run(this.today);
            var term = term();
            for (int month = 1;
                    month <= term.months() && !term.monthFirst(month).isAfter(this.today);
                    month++) {
                states.put(month, Fact.ReportState.OPEN);
            }
            transaction.executeWithoutResult(_ -> verifications.openLog(
                    Actor.SYSTEM, internship, began, this.today.plusDays(1), "All of it may be logged."));
        }

        private InternshipTerm term() {
            return edition.term(today, began, List.<DateRange>of(), extended);
        }

        void live(Try one) {
            transaction.executeWithoutResult(_ -> {
                switch (one.deed) {
                    case LOG -> log(one);
                    case CONFIRM -> line(one, Line::stands).ifPresent(this::confirm);
                    case CONFIRM_ALL ->
                        lines.stream().filter(Line::stands).toList().forEach(this::confirm);
                    case DISPUTE -> line(one, Line::stands).ifPresent(this::dispute);
                    case CORRECT -> line(one, Line::stands).ifPresent(line -> correct(line, one));
                    case WITHDRAW -> line(one, Line::stands).ifPresent(this::withdraw);
                    case VERIFY ->
                        line(one, line -> line.state == Fact.ContactState.SUBMITTED)
                                .ifPresent(this::verify);
                    case UPHOLD ->
                        line(one, line -> line.state == Fact.ContactState.DISPUTED)
                                .ifPresent(this::uphold);
                    case EXTEND -> extend();
                    case CHANGE_PROTEGE -> changeProtege();
                    case SEND, RETURN, ACCEPT -> {}
                }
            });
            // These are pages: each is a transaction of its own.
            int month = 1 + one.pick % states.size();
            switch (one.deed) {
                case SEND -> send(month);
                case RETURN -> decide(month, "return", Fact.ReportState.RETURNED);
                case ACCEPT -> decide(month, "accept", Fact.ReportState.ACCEPTED);
                default -> {}
            }
        }

        private java.util.Optional<Line> line(Try one, java.util.function.Predicate<Line> which) {
            var some = lines.stream().filter(which).toList();
            return some.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(some.get(one.pick % some.size()));
        }

        private boolean isAccepted(LocalDate day) {
            return states.get(term().monthOf(day).orElseThrow()) == Fact.ReportState.ACCEPTED;
        }

        /** Any day that is over: of today only the hours until now could be logged. */
        private LocalDate day(Try one) {
            return began.plusDays(one.pick % (today.toEpochDay() - began.toEpochDay()));
        }

        private OwnContacts.Typed typed(Try one) {
            return new OwnContacts.Typed(
                    new ProposedContact(day(one), LocalTime.of(one.hour, 0), one.minutes, "phone", ""),
                    List.of(),
                    List.of(),
                    "A talk.",
                    "",
                    null);
        }

        private boolean overlaps(Try one, UUID without) {
            return lines.stream()
                    .anyMatch(line -> line.stands()
                            && !line.id.equals(without)
                            && line.day.equals(day(one))
                            && line.hour == one.hour);
        }

        private PairingId inForce(LocalDate day) {
            return new PairingId(agreements.stream()
                    .filter(one ->
                            !day.isBefore(one.acceptedOn()) && (one.endedOn() == null || !day.isAfter(one.endedOn())))
                    .reduce((_, later) -> later)
                    .orElseThrow()
                    .id());
        }

        private void log(Try one) {
            var outcome = own.add(mit, internship, typed(one));
            if (overlaps(one, new UUID(0, 0))) {
                assertThat(outcome).isInstanceOf(OwnContacts.Outcome.Refused.class);
            } else {
                var logged = (OwnContacts.Outcome.Logged) outcome;
                lines.add(new Line(logged.entry().value(), inForce(day(one)), day(one), one.hour, one.minutes));
                assertThat(logged.supplement()).isEqualTo(isAccepted(day(one)));
            }
        }

        private ContactEntry entry(Line line) {
            return logs.of(internships.find(internship).orElseThrow())
                    .orElseThrow()
                    .find(new ContactEntryId(line.id))
                    .orElseThrow();
        }

        private Confirmations.Seen seen(Line line) {
            return new Confirmations.Seen(
                    new ContactEntryId(line.id), entry(line).face());
        }

        private void confirm(Line line) {
            int done = confirmations.confirm(pairings.find(line.pairing).orElseThrow(), List.of(seen(line)), "test");
            assertThat(done).isEqualTo(line.confirmed ? 0 : 1);
            line.confirmed = true;
            line.state = Fact.ContactState.SUBMITTED;
        }

        private void dispute(Line line) {
            boolean may = line.state == Fact.ContactState.SUBMITTED && !(line.confirmed && isAccepted(line.day));
            assertThat(confirmations.dispute(
                            pairings.find(line.pairing).orElseThrow(), seen(line), "I remember it otherwise.", "test"))
                    .isEqualTo(may);
            if (may) {
                line.state = Fact.ContactState.DISPUTED;
                line.confirmed = false;
            }
        }

        private void correct(Line line, Try one) {
            var outcome = own.correct(mit, internship, new ContactEntryId(line.id), typed(one));
            if (overlaps(one, line.id)) {
                assertThat(outcome).isInstanceOf(OwnContacts.Outcome.Refused.class);
                return;
            }
            var logged = (OwnContacts.Outcome.Logged) outcome;
            boolean visible = line.confirmed || line.verified || isAccepted(line.day) || isAccepted(day(one));
            assertThat(logged.replaced()).isEqualTo(visible);
            if (visible) {
                line.state = Fact.ContactState.REVERSED;
                lines.add(new Line(logged.entry().value(), inForce(day(one)), day(one), one.hour, one.minutes));
            } else {
                lines.remove(line);
                lines.add(new Line(line.id, inForce(day(one)), day(one), one.hour, one.minutes));
            }
        }

        private void withdraw(Line line) {
            own.withdraw(mit, internship, new ContactEntryId(line.id));
            line.state = isAccepted(line.day) ? Fact.ContactState.REVERSED : Fact.ContactState.WITHDRAWN;
        }

        private void verify(Line line) {
            verifications.verify(
                    coach.actor(),
                    coach.id(),
                    internship,
                    List.of(new ContactEntryId(line.id)),
                    "The calendar says so.");
            line.verified = true;
        }

        private void uphold(Line line) {
            verifications.uphold(coach.actor(), internship, new ContactEntryId(line.id), "The protégé is right.");
            line.state = Fact.ContactState.REVERSED;
        }

        private void extend() {
            if (extended < 6) {
                extensions.extend(office, internship, 1, "More time is needed.");
                extended++;
            }
        }

        private void changeProtege() {
            if (changes >= 3) {
                return;
            }
            changes++;
            var open = pairings.open(internship).orElseThrow();
            pairings.end(mit.actor(), open, "Moved away.", false);
            var last = agreements.removeLast();
            agreements.add(new Fact.Pairing(last.id(), last.acceptedOn(), today));
            var next = new NextProtege(pairings, edition);
            next.isNamed(
                    mit, internship, "Next Protégé", "next." + Long.toString(System.nanoTime(), 36) + "@x.example");
            var proposed = pairings.open(internship).orElseThrow();
            assertThat(next.agrees(proposed)).isTrue();
            agreements.add(new Fact.Pairing(proposed.id().value(), today, null));
        }

        private void send(int month) {
            var report = report(month);
            var form = Form.empty().with("deed", "send").with("revision", report.revision());
            for (var prompt : edition.reportPrompts()) {
                form.with("answer-" + prompt.key(), "A line.");
            }
            new ReportDeeds(BEANS).write(mit, month, form);
            boolean theirs =
                    states.get(month) == Fact.ReportState.OPEN || states.get(month) == Fact.ReportState.RETURNED;
            if (theirs && !today.isBefore(term().monthLast(month))) {
                states.put(month, Fact.ReportState.SUBMITTED);
            }
        }

        private MonthlyReport report(int month) {
            return reports.ofAll(List.of(internship)).stream()
                    .filter(one -> one.month() == month)
                    .findFirst()
                    .orElseThrow();
        }

        private void decide(int month, String how, Fact.ReportState then) {
            var page = new ReportDeeds(BEANS);
            var id = report(month).id();
            var form = Form.empty().with("comment", "Thank you.");
            if (how.equals("accept")) {
                page.accept(coach, id, form);
            } else {
                page.giveBack(coach, id, form);
            }
            if (states.get(month) == Fact.ReportState.SUBMITTED) {
                states.put(month, then);
                if (then == Fact.ReportState.ACCEPTED) {
                    frozen.put(month, logged(month));
                }
            }
        }

        /** Minutes of a month that count or wait. */
        private int logged(int month) {
            return lines.stream()
                    .filter(line -> line.state == Fact.ContactState.SUBMITTED
                            && term().monthOf(line.day).orElse(0) == month)
                    .mapToInt(line -> line.minutes)
                    .sum();
        }

        void isReckonedTheSameEverywhere() {
            int counted = lines.stream()
                    .filter(Line::counts)
                    .mapToInt(line -> line.minutes)
                    .sum();
            var summary = internships.find(internship).orElseThrow();
            var log = logs.of(summary).orElseThrow();
            assertThat(log.counted()).as("the log").isEqualTo(counted);
            assertThat(log.months(today).stream()
                            .mapToInt(ContactLog.Month::counted)
                            .sum())
                    .as("its months")
                    .isEqualTo(counted);
            var coached =
                    BEANS.getBean(CoachedInternships.class).find(internship).orElseThrow();
            assertThat(new DeskHours(BEANS).countedMinutes(coached, today))
                    .as("the coach's desk")
                    .isEqualTo(counted);
            for (var report : reports.ofAll(List.of(internship))) {
                assertThat(report.state()).as("report " + report.month()).isEqualTo(states.get(report.month()));
                if (report.state() == Fact.ReportState.ACCEPTED) {
                    assertThat(report.minutes())
                            .as("what was accepted of month " + report.month() + " stays")
                            .isEqualTo(frozen.get(report.month()));
                }
            }
            assertThat(words(standing(internships.evidenceOf(mit.id(), edition))))
                    .as("the standing")
                    .isEqualTo(words(standing(fromScratch())));
            assertThat(Standings.months(edition, internships.evidenceOf(mit.id(), edition), today))
                    .as("month by month")
                    .isEqualTo(Standings.months(edition, fromScratch(), today));
        }

        private Standing standing(Evidence evidence) {
            return Standings.of(edition, edition.certification(), evidence, today);
        }

        /** State and reason of every part. */
        private static List<String> words(Standing standing) {
            var words = new ArrayList<String>();
            words.add(standing.key() + " " + standing.state() + " " + standing.overdue() + " " + standing.reason() + " "
                    + standing.measure());
            standing.parts().forEach(part -> words.addAll(words(part)));
            return words;
        }

        private Evidence fromScratch() {
            var facts = new ArrayList<Fact>();
            facts.add(new Fact.Internship(
                    internship.value(), Fact.InternshipState.ACTIVE, began, null, List.of(), extended));
            facts.addAll(agreements);
            lines.forEach(line ->
                    facts.add(new Fact.Contact(line.id, line.day, line.minutes, "phone", line.level(), line.state)));
            states.forEach((month, state) -> {
                boolean sent = state != Fact.ReportState.OPEN;
                facts.add(new Fact.Report(
                        UUID.randomUUID(),
                        month,
                        state,
                        sent ? today : null,
                        state == Fact.ReportState.ACCEPTED ? today : null));
            });
            return Evidence.of(facts);
        }
    }

    /** The list beside the database would notice: a model that cannot differ proves nothing. */
    @Property(tries = 1)
    void aListThatForgetsADisputeIsFoundOut() {
        var life = new Life(Today.FALL, ZoneId.of("America/Chicago"));
        life.live(new Try(Deed.LOG, 3, 9, 60));
        life.live(new Try(Deed.CONFIRM, 0, 0, 0));
        life.isReckonedTheSameEverywhere();
        life.live(new Try(Deed.DISPUTE, 0, 0, 0));
        life.lines.getFirst().state = Fact.ContactState.SUBMITTED;
        life.lines.getFirst().confirmed = true;
        org.assertj.core.api.Assertions.assertThatThrownBy(life::isReckonedTheSameEverywhere)
                .isInstanceOf(AssertionError.class);
    }
}
