package org.cadre.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.cadre.Visitor;
import org.cadre.registration.RegistrationInvariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 between the statements of a registration, an award and an invoice: after the restart all is there or nothing is. */
@Tag("crash")
class KilledServerTest {
    private static final String SEATS_ADD_UP = """
            select bool_and(p.used = (select count(*) from registration r
                                       where r.offering = p.offering and r.seat in ('held', 'confirmed')))
              from seat_pool p
            """;
    private static final String NADIAS_SEATS = """
            select count(*) from registration r join offering o on o.id = r.offering join person p on p.id = r.person
             where o.city = 'El Paso' and p.email = 'nadia@bluebonnet.example'
            """;
    private static final String AWARDS = """
            select count(*) from award_decision d join person p on p.id = d.person where p.email = 'marcus@bluebonnet.example'
            """;
    private static final String CERTIFICATES = """
            select count(*) from certificate c join person p on p.id = c.person where p.email = 'marcus@bluebonnet.example'
            """;

    /** Each year's numbers run from 1 to as many as there are. */
    private static final String NUMBERS_ADD_UP = """
            select bool_and(highest = certificates)
              from (select left(number, 8) as series, max(right(number, 6)::int) as highest, count(*) as certificates
                      from certificate group by 1) as year
            """;

    private static final String INVOICES = "select count(*) from invoice";
    private static final String WAITING =
            "select orders::text from purchase_order where number = 'BB-2291' and state = 'received'";
    private static final String QUOTED = "select orders::text from quote where state = 'offered'";
    private static final String ACCEPTED = """
            select format('%s, charged %s, invoiced %s', o.state, b.charged,
                          (select coalesce(sum(i.cents), 0) from invoice i where i.orders = o.id))
              from purchase_order n
              join orders o on o.id = n.orders
              join order_balance b on b.orders = o.id
             where n.number = 'BB-2291'
            """;

    private static KilledServer server;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory("cadre-killed-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        server = new KilledServer(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leavesARegistrationAndAnAwardWhole() {
        // Before the last statements of a registration: its trail and its mail are not written yet.
        for (String table : List.of("registration", "audit_entry")) {
            server.killAt(table, KilledServerTest::register);
            server.start();
            assertThat(server.ask(NADIAS_SEATS, Long.class))
                    .as("killed at " + table)
                    .isZero();
            assertThat(server.ask(SEATS_ADD_UP, Boolean.class))
                    .as("killed at " + table)
                    .isTrue();
        }
        register();
        assertThat(server.ask(NADIAS_SEATS, Long.class)).isOne();
        assertThat(server.ask(SEATS_ADD_UP, Boolean.class)).isTrue();

        for (String table : List.of("certificate", "audit_entry")) {
            server.killAt(table, KilledServerTest::award);
            server.start();
            assertThat(server.ask(AWARDS, Long.class)).as("killed at " + table).isZero();
            assertThat(server.ask(CERTIFICATES, Long.class))
                    .as("killed at " + table)
                    .isZero();
        }
        // After the decision: the paper is made, the mail that tells of it cannot be written. The award stands, and
        // the restarted server finishes it.
        server.killAt("mail", KilledServerTest::award);
        assertThat(server.ask(AWARDS, Long.class)).isOne();
        server.start();
        KilledServer.until(() -> server.ask(CERTIFICATES + " and c.state = 'issued'", Long.class) == 1);
        assertThat(server.ask(NUMBERS_ADD_UP, Boolean.class))
                .as("numbers without gaps or doubles")
                .isTrue();
    }

    /**
     * Steps of issuing, each killed before it is done: the document is stored; what was signed is stored; the certificate
     * counts, its paper being stored; the register has its entry. Before the mail it is killed with an award, above.
     */
    private enum Step {
        PREPARE {
            @Override
            void kill(Runnable deed) {
                server.killAt("certificate_credential", deed);
            }
        },
        KEEP_SIGNED {
            @Override
            void kill(Runnable deed) {
                server.killAtChange("certificate_credential", deed);
            }

            @Override
            void letPass() {
                server.letPass("certificate_credential");
            }
        },
        COUNT {
            @Override
            void kill(Runnable deed) {
                server.killAtChange("certificate", deed);
            }

            @Override
            void letPass() {
                server.letPass("certificate");
            }
        },
        REGISTER {
            @Override
            void kill(Runnable deed) {
                server.killAt("register_entry", deed);
            }
        };

        abstract void kill(Runnable deed);

        void letPass() {}
    }

