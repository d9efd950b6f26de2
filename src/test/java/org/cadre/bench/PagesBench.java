package org.cadre.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadre.bench.Benches.Figure;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What pages cost over HTTP on this machine, among so many made-up people ({@code --people N}, otherwise 2,000): four
 * clients, a few hundred requests each. The limit is a page of the same size that does nothing, on the same server.
 */
final class PagesBench {
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 300;

    /** What a page is called here, who opens it and where it is. */
    private record Page(String name, String visitor, String path) {}

    /** Requests a second, and milliseconds of CPU each took, client and database included. */
    private record Cost(double perSecond, double cpu) {}

    private final BenchServer server;

    private PagesBench(BenchServer server) {
        this.server = server;
    }

    static List<Figure> run(List<String> arguments) throws Exception {
        try (var server = BenchServer.start()) {
            server.loadPeople(Benches.number(arguments, "--people", 2_000));
            return new PagesBench(server).measure();
        }
    }

    private List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        for (var page : pages()) {
            var client = client(page.visitor);
            var address = server.url().resolve(page.path);
            int bytes = bytes(client, address);
            var bare = server.url().resolve(BenchServer.BARE + bytes);
            request(client, address, WARM_UP);
            request(client, bare, WARM_UP);
            var limit = cost(client, bare);
            var cost = cost(client, address);
            String said = page.name + ", " + bytes / 1_024 + " kB";
            figures.add(new Figure("pages", said, cost.perSecond, "1/s", limit.perSecond));
            figures.add(new Figure("pages", said + ", CPU", cost.cpu, "ms", limit.cpu));
        }
        return figures;
    }

    private List<Page> pages() {
        return List.of(
                new Page("schedule", "", "/schedule"),
                new Page("home of an MIT", "rosa", "/home"),
                new Page("contact log", "rosa", "/internship/log"),
                new Page("people found by name", "opal", "/office/people?q=garcia"),
                new Page("certificate checked", "", "/check/" + checkCode()));
    }

    private String checkCode() {
        return server.bean(JdbcClient.class)
                .sql("select check_code from certificate where state = 'issued' order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private Cost cost(HttpClient client, URI address) throws Exception {
        var cpu = server.cpu();
        long began = System.nanoTime();
        request(client, address, REQUESTS);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Cost(REQUESTS / seconds, server.cpu().minus(cpu).toNanos() / 1e6 / REQUESTS);
    }

    /** So many requests in all, by all clients together. */
    private static void request(HttpClient client, URI address, int requests) throws Exception {
        var left = new AtomicInteger(requests);
        var request = HttpRequest.newBuilder(address).GET().build();
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> {
                int done = 0;
                while (left.getAndDecrement() > 0) {
                    requireOk(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
                    done++;
                }
                return done;
            });
        }
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var one : clients.invokeAll(work)) {
                one.get();
            }
        }
    }

    private static void requireOk(HttpResponse<?> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answers " + response.statusCode());
        }
    }

    private static int bytes(HttpClient client, URI address) throws IOException, InterruptedException {
        var response =
                client.send(HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        requireOk(response);
        return response.body().length;
    }

    /** A client that is signed in as one of the cast; as nobody, when none is named. */
    private HttpClient client(String visitor) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        if (!visitor.isEmpty()) {
            var door = server.url().resolve("/demo/sign-in/" + visitor);
            var page = client.send(HttpRequest.newBuilder(door).GET().build(), HttpResponse.BodyHandlers.ofString());
            var fields = Jsoup.parse(page.body()).select("main form input[name]").stream()
                    .map(field -> encoded(field.attr("name")) + "=" + encoded(field.attr("value")))
                    .toList();
            var signedIn = client.send(
                    HttpRequest.newBuilder(door)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (signedIn.statusCode() != 303) {
                throw new IllegalStateException("not signed in as " + visitor + ": " + signedIn.statusCode());
            }
        }
        return client;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
