package org.cadre.attendance;

import java.util.List;
import org.cadre.platform.backup.DiesWithRestore;

/** What of attendance opens something, and must not live on in a database that was filled from a backup. */
public final class AttendanceAfterRestore {
    /** An address that was renewed since would open the calendar again; its person is shown a new one. */
    public static final List<DiesWithRestore> DYING =
            List.of(new DiesWithRestore("calendar_feed", "delete from calendar_feed"));

    private AttendanceAfterRestore() {}
}
