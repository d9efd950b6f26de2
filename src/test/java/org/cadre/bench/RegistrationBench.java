package org.cadre.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.bench.Benches.Figure;
import org.cadre.command.CadreCommand;
import org.cadre.platform.database.Ids;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People registering over HTTP, all for one offering and then for sixty, beside the very same SQL sent straight through JDBC
 * by as many threads. Ends with an audit of what they left.
 */
final class RegistrationBench {
    private static final int ROUNDS = 3;
    private static final int OFFERINGS = 60;

    private final BenchServer server;
    private final JdbcClient jdbc;
    private final BenchClients clients;
    private final int people;

    private RegistrationBench(BenchServer server, int people) {
        this.server = server;
        this.jdbc = server.bean(JdbcClient.class);
        this.clients = new BenchClients(server);
        this.people = people;
    }

    static List<Figure> run(List<String> arguments) throws Exception {
        try (var server = BenchServer.start()) {
            var bench = new RegistrationBench(server, Benches.number(arguments, "--people", 1_000));
            var figures = new ArrayList<Figure>();
            figures.addAll(bench.measure("one hot offering", 1));
            figures.addAll(bench.measure(OFFERINGS + " offerings", OFFERINGS));
            figures.add(bench.audit());
            return figures;
        }
    }

    private List<Figure> measure(String said, int offerings) throws Exception {
        var events = IntStream.range(0, offerings).mapToObj(_ -> offering()).toList();
        var ready = new ArrayList<HttpRequest>();
        for (int i = 0; i < people; i++) {
            ready.add(ready(person(), events.get(i % offerings)));
        }
        var recorded = server.recording().during(() -> clients.overHttp(ready, 303));
        var over = new BenchClients.Timed[ROUNDS];
        var bare = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            forget();
            bare[round] = clients.throughJdbc(recorded, people);
            requireRegistered();
            forget();
            over[round] = clients.overHttp(ready, 303);
            requireRegistered();
        }
        Arrays.sort(over, (one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        var middle = over[ROUNDS / 2];
        return List.of(
                new Figure("registration", said, middle.perSecond(), "1/s", Benches.median(bare)),
                new Figure("registration", said + ", p50", middle.p50(), "ms", null),
                new Figure("registration", said + ", p99", middle.p99(), "ms", null));
    }

    private UUID person() {
        UUID id = Ids.next();
        jdbc.sql("""
                with somebody as (
                  insert into person (id, legal_name, display_name, email, sample, created_at)
                  values (:id, 'Bench Sample', 'Bench Sample', :email, true, current_timestamp)
                  returning id
                )
                insert into account (person, confirmed_at) select id, current_timestamp from somebody
                """).param("id", id).param("email", id + "@bluebonnet.example").update();
        return id;
    }

    private UUID offering() {
        UUID id = Ids.next();
        jdbc.sql("""
                with event as (
                  insert into offering (id, kind, title, edition, place, city, state, zone, first_day, last_day, price_cents,
                                        sample, created_at)
                  values (:id, 'lii', 'Bench', :edition, 'Nowhere', 'Austin', 'TX', 'America/Chicago', :day, :day, 45000,
                          true, current_timestamp)
                  returning id
                )
                insert into seat_pool (offering, capacity) select id, :seats from event
                """)
                .param("id", id)
                .param(
                        "edition",
                        server.bean(Editions.class).idOf(Editions.NATIONAL).value())
                .param("day", LocalDate.now(ZoneOffset.UTC).plusDays(60))
                .param("seats", people)
                .update();
        return id;
    }

    /** Signs in, opens the form and fills it in; sending it is what is measured. */
    private HttpRequest ready(UUID person, UUID offering) throws IOException, InterruptedException {
        var path = "/schedule/" + offering + "/registration";
        return clients.filled(clients.signedIn(person.toString()), path, "main form[method=post]", path, form -> {
            for (String tick : List.of("feeCategory=non-member", "payer=me", "paysBy=check")) {
                var name = tick.split("=", 2);
                form.select("input[name=" + name[0] + "][value=" + name[1] + "]")
                        .attr("checked", "");
            }
        });
    }

    private void requireRegistered() {
        int taken = jdbc.sql("select count(*) from registration")
                .query(Integer.class)
                .single();
        if (taken != people) {
            throw new IllegalStateException(taken + " of " + people + " are registered");
        }
    }

    /** As if nobody had registered yet: the same forms, and the same SQL, can be sent once more. */
    private void forget() throws Exception {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("truncate orders, deed, mail, scheduled_tasks, audit_entry cascade");
            statement.execute("update seat_pool set used = 0");
            statement.execute("vacuum analyze seat_pool");
        }
    }

    private Figure audit() {
        int status =
                CadreCommand.run(new String[] {"audit", "--data", server.data().toString()});
        if (status != 0) {
            throw new IllegalStateException("the audit found something");
        }
        return new Figure("registration", "audit: exit status", status, "", null);
    }
}
