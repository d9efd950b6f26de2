package org.cadre.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.attendance.Attendances;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class CheckInPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private PartOne partOne;
    private PersonId tomas;
    private PersonId rosa;
    private PersonId mia;
    private Visitor trainer;
    private OfferingId offering;
    private SessionSummary first;
    private RegistrationId rosasSeat;
    private RegistrationId miasSeat;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        clock.moveTo(partOne.inDays(1)); // nine in the morning of a day, whenever the tests run
        tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        rosa = partOne.person("Rosa Villarreal");
        mia = partOne.person("Mia Chen");
        trainer = partOne.signedIn(tomas);
        offering = partOne.institute(partOne.today(), 10, tomas);
        first = offerings.sessions(offering).getFirst();
        rosasSeat = partOne.confirmed(rosa, offering);
        miasSeat = partOne.confirmed(mia, offering);
    }

    private String page() {
        return "/checkin/" + offering;
    }

    private String code(RegistrationId seat) {
        return jdbc.sql("select code from ticket where registration = :seat and dead_at is null")
                .param("seat", seat.value())
                .query(String.class)
                .single();
    }

    private Map<String, Object> scan(String code) {
        return Map.of("key", UUID.randomUUID(), "session", first.id().value(), "code", code, "at", clock.now());
    }

    private Map<String, Object> scan(String code, Instant at) {
        return Map.of("key", UUID.randomUUID(), "session", first.id().value(), "code", code, "at", at);
    }

    private Map<String, Object> tap(RegistrationId seat, boolean undo, Instant at) {
        return Map.of(
                "key",
                UUID.randomUUID(),
                "session",
                first.id().value(),
                "registration",
                seat.value(),
                "undo",
                undo,
                "at",
                at);
    }

    /** What a phone does with what it kept. */
    private List<String> send(Visitor phone, List<Map<String, Object>> scans) {
        var list = json.readTree(phone.get(page() + "/list").hasStatus(200).bytes());
        var answer = phone.postBare(
                        page() + "/scans",
                        Map.of(
                                list.get("field").asString(),
                                list.get("token").asString(),
                                "scans",
                                json.writeValueAsString(scans)))
                .hasStatus(200);
        var outcomes = new ArrayList<String>();
        for (JsonNode one : json.readTree(answer.bytes()).get("answers")) {
            outcomes.add(one.get("outcome").asString());
        }
        return outcomes;
    }

    private String send(Map<String, Object> scan) {
        return send(trainer, List.of(scan)).getFirst();
    }

    private int minutes(RegistrationId seat) {
        return jdbc.sql("select coalesce(sum(minutes), 0) from attendance where registration = :seat")
                .param("seat", seat.value())
                .query(Integer.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("select count(*) from attendance").query(Integer.class).single();
    }

    @Nested
    class ByCode {
        @Test
        void checksInOnceAndThenSaysSinceWhen() {
            assertThat(send(scan(code(rosasSeat)))).isEqualTo("checked in");
            assertThat(send(scan(code(rosasSeat)))).isEqualTo("already here");
            assertThat(minutes(rosasSeat)).isEqualTo(150);
            assertThat(jdbc.sql("select method from attendance")
                            .query(String.class)
                            .single())
                    .isEqualTo("qr");
            trainer.get(page()).says("1 of 2 here").says("Here since");
        }

        @Test
        void readsACodeHoweverItIsTyped() {
            String code = code(rosasSeat);
            String typed = code.substring(0, 4).toLowerCase(Locale.ROOT) + " " + code.substring(4, 8) + "-"
                    + code.substring(8);
            var page = trainer.get(page());
            trainer.button(page, "Check in by code")
                    .with("code", typed)
                    .send()
                    .says("Rosa Villarreal")
                    .says("Checked in");
            assertThat(minutes(rosasSeat)).isEqualTo(150);
        }

        @Test
        void aDeadCodeNeverChecksIn() {
            String old = code(rosasSeat);
            substitute(rosasSeat, partOne.person("Priya Patel"));
            assertThat(send(scan(old))).isEqualTo("replaced");
            assertThat(rows()).isZero();
            assertThat(send(scan(code(rosasSeat)))).isEqualTo("checked in");
            trainer.get(page())
                    .says("Needs a look")
                    .says("this code was given to somebody else. The seat is now Priya Patel's");
        }

        @Test
        void aSeatThatWasGivenBackChecksNobodyIn() {
            String old = code(miasSeat);
            jdbc.sql("update registration set seat = 'returned', ended_at = registered_at where id = :id")
                    .param("id", miasSeat.value())
                    .update();
            assertThat(send(scan(old))).isEqualTo("given back");
            assertThat(rows()).isZero();
        }

        @Test
        void anotherEventsCodeTellsNoName() {
            var other = partOne.institute(partOne.today(), 10);
            var sam = partOne.confirmed(partOne.person("Samuel Okafor"), other);
            assertThat(send(scan(code(sam)))).isEqualTo("another event");
            assertThat(send(scan("NOSUCHCODE"))).isEqualTo("unknown");
            assertThat(rows()).isZero();
            trainer.get(page()).says("Another event").says("Unknown code").doesNotSay("Samuel Okafor");
        }

        @Test
        void aSeatThatIsNotConfirmedIsNotedAndCountsOnceItIs() {
            var sam = partOne.person("Samuel Okafor");
            var seat = partOne.held(sam, offering, null);
            assertThat(send(scan(code(seat)))).isEqualTo("not confirmed");
            var attendances = beans.getBean(Attendances.class);
            assertThat(attendances.minutes(List.of(sam))).isEmpty();
            partOne.confirm(seat);
            assertThat(attendances.minutes(List.of(sam))).containsEntry(sam, 150);
        }

        @Test
        void countsAfterClosingTooWhenTheSeatIsConfirmedLate() {
            var sam = partOne.person("Samuel Okafor");
            var seat = partOne.held(sam, offering, null);
            send(scan(code(seat)));
            clock.moveTo(partOne.inDays(2));
            partOne.closed(offering);
            partOne.confirm(seat);
            assertThat(jdbc.sql("select minutes from credit_award where person = :sam")
                            .param("sam", sam.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(150);
        }

        private void substitute(RegistrationId seat, PersonId holder) {
            jdbc.sql("update ticket set dead_at = made_at where registration = :seat")
                    .param("seat", seat.value())
                    .update();
            jdbc.sql("update registration set person = :holder where id = :seat")
                    .param("holder", holder.value())
                    .param("seat", seat.value())
                    .update();
            jdbc.sql("insert into ticket (code, registration, made_at) values ('FRESHFRESHFRESH2', :seat, :now)")
                    .param("seat", seat.value())
                    .param("now", clock.now().atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
    }

    @Nested
    class FromPhonesThatWereOffline {
        @Test
        void threeScansSentLateAndTwiceFromTwoPhonesLeaveOneAttendanceEach() {
            var sam = partOne.confirmed(partOne.person("Samuel Okafor"), offering);
            var early = clock.now();
            var later = early.plusSeconds(300);
            clock.moveTo(partOne.inDays(1));
            var onePhone = List.of(scan(code(rosasSeat), later), scan(code(miasSeat), later), scan(code(sam), later));
            var otherPhone = List.of(scan(code(rosasSeat), early), scan(code(miasSeat), early), scan(code(sam), early));
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));

            assertThat(send(trainer, onePhone)).containsOnly("checked in");
            assertThat(send(trainer, onePhone)).containsOnly("checked in");
            assertThat(send(office, otherPhone)).containsOnly("already here");
            assertThat(send(office, otherPhone)).containsOnly("already here");
            assertThat(send(office, onePhone)).containsOnly("checked in");

            assertThat(rows()).isEqualTo(3);
            assertThat(jdbc.sql("select distinct came_at from attendance")
                            .query((row, _) -> row.getTimestamp(1).toInstant().toEpochMilli())
                            .list())
                    .as("the earlier sighting is the true one")
                    .containsExactly(early.toEpochMilli());
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'attendance.checked-in'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
        }

        @Test
        void manyAtTheSameMomentLeaveOneAttendance() throws Exception {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var same = scan(code(rosasSeat));
            var tries = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < 6; i++) {
                tries.add(() -> send(trainer, List.of(same)));
                tries.add(() -> send(office, List.of(scan(code(rosasSeat)))));
            }
            var outcomes = new ArrayList<String>();
            try (var phones = Executors.newFixedThreadPool(12)) {
                for (var one : phones.invokeAll(tries)) {
                    outcomes.addAll(one.get());
                }
            }
            assertThat(rows()).isOne();
            assertThat(jdbc.sql("select count(*) from check_in where outcome = 'checked in'")
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(outcomes).hasSize(12).isSubsetOf("checked in", "already here");
        }

        @Test
        void aLateScanDoesNotUndoWhatWasTakenBackAfterIt() {
            var at = clock.now();
            send(tap(rosasSeat, false, at.minusSeconds(60)));
            assertThat(send(tap(rosasSeat, true, at.minusSeconds(30)))).isEqualTo("taken back");
            assertThat(send(scan(code(rosasSeat), at.minusSeconds(40)))).isEqualTo("taken back later");
            assertThat(minutes(rosasSeat)).isZero();
            trainer.get(page()).says("somebody took this person back at");
            assertThat(send(tap(rosasSeat, false, at))).isEqualTo("checked in");
        }

        @Test
        void aLateUndoDoesNotUndoWhatAnotherPhoneSawAfterIt() {
            var at = clock.now();
            send(scan(code(rosasSeat), at));
            send(tap(rosasSeat, false, at.minusSeconds(60)));
            assertThat(send(tap(rosasSeat, true, at.minusSeconds(50)))).isEqualTo("seen again");
            assertThat(minutes(rosasSeat)).isEqualTo(150);
        }

        @Test
        void whatComesAfterClosingIsShownNotSwallowed() {
            var at = clock.now();
            clock.moveTo(partOne.inDays(2));
            partOne.closed(offering);
            assertThat(send(scan(code(rosasSeat), at))).isEqualTo("closed");
            assertThat(rows()).isZero();
            trainer.get(page()).says("Rosa Villarreal").says("the event was closed before this arrived");
        }

        @Test
        void aClockThatRunsAheadIsSetRight() {
            send(scan(code(rosasSeat), clock.now().plusSeconds(90_000)));
            assertThat(jdbc.sql("select came_at from attendance")
                            .query((row, _) -> row.getTimestamp(1).toInstant())
                            .single())
                    .isBeforeOrEqualTo(clock.now());
        }

        @Test
        void whatIsNoScanIsRefused() {
            var list = json.readTree(trainer.get(page() + "/list").bytes());
            for (String scans : List.of("", "no list", "[null]", "[{\"key\":\"1\"}]", "{}")) {
                trainer.postBare(
                                page() + "/scans",
                                Map.of(
                                        list.get("field").asString(),
                                        list.get("token").asString(),
                                        "scans",
                                        scans))
                        .hasStatus(400);
            }
        }
    }

    @Nested
    class ByName {
        @Test
        void oneTapChecksInAndOneMoreTakesItBack() {
            var page = trainer.get(page() + "?q=rosa").doesNotSay("Mia Chen");
            var checked = trainer.form(page, "form[data-arrival]").send();
            checked.says("Checked in").says("1 of 2 here");
            assertThat(minutes(rosasSeat)).isEqualTo(150);

            var back = trainer.get(page() + "?q=rosa");
            trainer.form(back, "form[data-arrival]").send().says("Taken back").says("0 of 2 here");
            assertThat(minutes(rosasSeat)).isZero();
        }

        @Test
        void theSameTapSentTwiceIsDoneOnce() {
            var form = trainer.form(trainer.get(page() + "?q=rosa"), "form[data-arrival]");
            form.send().says("Checked in");
            form.send().says("Checked in");
            assertThat(rows()).isOne();
        }

        @Test
        void keepsPartsOfASessionAsTheTrainerMarkedThem() {
            partOne.attended(offering, rosasSeat, 60);
            assertThat(send(tap(rosasSeat, false, clock.now()))).isEqualTo("already here");
            assertThat(minutes(rosasSeat)).isEqualTo(60);
        }

        @Test
        void aSessionOfALaterDayIsNotOpenYet() {
            var last = offerings.sessions(offering).getLast();
            trainer.get(page() + "?session=" + last.id()).says("Check-in opens on the day of the session");
            assertThat(send(Map.of(
                            "key",
                            UUID.randomUUID(),
                            "session",
                            last.id().value(),
                            "registration",
                            rosasSeat.value(),
                            "at",
                            clock.now())))
                    .isEqualTo("not yet");
        }
    }

    @Nested
    class ForOthers {
        @Test
        void theTrainerOfAnotherEventFindsNothing() {
            var other = partOne.person("Olive Other", Role.TRAINER);
            partOne.institute(partOne.today(), 10, other);
            var visitor = partOne.signedIn(other);
            for (String path : List.of("", "/list", "/sheet.pdf", "/badges.pdf", "/paper", "/walk-in")) {
                visitor.get(page() + path).hasStatus(404);
            }
            visitor.postToken(page() + "/scans").hasStatus(404);
            visitor.postToken(page() + "/sessions/" + first.id() + "/arrivals").hasStatus(404);
            visitor.postToken(page() + "/paper").hasStatus(404);
            visitor.postToken(page() + "/walk-in").hasStatus(404);
        }

        @Test
        void theListHoldsNoCodeAndNothingPrivate() {
            jdbc.sql("update person set needs = 'Vegetarian' where id = :mia")
                    .param("mia", mia.value())
                    .update();
            String list = new String(trainer.get(page() + "/list").bytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(list)
                    .contains("Rosa Villarreal")
                    .doesNotContain(code(rosasSeat))
                    .doesNotContain("@bluebonnet.example")
                    .doesNotContain("Vegetarian");
        }

        @Test
        void onlyThisPageMayAskForTheCamera() throws Exception {
            var http = java.net.http.HttpClient.newHttpClient();
            assertThat(policy(http, "/checkin/worker.js")).contains("camera=(self)");
            assertThat(policy(http, "/schedule")).contains("camera=()");
        }

        private String policy(java.net.http.HttpClient http, String path) throws Exception {
            return http.send(
                            java.net.http.HttpRequest.newBuilder(
                                            org.cadre.TestServer.url().resolve(path))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("Permissions-Policy")
                    .orElseThrow();
        }
    }

    @Nested
    class TheTicket {
        @Test
        void isShownToItsHolderAndNobodyElse() {
            String code = code(rosasSeat);
            var page = partOne.signedIn(rosa).get("/registrations/" + rosasSeat + "/ticket");
            page.hasStatus(200).says("Your check-in code").says(code.substring(0, 4) + " " + code.substring(4, 8));
            assertThat(page.document().select("svg.qr-code")).hasSize(1);
            partOne.signedIn(mia).get("/registrations/" + rosasSeat + "/ticket").hasStatus(404);
            trainer.get("/registrations/" + rosasSeat + "/ticket").hasStatus(404);
        }

        @Test
        void isLinkedFromTheirRegistrationsAndTheirMail() {
            partOne.signedIn(rosa).get("/registrations").says("Check-in code");
            assertThat(jdbc.sql("select button_url from mail where about = :rosa and subject like '%is confirmed'")
                            .param("rosa", rosa.value())
                            .query(String.class)
                            .single())
                    .endsWith("/registrations/" + rosasSeat + "/ticket");
        }
    }
}
