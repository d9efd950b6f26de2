package org.cadre.accounting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestDatabase;
import org.cadre.accounting.AccountingInvariants;
import org.cadre.accounting.Books;
import org.cadre.offering.OfferingId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is entered and exported, in whatever order: no gap, nothing twice, and every journal balances. */
@Tag("database")
@Tag("every-postgresql")
class JournalPropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @CadreTest
    static class Server {}

    private static @Nullable ApplicationContext beans;
    private static @Nullable Books books;
    private static @Nullable OfferingId offering;

    /** How far the periods were closed by what ran before: a journal never goes back. */
    private static LocalDate closed = FIRST;

    @BeforeContainer
    static void start() throws SQLException {
        beans = new TestContextManager(Server.class).getTestContext().getApplicationContext();
        // Journals of an earlier test would have closed these days.
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.executeUpdate("truncate journal, journal_entry, journal_line");
            statement.executeUpdate("delete from counter where name = 'journal'");
        }
    }

    sealed interface Step {
        record Enters(String kind, int cents, int day, List<Integer> lines) implements Step {}

        record Exports(int days) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> enters = Combinators.combine(
                        Arbitraries.of("charge", "payment", "refund", "credit"),
                        Arbitraries.integers().between(1, 100_003),
                        Arbitraries.integers().between(-5, 12),
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .list()
                                .ofMinSize(0)
                                .ofMaxSize(3))
                .as(Step.Enters::new);
        Arbitrary<Step> exports = Arbitraries.integers().between(1, 6).map(Step.Exports::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, enters), net.jqwik.api.Tuple.of(1, exports))
                .list()
                .ofMinSize(1)
                .ofMaxSize(15);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void addsUp(@ForAll("steps") List<Step> steps) {
        var server = Objects.requireNonNull(beans);
        var jdbc = server.getBean(JdbcClient.class);
        var entered = new ArrayList<UUID>();
        for (var step : steps) {
            switch (step) {
                case Step.Enters(var kind, var cents, var day, var lines) -> {
                    var order = books(server)
                            .order(
                                    Objects.requireNonNull(offering),
                                    List.of("offering", "internship", "bundle").subList(0, lines.size()),
                                    lines);
                    entered.add(books(server).enter(order, kind, cents, closed.plusDays(day)));
                }
                case Step.Exports(var days) -> export(server, closed.plusDays(days));
            }
        }
        export(server, closed.plusDays(20));
        assertThat(jdbc.sql("select count(*) from journal_entry where ledger_entry in (:entered)")
                        .param("entered", entered.isEmpty() ? List.of(Ids.next()) : entered)
                        .query(Integer.class)
                        .single())
                .isEqualTo(entered.size());
        for (var invariant : AccountingInvariants.ALL) {
            assertThat(jdbc.sql(invariant.sql()).query().listOfRows())
                    .as(invariant.key())
                    .isEmpty();
        }
    }

    private static Books books(ApplicationContext server) {
        if (books == null) {
            var partOne = new PartOne(server);
            books = new Books(server, partOne.person("Buyer " + Ids.next()));
            offering = partOne.institute(partOne.inDays(30), 5);
        }
        return books;
    }

    private static void export(ApplicationContext server, LocalDate through) {
        var outcome = server.getBean(TransactionTemplate.class).execute(status -> {
            var done = server.getBean(Journals.class).close(through, Actor.SYSTEM);
            if (!(done instanceof Closing.Closed)) {
                status.setRollbackOnly();
            }
            return done;
        });
        if (outcome instanceof Closing.Closed) {
            closed = through;
        }
    }
}
