package org.cadre.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cadre.platform.backup.AuditOfRestored;
import org.cadre.platform.backup.DiesWithRestore;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** What ./cadre backup --verify asks, for the server that proves its own backups. */
@Component
class RestoredAudits implements AuditOfRestored {
    private final Settings settings;

    RestoredAudits(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> findings(Connection restored) throws SQLException {
        var said = new ArrayList<String>();
        var audit = new RestoredAudit(settings.dataDirectory().resolve("none"), said::add);
        audit.look(restored);
        return audit.isClean()
                ? List.of()
                : said.stream().filter(Predicate.not(RestoredAudits::isWell)).toList();
    }

    private static boolean isWell(String line) {
        return line.startsWith("ok ");
    }

    @Override
    public List<DiesWithRestore> dying() {
        return RestoredAudit.DYING;
    }
}
