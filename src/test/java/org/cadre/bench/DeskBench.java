package org.cadre.bench;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.cadre.bench.BenchClients.Timed;
import org.cadre.bench.Benches.Figure;
import org.cadre.imports.ImportKind;
import org.cadre.imports.ImportTrial;
import org.cadre.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What office sits at all day, among so many people ({@code --people N}, otherwise 100,000): the search, each list as it opens and
 * narrowed, over HTTP by sixteen clients, beside the very same SQL sent straight through JDBC by as many threads; and
 * whole lists taken out; and last, as large a list brought in as may be.
 */
final class DeskBench {
    private static final int REQUESTS = 32;
    private static final int BROUGHT_IN = 50_000;
    private static final double MEGABYTE = 1_048_576;

    /** What a page is called here, and where it is. */
    private record Page(String name, String path) {}

    private final BenchServer server;
    private final BenchClients clients;
    private final int rounds;

    private DeskBench(BenchServer server, int rounds) {
        this.server = server;
        this.clients = new BenchClients(server);
        this.rounds = rounds;
    }

    static List<Figure> run(List<String> arguments) throws Exception {
        int people = Benches.number(arguments, "--people", 100_000);
        try (var server = BenchServer.start()) {
            DeskData.write(server, people);
            return new DeskBench(server, Benches.number(arguments, "--rounds", 3)).measure();
        }
    }

    private static List<Page> pages() {
        return List.of(
                new Page("search by name", "/office/search?q=ruth+okafor"),
                new Page("search mistyped", "/office/search?q=rtuh+okafro"),
                new Page("people", "/office/people"),
                new Page("people by words", "/office/people?q=okafor+larsen"),
                new Page("people of a state", "/office/people?state=TX&role=mit"),
                new Page("registrations", "/office/registrations"),
                new Page("registrations by name", "/office/registrations?sort=name"),
                new Page("internships", "/office/lists/internships"),
                new Page("internships that go on", "/office/lists/internships?progress=open&kind=novice"),
                new Page("certificates", "/office/certificates"),
                new Page("certificates expiring", "/office/certificates?within=6&sort=expires"),
                new Page("orders", "/office/lists/orders"),
                new Page("orders with money owed", "/office/lists/orders?money=owed"),
                new Page("invoices", "/office/lists/invoices"),
                new Page("invoices overdue", "/office/lists/invoices?money=overdue&sort=due"));
    }

    private List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        var opal = clients.signedIn("opal");
        for (String format : List.of("csv", "xlsx")) {
            figures.addAll(takeOut("people", format, opal));
        }
        for (var page : pages()) {
            figures.addAll(measure(page.name, Collections.nCopies(REQUESTS, clients.page(opal, page.path))));
        }
        figures.addAll(bringIn());
        return figures;
    }

    /** Once: the same list again would be of people who are known. */
    private List<Figure> bringIn() throws Exception {
        var office = server.bean(JdbcClient.class)
                .sql("select person from demo_cast where role = 'office' limit 1")
                .query(UUID.class)
                .single();
        var file = Files.createTempFile("cadre-bench-", ".csv");
        try {
            var measured = new ImportTrial(server.beans())
                    .run(ImportTrial.mentors(file, BROUGHT_IN), ImportKind.PEOPLE, new PersonId(office));
            String said = measured.rows() + " people brought in, ";
            System.out.printf(
                    "%slooked through at %d rows/s, recorded at %d rows/s%n",
                    said, measured.rowsPerSecondLooking(), measured.rowsPerSecondRecording());
            return List.of(
                    new Figure("desk", said + "looked through", measured.rowsPerSecondLooking(), "rows/s", null),
                    new Figure("desk", said + "recorded", measured.rowsPerSecondRecording(), "rows/s", null));
        } finally {
            Files.delete(file);
        }
    }

    private List<Figure> measure(String said, List<HttpRequest> requests) throws Exception {
        clients.overHttp(requests, 200);
        var recorded = server.recording().during(() -> clients.overHttp(requests, 200));
        var over = new Timed[rounds];
        var bare = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            bare[round] = clients.throughJdbc(recorded, requests.size());
            over[round] = clients.overHttp(requests, 200);
        }
        Arrays.sort(over, (one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        var middle = over[rounds / 2];
        System.out.printf("%s: %.1f ms, %.2f of JDBC%n", said, middle.p50(), middle.perSecond() / Benches.median(bare));
        return List.of(
                new Figure("desk", said, middle.perSecond(), "1/s", Benches.median(bare)),
                new Figure("desk", said + ", p50", middle.p50(), "ms", null),
                new Figure("desk", said + ", p99", middle.p99(), "ms", null));
    }

    /**
     * A whole list: rows a second, and how far the heap that is in use after a collection grew while it went out, looked at
     * all the time the first time; the second time is measured.
     */
    private List<Figure> takeOut(String kind, String format, BenchClients.Somebody office) throws Exception {
        var address = "/office/lists/" + kind + "/rows." + format;
        long rows = server.bean(JdbcClient.class)
                .sql("people".equals(kind) ? "select count(*) from person" : "select count(*) from registration")
                .query(Long.class)
                .single();
        var going = new AtomicBoolean(true);
        var peak = new AtomicLong();
        long before = liveHeap();
        var watch = Thread.ofPlatform().daemon().start(() -> {
            while (going.get()) {
                peak.accumulateAndGet(liveHeap(), Math::max);
                LockSupport.parkNanos(50_000_000L);
            }
        });
        long bytes = read(address, office);
        going.set(false);
        watch.join();
        long began = System.nanoTime();
        read(address, office);
        double seconds = (System.nanoTime() - began) / 1e9;
        String said = kind + " as " + format + ", " + rows + " rows";
        double grew = Math.max(0, peak.get() - before) / MEGABYTE;
        System.out.printf("%s: %.0f rows/s, heap grew %.1f MB%n", said, rows / seconds, grew);
        return List.of(
                new Figure("desk", said, rows / seconds, "rows/s", null),
                new Figure("desk", said + ", size", bytes / MEGABYTE, "MB", null),
                new Figure("desk", said + ", heap grew", grew, "MB", null));
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long read(String address, BenchClients.Somebody office) throws Exception {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var answer = http.send(clients.page(office, address), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
        try (InputStream in = answer.body()) {
            var buffer = new byte[65_536];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
            return bytes;
        }
    }
}
