package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list is recorded as a whole or not at all, also when the server dies, and once, however many ask. */
@CadreTest
@Tag("every-postgresql")
class ImportCrashTest {
    private static final int ROWS = 3_000;

    @Autowired
    private Demo demo;

    @Autowired
    private BringingIn bringing;

    @Autowired
    private ImportWork work;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Visitor opal;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
        opal = Visitor.as("opal");
    }

    private static String mentors(String domain) {
        return "Name,Email,Member number\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "Mentor %d,mentor%d@%s.example,N-%d".formatted(i, i, domain, i))
                        .collect(Collectors.joining("\n"));
    }

    private UUID asked(String rows) {
        var page = bringing.looked(opal, "people", rows);
        return BringingIn.idOf(opal.form(page, "form[action$=recording]").send().hasStatus(200));
    }

    private ImportState state(UUID list) {
        return imports.find(list).orElseThrow().state();
    }

    @Test
    void aServerThatDiesInTheMiddleLeavesNothingAndTheNextOneRecordsItAll() throws Exception {
        UUID list = asked(mentors("else"));
        int before = bringing.count("person");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            // In the second batch the work waits for this row; then its connection is cut, as by a death.
            other.createStatement().execute("""
                insert into person (id, legal_name, display_name, email, created_at)
                values (gen_random_uuid(), 'M', 'M', 'mentor2900@else.example', '2026-01-01T00:00:00Z')
                """);
            var dying = CompletableFuture.runAsync(() -> work.run(list));
            cutTheOneThatWaits(dying);
            assertThat(dying.handle((_, trouble) -> trouble).get()).isNotNull();
            other.rollback();
        }
        assertThat(bringing.count("person")).isEqualTo(before);
        assertThat(bringing.count("import_change")).isZero();
        assertThat(state(list)).isEqualTo(ImportState.RECORDING);
        jdbc.sql("update import_progress set at = at - interval '1 hour'").update();
        work.runMinutely();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'import' and task_instance"
                                + " like :id")
                        .param("id", list + ":%")
                        .query(Integer.class)
                        .single())
                .as("asked by the screens twice, and by the watch once more")
                .isEqualTo(3);
        work.run(list);
        assertThat(bringing.count("person")).isEqualTo(before + ROWS);
        assertThat(state(list)).isEqualTo(ImportState.RECORDED);
    }

    private void cutTheOneThatWaits(CompletableFuture<?> dying) {
        while (!dying.isDone() && jdbc.sql("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into person%'
               and pid <> pg_backend_pid()
            """).query(Integer.class).single() == 0) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void twoWhoAskForTheSameListRecordItOnce() throws Exception {
        var page = bringing.looked(opal, "people", mentors("else"));
        UUID list = BringingIn.idOf(page);
        UUID somebody = jdbc.sql("select id from person where email = 'opal@bluebonnet.example'")
                .query(UUID.class)
                .single();
        int before = bringing.count("person");
        assertThat(Race.of(List.of(
                        () -> imports.askToRecord(list, false, somebody),
                        () -> imports.askToRecord(list, false, somebody))))
                .containsExactlyInAnyOrder(true, false);
        Race.of(List.of(() -> worked(list), () -> worked(list)));
        assertThat(bringing.count("person")).isEqualTo(before + ROWS);
    }

    private UUID worked(UUID list) {
        work.run(list);
        return list;
    }

    @Test
    void twoListsOfTheSamePeopleAtOnceMakeNoDoubles() throws Exception {
        UUID one = asked(mentors("one"));
        UUID other = asked(mentors("other"));
        Race.of(List.of(() -> worked(one), () -> worked(other)));
        assertThat(List.of(state(one), state(other)))
                .containsExactlyInAnyOrder(ImportState.RECORDED, ImportState.CHECKED);
        assertThat(jdbc.sql("select count(*) from person where member_number = 'N-7'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void withoutTheLookBeforeRecordingTheyWould() {
        UUID one = asked(mentors("one"));
        UUID other = asked(mentors("other"));
        var people = work.listing(ImportKind.PEOPLE);
        UUID opalHerself = jdbc.sql("select id from person where email = 'opal@bluebonnet.example'")
                .query(UUID.class)
                .single();
        var by = new Recorder(
                opalHerself,
                "list.csv",
                java.time.Instant.parse("2026-01-01T00:00:00Z"),
                java.time.LocalDate.parse("2026-01-01"),
                java.time.ZoneId.of("America/Chicago"));
        people.record(one, 0, ROWS + 1, by);
        people.record(other, 0, ROWS + 1, by);
        assertThat(jdbc.sql("select count(*) from person where member_number = 'N-7'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
