package org.cadre.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadre.bench.Benches.Figure;
import org.cadre.platform.database.Ids;
import org.cadre.site.search.PublicTexts;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a stranger waits for: public pages over HTTP beside a static file of the same size from the same server in the same run,
 * plain and packed, and the searches over the real directory (10,601 organizations) and 5,000 made-up texts.
 */
final class SiteBench {
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 4_000;
    private static final int REQUESTS = 1_000;
    /** Page and file take turns, so that what else the machine does falls on both. */
    private static final int TURNS = 5;

    private static final int TEXTS = 5_000;
    private static final int SEARCHES = 600;
    private static final List<String> PAGES = List.of("/", "/the-program", "/schedule", "/schedule?view=calendar");
    private static final List<String> WORDS = List.of(
            "mentor",
            "principal",
            "protege",
            "feedback",
            "reflection",
            "district",
            "novice",
            "turnaround",
            "leadership",
            "standards",
            "culture",
            "equity",
            "coach",
            "cohort",
            "journal",
            "listening",
            "trust",
            "adult",
            "learning",
            "certificate",
            "renewal",
            "school",
            "teacher",
            "family",
            "community",
            "improvement",
            "data",
            "ethics",
            "conversation",
            "question",
            "practice",
            "visit",
            "observation",
            "strength",
            "change",
            "program",
            "month",
            "contact",
            "report",
            "project");
    private static final List<String> PUBLIC = List.of(
            "mentor",
            "princip",
            "feedbak",
            "listening trust",
            "adult lerning",
            "renewal certificate",
            "turnarond",
            "culture equity",
            "texas",
            "xylophone",
            "observ",
            "word17",
            "word17 word204",
            "communty");
    private static final List<String> OFFICE = List.of(
            "austin",
            "houston isd",
            "elementry",
            "lincoln",
            "fort worth",
            "san antonio",
            "unified",
            "jeffersn",
            "north east");

    private final BenchServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SiteBench(BenchServer server) {
        this.server = server;
    }

    static List<Figure> run() throws Exception {
        try (var server = BenchServer.start()) {
            server.loadPeople(200);
            var bench = new SiteBench(server);
            var figures = new ArrayList<Figure>();
            for (String page : PAGES) {
                figures.add(bench.page(page, false));
                figures.add(bench.page(page, true));
            }
            figures.add(bench.unchanged("/schedule"));
            bench.write();
            figures.addAll(bench.searches("public search, 5,000 texts", PUBLIC, "/search?q=", ""));
            var opal = new BenchClients(server).signedIn("opal");
            figures.addAll(bench.searches(
                    "office search, 10,601 organizations", OFFICE, "/office/search/now?q=", opal.cookie()));
            return figures;
        }
    }

    private Figure page(String path, boolean packed) throws Exception {
        var address = server.url().resolve(path);
        var page = request(address, packed, "");
        send(page, 3);
        int bytes = ok(page).body().length;
        var file = request(server.file(bytes), false, "");
        send(page, WARM_UP);
        send(file, WARM_UP);
        double limit = 0;
        double here = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            limit += perSecond(file) / TURNS;
            here += perSecond(page) / TURNS;
        }
        return new Figure(
                "site", path + ", " + (bytes + 512) / 1_024 + " kB" + (packed ? " packed" : ""), here, "1/s", limit);
    }

    /** What a browser asks that has the page already. */
    private Figure unchanged(String path) throws Exception {
        var address = server.url().resolve(path);
        var page = request(address, true, "");
        send(page, 3);
        String tag = ok(page).headers().firstValue("ETag").orElseThrow();
        var ask = HttpRequest.newBuilder(address)
                .header("If-None-Match", tag)
                .GET()
                .build();
        if (http.send(ask, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 304) {
            throw new IllegalStateException("no 304 for " + path);
        }
        send(ask, WARM_UP);
        return new Figure("site", path + ", not changed (304)", perSecond(ask), "1/s", perSecond(page));
    }

    private HttpRequest request(URI address, boolean packed, String cookie) {
        var request = HttpRequest.newBuilder(address);
        if (packed) {
            request.header("Accept-Encoding", "gzip");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request.GET().build();
    }

    private HttpResponse<byte[]> ok(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answers " + answer.statusCode());
        }
        return answer;
    }

    private double perSecond(HttpRequest request) throws Exception {
        long began = System.nanoTime();
        send(request, REQUESTS);
        return REQUESTS / ((System.nanoTime() - began) / 1e9);
    }

    private void send(HttpRequest request, int times) throws Exception {
        var left = new AtomicInteger(times);
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> {
                while (left.getAndDecrement() > 0) {
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                }
                return true;
            });
        }
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var one : clients.invokeAll(work)) {
                one.get();
            }
        }
    }

    /** Texts of about 200 words, of which some are in all and some in few. */
    private void write() {
        var texts = server.bean(PublicTexts.class);
        var transaction = server.bean(TransactionTemplate.class);
        for (int i = 0; i < TEXTS; i++) {
            int number = i;
            transaction.executeWithoutResult(_ -> {
                var id = Ids.next();
                texts.publish(new PublicTexts.Published(
                        number % 3 == 0 ? PublicTexts.Kind.STORY : PublicTexts.Kind.RESOURCE,
                        id,
                        number % 5 == 0 ? "es" : "en",
                        "/resources/" + id,
                        words(number, 6),
                        words(number + 7, 200),
                        null));
            });
        }
    }

    private static String words(int seed, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int dice = Math.floorMod((seed * 31 + i) * 2_654_435_761L >> 7, 1_000);
            text.append(dice < 400 ? WORDS.get(dice % WORDS.size()) : "word" + Math.floorMod(dice * 7 + seed, 4_000))
                    .append(' ');
        }
        return text.toString();
    }

    private List<Figure> searches(String name, List<String> typed, String path, String cookie) throws Exception {
        var millis = new double[SEARCHES];
        for (int i = -typed.size() * 3; i < SEARCHES; i++) {
            String what = typed.get(Math.floorMod(i, typed.size()));
            var request = request(
                    server.url().resolve(path + URLEncoder.encode(what, StandardCharsets.UTF_8)), false, cookie);
            long began = System.nanoTime();
            ok(request);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return List.of(
                new Figure("site", name + ", p50", millis[SEARCHES / 2], "ms", null),
                new Figure("site", name + ", p99", millis[(int) Math.ceil(SEARCHES * 0.99) - 1], "ms", null));
    }
}
