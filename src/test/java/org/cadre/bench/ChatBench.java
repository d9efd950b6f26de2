package org.cadre.bench;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.bench.Benches.Figure;
import org.cadre.internship.chat.Crowd;
import org.cadre.internship.chat.Ear;
import org.cadre.platform.database.Ids;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One chat with 300 people listening ({@code --people N}): how long it takes from sending a message until the last of them
 * has it, one message after the other; and how many messages a second reach all of them when several people write at once.
 * The limit is the same SQL, and the one question for what is new, straight through JDBC.
 */
final class ChatBench {
    private static final int MESSAGES = 200;
    private static final int WARM_UP = 60;
    private static final int WRITERS = 8;
    private static final String NEWS = """
            select e.room, e.number, e.author, p.display_name, e.kind, e.body, e.about, e.entered_at
              from chat_entry e
              join person p on p.id = e.author
             where e.room = ? and e.number > ?
             order by e.number
             limit 500
            """;

    private final BenchServer server;
    private final JdbcClient jdbc;
    private final int people;
    private UUID roomId = Ids.next();
    private String room = "";

    private ChatBench(BenchServer server, int people) {
        this.server = server;
        this.jdbc = server.bean(JdbcClient.class);
        this.people = people;
    }

    static List<Figure> run(List<String> arguments) throws Exception {
        try (var server = BenchServer.start()) {
            return new ChatBench(server, Benches.number(arguments, "--people", 300)).measure();
        }
    }

    private List<Figure> measure() throws Exception {
        var keys = cohort();
        var crowd = new Crowd(server.url());
        var members = keys.stream().map(crowd::signIn).toList();
        var ears = new ArrayList<Ear>();
        for (var member : members) {
            ears.add(member.listen(room, 0));
        }
        oneByOne(members, ears, 0, WARM_UP);
        var millis = new double[1][];
        var recorded = server.recording().during(() -> millis[0] = oneByOne(members, ears, WARM_UP, MESSAGES));
        int said = WARM_UP + MESSAGES;
        double perSecond = atOnce(members, ears, said);
        requireHeardOnce(ears, said + MESSAGES);
        for (Ear ear : ears) {
            ear.close();
        }
        var bare = throughJdbc(recorded);
        String what = "message to " + people + " listeners";
        return List.of(
                new Figure("chat", what + ", last one, p50", at(millis[0], 0.5), "ms", at(bare, 0.5)),
                new Figure("chat", what + ", last one, p99", at(millis[0], 0.99), "ms", at(bare, 0.99)),
                new Figure("chat", "messages heard by all, " + WRITERS + " writers", perSecond, "1/s", perSecond(bare)),
                new Figure("chat", "deliveries, " + WRITERS + " writers", perSecond * people, "1/s", null));
    }

    /** A cohort of so many that meets now; by what stands before the @ of their addresses. */
    private List<String> cohort() {
        UUID cohort = Ids.next();
        var edition = server.bean(Editions.class).idOf(Editions.NATIONAL).value();
        var today = LocalDate.now(ZoneOffset.UTC);
        jdbc.sql("""
                insert into cohort (id, name, edition, starts, sample, created_at)
                values (:id, 'Bench', :edition, :starts, true, current_timestamp)
                """)
                .param("id", cohort)
                .param("edition", edition)
                .param("starts", today.minusDays(10))
                .update();
        room = "/chat/" + roomId;
        jdbc.sql("insert into chat_room (id) values (:id)").param("id", roomId).update();
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room)
                values (:id, :cohort, 1, 'chat', current_timestamp, 60, :room)
                """)
                .param("id", Ids.next())
                .param("cohort", cohort)
                .param("room", roomId)
                .update();
        return IntStream.range(0, people)
                .mapToObj(i -> member(i, cohort, today))
                .toList();
    }

    private String member(int number, UUID cohort, LocalDate today) {
        UUID id = Ids.next();
        String key = "bench" + number;
        jdbc.sql("""
                with somebody as (
                  insert into person (id, legal_name, display_name, email, sample, created_at)
                  values (:id, :name, :name, :email, true, current_timestamp)
                  returning id
                ), signed_up as (
                  insert into account (person, confirmed_at) select id, current_timestamp from somebody
                )
                insert into internship (id, person, cohort, state, applied_on, first_day, last_day)
                select :internship, id, :cohort, 'active', :today, :today, :last from somebody
                """)
                .param("id", id)
                .param("name", "Bench Sample " + number)
                .param("email", key + "@bluebonnet.example")
                .param("internship", Ids.next())
                .param("cohort", cohort)
                .param("today", today)
                .param("last", today.plusMonths(9))
                .update();
        return key;
    }

    /** Milliseconds from sending each message until the last listener has it. */
    private double[] oneByOne(List<Crowd.Member> members, List<Ear> ears, int from, int messages) {
        var millis = new double[messages];
        for (int i = 0; i < messages; i++) {
            long began = System.nanoTime();
            long number = members.get((from + i) % members.size()).say(room, "Message " + (from + i), Ids.next());
            long last = began;
            for (Ear ear : ears) {
                last = Math.max(last, ear.hears(event -> event.id() == number).at());
            }
            millis[i] = (last - began) / 1e6;
        }
        return millis;
    }

    private double atOnce(List<Crowd.Member> members, List<Ear> ears, int from) throws Exception {
        var saying = new ArrayList<Callable<Long>>();
        for (int i = 0; i < MESSAGES; i++) {
            var member = members.get((from + i) % members.size());
            String text = "Message " + (from + i);
            saying.add(() -> member.say(room, text, Ids.next()));
        }
        long began = System.nanoTime();
        long number = 0;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (var said : writers.invokeAll(saying)) {
                number = Math.max(number, said.get());
            }
        }
        long last = began;
        for (Ear ear : ears) {
            long newest = number;
            last = Math.max(last, ear.hears(event -> event.id() == newest).at());
        }
        return MESSAGES / ((last - began) / 1e9);
    }

    private static void requireHeardOnce(List<Ear> ears, int messages) {
        for (Ear ear : ears) {
            var heard = ear.entries().stream().map(Ear.Event::id).toList();
            if (heard.size() != messages || heard.getFirst() != 1 || heard.getLast() != messages) {
                throw new IllegalStateException("somebody heard " + heard.size() + " of " + messages + " messages");
            }
        }
    }

    /** Milliseconds for what each message sent to the database, and for asking once what is new. */
    private double[] throughJdbc(List<SqlRecording.Request> requests) throws Exception {
        forget();
        var millis = new double[requests.size()];
        try (var connection = server.app()) {
            for (int i = 0; i < millis.length; i++) {
                long began = System.nanoTime();
                requests.get(i).replay(connection);
                readNews(connection, i);
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return millis;
    }

    private void readNews(Connection connection, long after) throws Exception {
        try (var news = connection.prepareStatement(NEWS)) {
            news.setObject(1, roomId);
            news.setLong(2, after);
            try (var rows = news.executeQuery()) {
                while (rows.next()) {
                    rows.getString("body");
                }
            }
        }
    }

    /** As if nothing had been said yet: the same SQL can be sent once more. */
    private void forget() throws Exception {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("truncate deed, chat_entry");
            statement.execute("update chat_room set last_number = 0");
            statement.execute("vacuum analyze chat_room");
        }
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }

    private static double perSecond(double[] millis) {
        return millis.length / (Arrays.stream(millis).sum() / 1e3);
    }
}
