package org.cadre.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Asks a restored database what all capabilities want to know of it; platform knows none of them. */
public interface AuditOfRestored {
    /** What is wrong with it, in words; empty when all is well. */
    List<String> findings(Connection restored) throws SQLException;

    /** What must not come back to life. */
    List<DiesWithRestore> dying();
}
