package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestDatabase;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@CadreTest
@Tag("every-postgresql")
class AuditCommandTest {
    @Autowired
    ApplicationContext beans;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void sellSeats() {
        var partOne = new PartOne(beans);
        var offering = partOne.institute(partOne.inDays(30), 10);
        partOne.confirmed(partOne.person("Rosa Delgado"), offering);
        partOne.held(partOne.person("Gil Navarro"), offering, null);
        partOne.confirmed(partOne.person("Omar Reyes"), offering, partOne.district("Bluebonnet ISD"));
    }

    @Test
    void findsNothingWrongWithWhatTheProductDid() throws SQLException {
        assertThat(audit()).isZero();
        assertThat(said).hasSize(AuditCommand.ALL.size() + 1).allMatch(line -> !line.startsWith("BROKEN"));
        assertThat(said.getLast()).isEqualTo("All " + AuditCommand.ALL.size() + " hold.");
    }

    @Nested
    class NamesWhatDoesNotHold {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                seats-counted              | update seat_pool set used = used - 1
                one-live-ticket            | update ticket set dead_at = '2027-01-01' where code = (select min(code) from ticket)
                seats-as-their-order       | update registration set seat = 'held' where seat = 'confirmed'
                confirmed-for-a-reason     | delete from purchase_order
                confirmed-for-a-reason     | delete from ledger_entry where kind = 'payment'
                total-is-its-parts         | update bill_to set share_cents = share_cents - 1
                charged-as-ordered         | delete from ledger_entry where kind = 'charge'
                charged-as-ordered         | update ledger_entry set cents = cents - 1 where kind = 'charge'
                credits-within-charges     | insert into ledger_entry (id, orders, kind, cents, currency, day, recorded_at, cause) select gen_random_uuid(), id, 'credit', total_cents + 1, 'USD', '2027-01-01', '2027-01-01', concat('x', id) from orders
                refunds-within-payments    | insert into refund (id, orders, cents, currency, method, state, because, asked_at) select gen_random_uuid(), id, total_cents + 1, 'USD', 'check', 'asked', 'x', '2027-01-01' from orders
                refunds-in-the-ledger      | insert into refund (id, orders, cents, currency, method, state, because, asked_at) select gen_random_uuid(), id, 1, 'USD', 'check', 'done', 'x', '2027-01-01' from orders
                one-currency               | update ledger_entry set currency = 'CAD'
                card-money-in-the-ledger   | insert into card_attempt (id, orders, number, cents, currency, intent, state, begun_at, expires_at) select gen_random_uuid(), id, 1, 1, 'USD', code, 'paid', '2027-01-01', '2027-01-01' from orders
                invoice-numbers            | insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper) select gen_random_uuid(), 2, orders, id, 1, 'USD', '2027-01-01', '2027-01-01', '[]', 'x' from bill_to limit 1
                invoiced-as-shared         | insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper) select gen_random_uuid(), 1, orders, id, share_cents + 1, 'USD', '2027-01-01', '2027-01-01', '[]', 'x' from bill_to limit 1
                credit-note-numbers        | with i as (insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper) select gen_random_uuid(), 1, orders, id, 1, 'USD', '2027-01-01', '2027-01-01', '[]', 'x' from bill_to limit 1 returning id) insert into credit_note (id, number, invoice, cents, because, issued, paper) select gen_random_uuid(), 7, id, 1, 'x', '2027-01-01', 'x' from i
                credit-notes-within-invoices | with i as (insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper) select gen_random_uuid(), 1, orders, id, 1, 'USD', '2027-01-01', '2027-01-01', '[]', 'x' from bill_to limit 1 returning id) insert into credit_note (id, number, invoice, cents, because, issued, paper) select gen_random_uuid(), 1, id, 2, 'x', '2027-01-01', 'x' from i
                code-uses                  | insert into discount_code (id, code, percent, used, made_at) values (gen_random_uuid(), 'SPRING', 10, 3, '2027-01-01')
                waitlist-holds             | insert into waitlist_entry (id, offering, person, seats, state, orders, joined_at) select gen_random_uuid(), offering, buyer, 1, 'offered', id, '2027-01-01' from orders where state = 'confirmed'
                """)
        void andSaysWhichRecords(String invariant, String sql) throws SQLException {
            asOwner(sql);
            assertThat(audit()).isOne();
            String broken = "BROKEN  " + new Texts().say("registration.audit." + invariant);
            assertThat(said).contains(broken);
            assertThat(said.get(said.indexOf(broken) + 1)).startsWith("  ").doesNotContain("{", "%");
        }

        @Test
        void andThatASeatIsOfAnotherOffering() throws SQLException {
            var partOne = new PartOne(beans);
            var other = partOne.institute(partOne.inDays(60), 10);
            asOwner("update registration set offering = '" + other + "'");
            audit();
            assertThat(said).contains("BROKEN  " + new Texts().say("registration.audit.seat-of-its-order"));
        }
    }

    private static void asOwner(String sql) throws SQLException {
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .update();
        }
    }

    private int audit() throws SQLException {
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword())) {
            return AuditCommand.audit(connection, new Texts(), said::add);
        }
    }
}
