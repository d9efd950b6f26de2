package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.TestDatabase;
import org.cadre.offering.FeeCategory;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody asks for part two on several phones at the same moment. */
@CadreTest
@Tag("every-postgresql")
class PartTwoRaceTest {
    private static final int PHONES = 6;
    private static final int ROUNDS = 10;
    private static final int CENTS = 60_000;

    @Autowired
    ApplicationContext beans;

    @Autowired
    PartTwoOrders partTwo;

    @Autowired
    Editions editions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private EditionId edition;

    @BeforeEach
    void price() {
        partOne = new PartOne(beans);
        edition = editions.idOf(Editions.NATIONAL);
        jdbc.sql("""
                insert into price (id, edition, covers, fee_category, cents)
                values (:id, :edition, 'internship', 'non-member', :cents)
                """)
                .param("id", Ids.next())
                .param("edition", edition.value())
                .param("cents", CENTS)
                .update();
    }

    @Test
    void isOrderedOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var rosa = partOne.person("Rosa Number" + round);
            var answers = Race.of(Collections.nCopies(PHONES, (Callable<PartTwoOrders.Buying>)
                    () -> new TransactionTemplate(transactions).execute(_ -> buy(rosa))));
            assertThat(answers)
                    .filteredOn(PartTwoOrders.Buying.Placed.class::isInstance)
                    .as("round " + round)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(PartTwoOrders.Buying.NothingToBuy.class::isInstance)
                    .hasSize(PHONES - 1);
            assertThat(ordersOf(rosa)).isOne();
        }
    }

    private PartTwoOrders.Buying buy(PersonId buyer) {
        return partTwo.buy(buyer, edition, null, FeeCategory.NON_MEMBER, PaysBy.CHECK, CENTS, Actor.of(buyer.value()));
    }

    private int ordersOf(PersonId buyer) {
        return jdbc.sql("select count(*) from orders where buyer = :buyer and state = 'placed'")
                .param("buyer", buyer.value())
                .query(Integer.class)
                .single();
    }

    /** The control: without the index that refuses the second one, all who looked first buy it. */
    @Test
    void wouldBeOrderedByAllWhoLookedFirst() throws Exception {
        var rosa = partOne.person("Rosa Villarreal");
        var looked = new CyclicBarrier(PHONES);
        String index = asOwner("select indexdef from pg_indexes where indexname = 'orders_part_two_once'");
        asOwner("drop index orders_part_two_once");
        try {
            Race.of(Collections.nCopies(PHONES, (Callable<Boolean>) () -> new TransactionTemplate(transactions)
                    .execute(_ -> {
                        boolean due =
                                partTwo.fee(rosa, edition, FeeCategory.NON_MEMBER) instanceof PartTwoOrders.Fee.Due;
                        Race.await(looked);
                        return due && order(rosa);
                    })));
            assertThat(ordersOf(rosa)).isEqualTo(PHONES);
        } finally {
            asOwner("delete from orders");
            asOwner(index);
        }
    }

    private boolean order(PersonId buyer) {
        return jdbc.sql("""
                        insert into orders (id, code, edition, buyer, fee_category, state, pays_by, total_cents, placed_at)
                        values (:id, :id::text, :edition, :buyer, 'non-member', 'placed', 'check', :cents, '2027-01-01')
                        """)
                        .param("id", Ids.next())
                        .param("edition", edition.value())
                        .param("buyer", buyer.value())
                        .param("cents", CENTS)
                        .update()
                == 1;
    }

    private static String asOwner(String sql) throws SQLException {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}