    /** A corrected certificate goes the same way as an awarded one: prepared, signed, drawn, registered, told. */
    @Test
    void finishesOnceWhatWasBeingIssued() {
        int corrected = 0;
        for (var step : Step.values()) {
            String name = "Somebody Corrected " + "I".repeat(++corrected);
            step.kill(() -> correct("ines", name));
            assertThat(server.ask(
                            "select count(*) " + newest("ines")
                                    + " and c.corrects is not null and c.state = 'reserved'",
                            Long.class))
                    .as("killed at " + step)
                    .isOne();
            server.start();
            String issued =
                    "select count(*) " + newest("ines") + " and c.state = 'issued' and c.holder_name = '" + name + "'";
            KilledServer.until(() -> server.ask(issued, Long.class) == 1);
            step.letPass();
            assertThat(server.ask(
                            "select count(*) from mail m join person p on p.id = m.about where p.email = 'ines@bluebonnet.example'"
                                    + " and m.subject = 'Your certificate with your name corrected'",
                            Long.class))
                    .as("mails, killed at " + step)
                    .isEqualTo(corrected);
            assertThat(server.ask("""
                            select count(*) from register_entry e
                              join register_detail d on d.entry = e.index
                              join certificate_credential s on s.certificate = d.certificate
                              join certificate c on c.id = d.certificate
                              join person p on p.id = c.person
                             where p.email = 'ines@bluebonnet.example' and c.corrects is not null and e.kind = 'issued'
                               and encode(d.credential, 'hex') = s.digest and encode(d.paper, 'hex') = c.paper
                            """, Long.class))
                    .as("entries, killed at " + step)
                    .isEqualTo(corrected);
        }
        assertThat(server.ask(NUMBERS_ADD_UP, Boolean.class))
                .as("numbers without gaps or doubles")
                .isTrue();
    }

    private static String newest(String key) {
        return "from certificate c join person p on p.id = c.person where p.email = '" + key + "@bluebonnet.example'";
    }

    private static void correct(String key, String name) {
        Visitor opal = server.as("opal");
        String id = server.ask("select c.id::text " + newest(key) + " and c.state = 'issued'", String.class);
        opal.button(opal.get("/office/certificates/" + id + "/name"), "Issue again with this name")
                .with("name", name)
                .with("reason", "A typing mistake.")
                .send();
    }

    /** An accepted purchase order confirms its seats, charges them and brings its invoice, whose number is the next one. */
    @Test
    void leavesNoGapAndNoTwinAmongTheInvoices() {
        long before = server.ask(INVOICES, Long.class);
        // The order is confirmed and charged, its number is taken; the invoice is not written.
        server.killAt("invoice", KilledServerTest::acceptPurchaseOrder);
        server.start();
        nothingIsInvoiced(before, "killed before the invoice");
        // The invoice is written too; its trail and its mail are not.
        server.killAfter("invoice", KilledServerTest::acceptPurchaseOrder);
        server.start();
        nothingIsInvoiced(before, "killed after the invoice");
        server.letPass("invoice");

        acceptPurchaseOrder();
        assertThat(server.ask(ACCEPTED, String.class)).isEqualTo("confirmed, charged 135000, invoiced 135000");
        assertThat(server.ask(INVOICES, Long.class)).isEqualTo(before + 1);
        // Another order, billed after that: its number is the next one.
        acceptAnother();
        assertThat(server.ask(INVOICES, Long.class)).isEqualTo(before + 2);
        nothingIsAmiss();
    }

    private static void nothingIsInvoiced(long before, String when) {
        assertThat(server.ask(ACCEPTED, String.class)).as(when).isEqualTo("placed, charged 0, invoiced 0");
        assertThat(server.ask(INVOICES, Long.class)).as(when).isEqualTo(before);
        nothingIsAmiss();
    }

    /** The numbers of the invoices have neither gaps nor twins, and all money adds up. */
    private static void nothingIsAmiss() {
        for (var invariant : RegistrationInvariants.ALL) {
            assertThat(server.ask("select count(*) from (" + invariant.sql() + ") as amiss", Long.class))
                    .as(invariant.key())
                    .isZero();
        }
    }

    private static void acceptPurchaseOrder() {
        Visitor opal = server.as("opal");
        var order = opal.get("/office/orders/" + server.ask(WAITING, String.class));
        opal.button(order, "Accept PO BB-2291").send().says("the seats are confirmed");
    }

    /** Office writes down and accepts the purchase order of the order that waited for its board. */
    private static void acceptAnother() {
        Visitor opal = server.as("opal");
        String order = server.ask(QUOTED, String.class);
        var page = opal.get("/orders/" + order + "/purchase-order");
        opal.button(page, "Send the purchase order")
                .with("number", "BB-2300")
                .send()
                .hasStatus(200);
        var office = opal.get("/office/orders/" + order);
        opal.button(office, "Accept PO BB-2300").send().says("the seats are confirmed");
    }

    private static void register() {
        Visitor nadia = server.as("nadia");
        var schedule = nadia.get("/schedule");
        String offering =
                schedule.document().select("a:contains(El Paso)").first().attr("href");
        var page = nadia.get(offering + "/registration");
        nadia.button(page, "Register and keep my seat")
                .with("feeCategory", "non-member")
                .with("payer", "me")
                .with("paysBy", "check")
                .send()
                .says("is kept");
    }

    private static void award() {
        Visitor opal = server.as("opal");
        var list = opal.get("/office/certification");
        var page = opal.get(
                list.document().select("a:contains(Marcus Lee)").first().attr("href"));
        opal.button(page, "Award the certificate").with("sure", "yes").send();
    }
}
