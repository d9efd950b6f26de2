package org.cadre.certification.sampling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.certification.FrozenStanding;
import org.cadre.internship.record.InternshipRecord;
import org.cadre.program.Evidence;

/**
 * The pack as data: what was recorded, the standing recomputed from it, and the evidence it was recomputed from.
 *
 * @param format names what this is, for whoever finds it in ten years
 * @param place in the order of the draw
 */
record PackDocument(
        String format,
        String association,
        UUID audit,
        String seed,
        String frameDigest,
        int frameSize,
        int sampleSize,
        int place,
        LocalDate sealedOn,
        Instant sealedAt,
        InternshipRecord record,
        FrozenStanding standing,
        Evidence evidence) {
    static final String FORMAT = "Cadre audit pack, version 1";
}
