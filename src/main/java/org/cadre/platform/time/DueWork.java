package org.cadre.platform.time;

import java.time.LocalDate;

/**
 * What a capability does when a day has come: open reports, remind, expire. Run every hour and after each move of the
 * program's clock; running it twice on one day does nothing more.
 */
public interface DueWork {
    void run(LocalDate today);
}
