package org.cadre.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.bench.Benches.Figure;
import org.cadre.command.CadreCommand;
import org.cadre.platform.database.Ids;
import org.cadre.program.Editions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People registering over HTTP, all for one offering and then for sixty, beside the very same SQL sent straight through JDBC
 * by as many threads. Ends with an audit of what they left.
 */
final class RegistrationBench {
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 3;
    private static final int OFFERINGS = 60;

    /** One person with the form before them, ready to be sent. */
    private record Ready(HttpRequest request) {}

    private record Timed(double perSecond, double p50, double p99) {}

    private final BenchServer server;
    private final JdbcClient jdbc;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int people;

    private RegistrationBench(BenchServer server, int people) {
        this.server = server;
        this.jdbc = server.bean(JdbcClient.class);
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
        var ready = new ArrayList<Ready>();
        for (int i = 0; i < people; i++) {
            ready.add(ready(person(), events.get(i % offerings)));
        }
        var recorded = server.recording().during(() -> overHttp(ready));
        var over = new Timed[ROUNDS];
        var bare = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            forget();
            bare[round] = throughJdbc(recorded);
            requireRegistered();
            forget();
            over[round] = overHttp(ready);
            requireRegistered();
        }
        Arrays.sort(over, (one, other) -> Double.compare(one.perSecond, other.perSecond));
        var middle = over[ROUNDS / 2];
        return List.of(
                new Figure("registration", said, middle.perSecond, "1/s", Benches.median(bare)),
                new Figure("registration", said + ", p50", middle.p50, "ms", null),
                new Figure("registration", said + ", p99", middle.p99, "ms", null));
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
    private Ready ready(UUID person, UUID offering) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        var own = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
        var door = server.url().resolve("/demo/sign-in/" + person);
        own.send(form(door, only(page(own, door), "main form")), HttpResponse.BodyHandlers.discarding());
        var address = server.url().resolve("/schedule/" + offering + "/registration");
        var form = only(page(own, address), "main form[method=post]");
        for (String tick : List.of("feeCategory=non-member", "payer=me", "paysBy=check")) {
            var name = tick.split("=", 2);
            form.select("input[name=" + name[0] + "][value=" + name[1] + "]").attr("checked", "");
        }
        String cookie = cookies.getCookieStore().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        var request = form(address, form);
        return new Ready(HttpRequest.newBuilder(request, (_, _) -> true)
                .header("Cookie", cookie)
                .build());
    }

    private static Element page(HttpClient client, URI address) throws IOException, InterruptedException {
        return Jsoup.parse(
                client.send(HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static Element only(Element page, String selector) {
        return Objects.requireNonNull(
                page.selectFirst(selector), () -> "no " + selector + " on the page: " + page.text());
    }

    private static HttpRequest form(URI address, Element form) {
        String fields = form.select("input[name], textarea[name]").stream()
                .filter(field -> !field.attr("type").matches("radio|checkbox") || field.hasAttr("checked"))
                .map(field -> encoded(field.attr("name")) + "=" + encoded(field.val()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Timed overHttp(List<Ready> ready) throws Exception {
        var millis = new double[ready.size()];
        double seconds = atOnce(ready.size(), i -> {
            long began = System.nanoTime();
            var answer = http.send(ready.get(i).request, HttpResponse.BodyHandlers.ofString());
            millis[i] = (System.nanoTime() - began) / 1e6;
            if (answer.statusCode() != 303) {
                throw new IllegalStateException(
                        answer.statusCode() + ": " + Jsoup.parse(answer.body()).text());
            }
        });
        Arrays.sort(millis);
        return new Timed(
                millis.length / seconds, millis[millis.length / 2], millis[(int) Math.ceil(millis.length * 0.99) - 1]);
    }

    private double throughJdbc(List<SqlRecording.Request> requests) throws Exception {
        var connections = new ThreadLocal<Connection>();
        var open = new ArrayList<Connection>();
        double seconds = atOnce(requests.size(), i -> {
            var connection = connections.get();
            if (connection == null) {
                connection = server.app();
                connections.set(connection);
                synchronized (open) {
                    open.add(connection);
                }
            }
            requests.get(i).replay(connection);
        });
        for (var one : open) {
            one.close();
        }
        return people / seconds;
    }

    /** One piece of the work. */
    private interface Piece {
        void run(int number) throws Exception;
    }

    /** Does all pieces by all clients together; how many seconds that took. */
    private static double atOnce(int pieces, Piece piece) throws Exception {
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> {
                for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
                    piece.run(number);
                }
                return true;
            });
        }
        long began = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var one : clients.invokeAll(work)) {
                one.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
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
