package org.cadre.bench;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.bench.BenchClients.Timed;
import org.cadre.bench.Benches.Figure;
import org.cadre.demo.Histories;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jsoup.nodes.Element;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Part two with so many internships of full nine months ({@code --people N}, otherwise 1,000), fifteen to a coach: each MIT logs
 * a contact, coaches open their desk and their cohort's board. Over HTTP by sixteen clients, beside the very same SQL sent
 * straight through JDBC by as many threads.
 */
final class InternshipBench {
    private static final int ROUNDS = 3;
    private static final int IN_COHORT = 15;
    private static final int WEEKS = 39;
    private static final int MINUTES = 115;
    private static final String SAID = "Logged by the bench.";

    private record Cohort(UUID id, PersonId coach, List<UUID> meetings) {}

    private final BenchServer server;
    private final JdbcClient jdbc;
    private final BenchClients clients;
    private final LocalDate today;
    private final LocalDate first;
    private final List<String> mits = new ArrayList<>();
    private final List<String> coaches = new ArrayList<>();
    private final List<UUID> cohorts = new ArrayList<>();

    private InternshipBench(BenchServer server) {
        this.server = server;
        this.jdbc = server.bean(JdbcClient.class);
        this.clients = new BenchClients(server);
        this.today = server.bean(ProgramClock.class).today();
        this.first = today.minusMonths(9).plusDays(2);
    }

    static List<Figure> run(List<String> arguments) throws Exception {
        try (var server = BenchServer.start()) {
            var bench = new InternshipBench(server);
            bench.fill(Benches.number(arguments, "--people", 1_000));
            var figures = new ArrayList<>(bench.measure());
            figures.addAll(ChatBench.run(List.of()));
            return figures;
        }
    }

    private void fill(int people) throws SQLException {
        var histories = new Histories(server.bean(NamedParameterJdbcTemplate.class));
        var district = histories.sampleDistrict("Bench ISD");
        var school = histories.sampleSchool("Bench Elementary", district);
        var edition = server.bean(Editions.class).idOf(Editions.NATIONAL).value();
        var before = first.minusMonths(2);
        var cohort = cohort(histories, 0, edition);
        for (int i = 0; i < people; i++) {
            if (i > 0 && i % IN_COHORT == 0) {
                cohort = cohort(histories, i, edition);
            }
            var mit = histories.person(
                    "Mit Sample", "mit" + i + "@bluebonnet.example", "principal", district, school, before);
            var protege = histories.personWithoutAccount(
                    "Protégé Sample", "protege" + i + "@bluebonnet.example", "principal", district, school, before);
            histories.role(mit, Role.MIT, null, before);
            mits.add("mit" + i);
            var internship = histories.internship(
                    mit, cohort.id, "active", before, first, first.plusMonths(9).minusDays(1));
            var pairing = histories.pairing(
                    internship, protege, "novice", school, "2020-1", "We agree.", first.minusDays(9), first);
            for (int week = 0; week < WEEKS; week++) {
                histories.contact(
                        pairing,
                        first.plusWeeks(week),
                        LocalTime.of(6, 0),
                        MINUTES,
                        "phone",
                        "A talk about the week behind and the week to come.",
                        List.of("psel-2015-4"),
                        week % 5 == 4 ? null : protege);
            }
            for (int month = 1; month <= 9; month++) {
                var sent = first.plusMonths(month).plusDays(3);
                histories.report(
                        internship,
                        month,
                        month < 8 ? "accepted" : month == 8 ? "submitted" : "open",
                        "{}",
                        480,
                        4,
                        sent.isAfter(today) ? today : sent,
                        cohort.coach);
                histories.cameTo(
                        cohort.meetings.get(month - 1),
                        internship,
                        cohort.coach,
                        first.plusMonths(month - 1L).plusDays(12));
            }
            histories.project(internship, "A project", "submitted", first.plusMonths(5), cohort.coach);
        }
        histories.write();
        vacuum();
    }

    private Cohort cohort(Histories histories, int number, UUID edition) {
        var before = first.minusMonths(2);
        var coach = histories.person(
                "Coach Sample", "coach" + number + "@bluebonnet.example", "principal", null, null, before);
        histories.role(coach, Role.COACH, null, before);
        var id = histories.cohort("Bench " + number, edition, first, coach);
        coaches.add("coach" + number);
        cohorts.add(id);
        var meetings = new ArrayList<UUID>();
        for (int month = 1; month <= 9; month++) {
            var day = first.plusMonths(month - 1L).plusDays(12);
            meetings.add(histories.meeting(id, month, day, true, "A lesson.", null));
        }
        return new Cohort(id, coach, meetings);
    }

    private void vacuum() throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        var entries = new ArrayList<HttpRequest>();
        for (String mit : mits) {
            entries.add(clients.filled(
                    clients.signedIn(mit),
                    "/internship/log/new",
                    "main form:has(input[name=minutes])",
                    "/internship/log",
                    this::fillIn));
        }
        figures.addAll(measure("log entry written", entries, 303, this::forget));
        var desks = new ArrayList<HttpRequest>();
        var boards = new ArrayList<HttpRequest>();
        for (int i = 0; i < coaches.size(); i++) {
            var coach = clients.signedIn(coaches.get(i));
            desks.add(clients.page(coach, "/coach"));
            boards.add(clients.page(coach, "/coach/cohorts/" + cohorts.get(i)));
        }
        figures.addAll(measure("coach's desk", often(desks), 200, () -> {}));
        figures.addAll(measure("cohort board", often(boards), 200, () -> {}));
        return figures;
    }

    private void fillIn(Element form) {
        form.select("input[name=day]").val(today.minusDays(1).toString());
        form.select("input[name=start]").val("05:00");
        form.select("input[name=minutes]").val("45");
        form.select("input[name=mode]").removeAttr("checked");
        form.select("input[name=mode][value=phone]").attr("checked", "");
        form.select("textarea[name=summary], input[name=summary]").val(SAID);
    }

    /** As many requests as there are MITs. */
    private List<HttpRequest> often(List<HttpRequest> pages) {
        var all = new ArrayList<HttpRequest>();
        for (int i = 0; i < mits.size(); i++) {
            all.add(pages.get(i % pages.size()));
        }
        return all;
    }

    private List<Figure> measure(String said, List<HttpRequest> requests, int status, SqlRecording.BenchWork forget)
            throws Exception {
        var recorded = server.recording().during(() -> clients.overHttp(requests, status));
        var over = new Timed[ROUNDS];
        var bare = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            forget.run();
            bare[round] = clients.throughJdbc(recorded, requests.size());
            forget.run();
            over[round] = clients.overHttp(requests, status);
        }
        forget.run();
        Arrays.sort(over, (one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        var middle = over[ROUNDS / 2];
        return List.of(
                new Figure("internship", said, middle.perSecond(), "1/s", Benches.median(bare)),
                new Figure("internship", said + ", p50", middle.p50(), "ms", null),
                new Figure("internship", said + ", p99", middle.p99(), "ms", null));
    }

    /** As if nobody had logged yet: the same forms, and the same SQL, can be sent once more. */
    private void forget() throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            int gone = statement.executeUpdate("delete from contact_entry where summary = '" + SAID + "'");
            if (gone != mits.size()) {
                throw new IllegalStateException(gone + " of " + mits.size() + " contacts were logged");
            }
            statement.execute("truncate deed, audit_entry");
            statement.execute("vacuum analyze contact_entry");
        }
    }
}
