package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * Why a certificate was awarded: the standing at that moment, and the exact evidence it was computed from.
 *
 * @param day the program's day on which the edition was applied
 * @param decidedBy none where a renewal followed by itself
 * @param override the request by which a second person agreed, where not everything was met
 */
record AwardDecision(
        DecisionId id,
        PersonId person,
        EditionId edition,
        @Nullable InternshipId internship,
        LocalDate day,
        FrozenStanding standing,
        FrozenEvidence evidence,
        byte[] evidenceDigest,
        @Nullable PersonId decidedBy,
        Instant decidedAt,
        boolean renewal,
        @Nullable UUID override) {

    /**
     * What comes out when the stored evidence is judged again.
     *
     * @param evidenceIsWhole the stored evidence still has the digest of the day of the award
     */
    record Recomputed(boolean evidenceIsWhole, FrozenStanding then, FrozenStanding now) {
        boolean agrees() {
            return evidenceIsWhole && then.agreesWith(now);
        }
    }

    /** Judges the stored evidence once more, by the stored edition, as of the stored day. */
    Recomputed recompute(Edition rules, Texts texts) {
        var requirement = renewal ? rules.renewalRequirement() : rules.certification();
        var now = org.cadre.program.Standings.of(rules, requirement, evidence.evidence(), day);
        return new Recomputed(
                Arrays.equals(evidence.digest(), evidenceDigest), standing, FrozenStanding.of(now, texts));
    }
}
