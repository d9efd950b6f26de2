package org.cadre.notification.nudge;

import java.time.LocalDate;
import java.util.Set;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.Missing.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was sent before.
 *
 * @param last the day of the last mail; each lists all that was open then
 * @param said what was said to be due, with how pressing it was
 */
record Sent(@Nullable LocalDate last, Set<Said> said) {
    static final Sent NOTHING = new Sent(null, Set.of());

    record Said(String item, Stage stage) {}

    Sent {
        said = Set.copyOf(said);
    }

    /** Whether that was said already, as pressing as it is now or more. */
    boolean covers(Missing missing) {
        for (var stage : Stage.values()) {
            if (stage.compareTo(missing.stage()) >= 0 && said.contains(new Said(missing.item(), stage))) {
                return true;
            }
        }
        return false;
    }
}
