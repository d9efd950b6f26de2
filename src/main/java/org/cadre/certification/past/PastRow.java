package org.cadre.certification.past;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as a line of the association's list says it.
 *
 * @param line in the file, from 1
 * @param state where the holder lives or works, in two letters; null: not said
 * @param expires null: not said, so by the edition
 * @param evidence where the association's own record of it is found
 */
public record PastRow(
        int line,
        String number,
        String holder,
        String email,
        @Nullable String state,
        LocalDate issued,
        LocalDate validFrom,
        @Nullable LocalDate expires,
        String evidence) {}
