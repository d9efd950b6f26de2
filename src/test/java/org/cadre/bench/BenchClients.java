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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** People at browsers, as a bench needs them: who sign in, fill in a form, and send what they have prepared all at once. */
final class BenchClients {
    static final int CLIENTS = 16;

    /** How many a second, and how long one took, in milliseconds. */
    record Timed(double perSecond, double p50, double p99) {}

    private final BenchServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BenchClients(BenchServer server) {
        this.server = server;
    }

    /** Somebody signed in, with their cookies. */
    record Somebody(HttpClient browser, CookieManager cookies) {
        String cookie() {
            return cookies.getCookieStore().getCookies().stream()
                    .map(one -> one.getName() + "=" + one.getValue())
                    .collect(Collectors.joining("; "));
        }
    }

    /** Signed in as one of the sample people, by what stands before the @ of their address. */
    Somebody signedIn(String person) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        var own = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
        var door = server.url().resolve("/demo/sign-in/" + person);
        own.send(form(door, only(page(own, door), "main form")), HttpResponse.BodyHandlers.discarding());
        return new Somebody(own, cookies);
    }

    /** The request that sends a form of a page once it is filled in. */
    HttpRequest filled(Somebody person, String path, String selector, String action, Consumer<Element> fill)
            throws IOException, InterruptedException {
        var form = only(page(person.browser, server.url().resolve(path)), selector);
        fill.accept(form);
        return HttpRequest.newBuilder(form(server.url().resolve(action), form), (_, _) -> true)
                .header("Cookie", person.cookie())
                .build();
    }

    /** The request for a page. */
    HttpRequest page(Somebody person, String path) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .header("Cookie", person.cookie())
                .GET()
                .build();
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

    /** Sends all by all clients together; each has to be answered with that status. */
    Timed overHttp(List<HttpRequest> requests, int status) throws Exception {
        var millis = new double[requests.size()];
        double seconds = atOnce(requests.size(), i -> {
            long began = System.nanoTime();
            var answer = http.send(requests.get(i), HttpResponse.BodyHandlers.ofString());
            millis[i] = (System.nanoTime() - began) / 1e6;
            if (answer.statusCode() != status) {
                throw new IllegalStateException(
                        answer.statusCode() + ": " + Jsoup.parse(answer.body()).text());
            }
        });
        Arrays.sort(millis);
        return new Timed(
                millis.length / seconds, millis[millis.length / 2], millis[(int) Math.ceil(millis.length * 0.99) - 1]);
    }

    /** How many of so many requests a second the database alone would serve, by as many threads. */
    double throughJdbc(List<SqlRecording.Request> recorded, int requests) throws Exception {
        var connections = new ThreadLocal<Connection>();
        var open = new ArrayList<Connection>();
        double seconds = atOnce(recorded.size(), i -> {
            var connection = connections.get();
            if (connection == null) {
                connection = server.app();
                connections.set(connection);
                synchronized (open) {
                    open.add(connection);
                }
            }
            recorded.get(i).replay(connection);
        });
        for (var one : open) {
            one.close();
        }
        return requests / seconds;
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
}
