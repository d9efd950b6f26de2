package org.cadre.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.cadre.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 between the statements of a registration and of an award: after the restart all is there or nothing is. */
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

    @Test
    void leavesARegistrationAndAnAwardWhole() throws IOException {
        Path folder = Files.createTempDirectory("cadre-killed-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var server = new KilledServer(folder.resolve("data"))) {
            // Before the last statements of a registration: its trail and its mail are not written yet.
            for (String table : List.of("registration", "audit_entry")) {
                server.killAt(table, () -> register(server));
                server.start();
                assertThat(server.ask(NADIAS_SEATS, Long.class))
                        .as("killed at " + table)
                        .isZero();
                assertThat(server.ask(SEATS_ADD_UP, Boolean.class))
                        .as("killed at " + table)
                        .isTrue();
            }
            register(server);
            assertThat(server.ask(NADIAS_SEATS, Long.class)).isOne();
            assertThat(server.ask(SEATS_ADD_UP, Boolean.class)).isTrue();

            for (String table : List.of("certificate", "audit_entry")) {
                server.killAt(table, () -> award(server));
                server.start();
                assertThat(server.ask(AWARDS, Long.class))
                        .as("killed at " + table)
                        .isZero();
                assertThat(server.ask(CERTIFICATES, Long.class))
                        .as("killed at " + table)
                        .isZero();
            }
            // After the decision: the paper is made, the mail that tells of it cannot be written. The award stands, and
            // the restarted server finishes it.
            server.killAt("mail", () -> award(server));
            assertThat(server.ask(AWARDS, Long.class)).isOne();
            server.start();
            KilledServer.until(() -> server.ask(CERTIFICATES + " and c.state = 'issued'", Long.class) == 1);
            assertThat(server.ask(NUMBERS_ADD_UP, Boolean.class))
                    .as("numbers without gaps or doubles")
                    .isTrue();
        }
    }

    private static void register(KilledServer server) {
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

    private static void award(KilledServer server) {
        Visitor opal = server.as("opal");
        var list = opal.get("/office/certification");
        var page = opal.get(
                list.document().select("a:contains(Marcus Lee)").first().attr("href"));
        opal.button(page, "Award the certificate").with("sure", "yes").send();
    }
}
