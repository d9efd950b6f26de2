package org.cadre.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.attendance.Attendances;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A scan in the very moment in which its seat gets another holder, or its event is closed. */
@CadreTest
@Tag("every-postgresql")
class ScanRaceTest {
    private static final int ROUNDS = 10;

    @Autowired
    ApplicationContext beans;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Attendances attendances;

    @Autowired
    Offerings offerings;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private PersonId tomas;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        tomas = partOne.person("Tomas Trainer", Role.TRAINER);
    }

    private <T> T once(Supplier<T> deed) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> deed.get()));
    }

    private Viewer trainer() {
        return new Viewer(tomas, "", PartOne.CENTRAL, Set.of(Role.TRAINER), null, null);
    }

    private String code(RegistrationId seat) {
        return jdbc.sql("select code from ticket where registration = :seat and dead_at is null")
                .param("seat", seat.value())
                .query(String.class)
                .single();
    }

    private Outcome scan(
            OfferingId offering, SessionSummary session, @Nullable String code, @Nullable RegistrationId tapped) {
        return checkIns.take(
                        offerings.find(offering).orElseThrow(),
                        session,
                        new Scan(UUID.randomUUID(), session.id(), code, tapped, false, false, clock.now()),
                        trainer())
                .outcome();
    }

    private int minutes(RegistrationId seat) {
        return jdbc.sql("select coalesce(sum(minutes), 0) from attendance where registration = :seat")
                .param("seat", seat.value())
                .query(Integer.class)
                .single();
    }

    /** As careless code would: what it has read a moment before is still so. */
    private void write(RegistrationId seat, SessionSummary session) {
        jdbc.sql("""
                insert into attendance (id, registration, session, minutes, method, recorded_at)
                values (:id, :seat, :session, :minutes, 'qr', '2027-01-01')
                """)
                .param("id", Ids.next())
                .param("seat", seat.value())
                .param("session", session.id().value())
                .param("minutes", session.minutes())
                .update();
    }

    @Nested
    class MeetingASubstitution {
        @BeforeEach
        void untilTheDayItself() {
            jdbc.sql("update fee_terms set substitution_days = 0").update();
        }

        @AfterEach
        void asItWas() {
            jdbc.sql("update fee_terms set substitution_days = default").update();
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void creditsWhoeverCameAndNobodyElse(boolean tapped) throws Exception {
            var offering = partOne.institute(partOne.today(), 40, tomas);
            var session = offerings.sessions(offering).getFirst();
            for (int round = 0; round < ROUNDS; round++) {
                var rosa = partOne.person("Rosa Number" + round);
                var seat = partOne.confirmed(rosa, offering);
                var buyer = partOne.signedIn(rosa);
                var form = substitution(buyer, seat, round);
                String code = code(seat);

                var answers = Race.of(List.<Callable<Object>>of(
                        () -> scan(offering, session, tapped ? null : code, tapped ? seat : null),
                        () -> form.send().hasStatus(200).text()));

                boolean passedOn = answers.get(1).toString().contains("comes now");
                assertThat(holder(seat).equals(rosa.value())).isEqualTo(!passedOn);
                if (!passedOn) {
                    assertThat(answers.get(0)).isEqualTo(Outcome.CHECKED_IN);
                    assertThat(answers.get(1).toString()).contains("has been checked in with this seat");
                    assertThat(minutes(seat)).isEqualTo(session.minutes());
                } else if (!tapped) {
                    assertThat(answers.get(0)).isEqualTo(Outcome.REPLACED);
                    assertThat(minutes(seat)).isZero();
                }
                // Whoever has the hours is who was checked in.
                assertThat(jdbc.sql("""
                                select count(*) from audit_entry a
                                  join registration r on r.id = a.subject and r.person is distinct from a.whom
                                 where a.deed = 'attendance.checked-in'
                                """).query(Integer.class).single())
                        .as("round " + round)
                        .isZero();
            }
        }

        private Visitor.Filling substitution(Visitor buyer, RegistrationId seat, int round) {
            String order = jdbc.sql("select orders::text from registration where id = :seat")
                    .param("seat", seat.value())
                    .query(String.class)
                    .single();
            return buyer.button(buyer.get("/orders/" + order + "/seats/" + seat + "/substitution"), "Change the name")
                    .with("name", "Priya Patel" + round)
                    .with("email", "priya" + round + "@bluebonnet.example");
        }

        private UUID holder(RegistrationId seat) {
            return jdbc.sql("select person from registration where id = :seat")
                    .param("seat", seat.value())
                    .query(UUID.class)
                    .single();
        }

        /** The control: without waiting for each other the hours of who came go to who did not. */
        @Test
        void wouldCreditWhoDidNotComeWithoutTheLock() throws Exception {
            var offering = partOne.institute(partOne.today(), 4, tomas);
            var session = offerings.sessions(offering).getFirst();
            var rosa = partOne.person("Rosa Villarreal");
            var priya = partOne.person("Priya Patel");
            var seat = partOne.confirmed(rosa, offering);
            String code = code(seat);
            var looked = new CyclicBarrier(2);
            Race.of(List.<Callable<Boolean>>of(
                    () -> once(() -> {
                        boolean alive = jdbc.sql("select dead_at is null from ticket where code = :code")
                                .param("code", code)
                                .query(Boolean.class)
                                .single();
                        Race.await(looked);
                        if (alive) {
                            write(seat, session);
                        }
                        return alive;
                    }),
                    () -> once(() -> {
                        boolean came = minutes(seat) > 0;
                        Race.await(looked);
                        jdbc.sql("update registration set person = :priya where id = :seat")
                                .param("priya", priya.value())
                                .param("seat", seat.value())
                                .update();
                        return came;
                    })));
            assertThat(holder(seat)).isEqualTo(priya.value());
            assertThat(minutes(seat)).as("hours of Rosa").isEqualTo(session.minutes());
        }
    }

    @Nested
    class MeetingTheClosing {
        /** A day of one session: whoever is checked in has all there is to have. */
        private OfferingId day() {
            return partOne.event(OfferingKind.WEBINAR, "Mentoring at a distance", partOne.today(), 4, 0, tomas);
        }

        @Test
        void isInTheFinalHoursOrRefused() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                var offering = day();
                var session = offerings.sessions(offering).getFirst();
                var seat = seatOf(partOne.person("Rosa Number" + round), offering);
                var answers = Race.of(List.<Callable<Object>>of(
                        () -> scan(offering, session, code(seat), null),
                        () -> once(() -> attendances.close(offering, Actor.SYSTEM))));
                assertThat(answers.get(1)).isEqualTo(true);
                assertThat(answers.get(0)).as("round " + round).isIn(Outcome.CHECKED_IN, Outcome.CLOSED);
                int expected = answers.get(0) == Outcome.CHECKED_IN ? session.minutes() : 0;
                assertThat(minutes(seat)).isEqualTo(expected);
                assertThat(awarded(offering)).isEqualTo(expected);
            }
        }

        private RegistrationId seatOf(PersonId person, OfferingId offering) {
            partOne.reserve(person, offering);
            return jdbc.sql("select id from registration where person = :person and offering = :offering")
                    .param("person", person.value())
                    .param("offering", offering.value())
                    .query((row, _) -> new RegistrationId(row.getObject("id", UUID.class)))
                    .single();
        }

        private int awarded(OfferingId offering) {
            return jdbc.sql("select coalesce(sum(minutes), 0) from credit_award where offering = :offering")
                    .param("offering", offering.value())
                    .query(Integer.class)
                    .single();
        }

        /** The control: a scan that looks first and writes then is in no final hours. */
        @Test
        void wouldBeLostWithoutTheLock() throws Exception {
            var offering = day();
            var session = offerings.sessions(offering).getFirst();
            var seat = seatOf(partOne.person("Rosa Villarreal"), offering);
            var looked = new CyclicBarrier(2);
            var closed = new CyclicBarrier(2);
            Race.of(List.<Callable<Boolean>>of(
                    () -> once(() -> {
                        boolean open = !offerings.find(offering).orElseThrow().closed();
                        Race.await(looked);
                        Race.await(closed);
                        if (open) {
                            write(seat, session);
                        }
                        return open;
                    }),
                    () -> {
                        Race.await(looked);
                        boolean done = once(() -> attendances.close(offering, Actor.SYSTEM));
                        Race.await(closed);
                        return done;
                    }));
            assertThat(minutes(seat)).isEqualTo(session.minutes());
            assertThat(awarded(offering)).isZero();
        }
    }
}
