package org.cadre.internship.log;

import java.time.LocalDate;
import java.time.LocalTime;
import org.cadre.internship.ContactEntryId;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A contact that was planned for a day when the one before was logged, and that the log does not know yet.
 *
 * @param entry the one it was planned in; the next one is much like it
 * @param start as the one before
 */
@NamedInterface("log")
public record Appointment(
        ContactEntryId entry, LocalDate day, @Nullable LocalTime start, String protegeName) {
    /** "Did you talk to Del Ramos today at 3:30 PM, as planned?" */
    public Sentence question(LocalDate today) {
        if (!day.equals(today)) {
            return Sentence.of("internship.phone.appointment.earlier", protegeName, day);
        }
        return start == null
                ? Sentence.of("internship.phone.appointment.today", protegeName)
                : Sentence.of("internship.phone.appointment.today-at", protegeName, start);
    }
}
