package org.cadre.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.cadre.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PostgresKeeperTest {
    @Test
    void answers() throws Exception {
        var running = TestDatabase.running();
        try (var owner = DriverManager.getConnection(running.jdbcUrl(), running.ownerUser(), running.ownerPassword());
                var app = DriverManager.getConnection(running.jdbcUrl(), running.appUser(), running.appPassword())) {
            owner.createStatement().execute("create table made_by_owner (word text)");
            app.createStatement().execute("insert into made_by_owner (word) values ('hello')");
            assertThat(app.createStatement().executeUpdate("delete from made_by_owner"))
                    .isEqualTo(1);
            owner.createStatement().execute("drop table made_by_owner");
        }
    }
}
