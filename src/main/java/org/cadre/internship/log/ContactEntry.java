package org.cadre.internship.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.PairingId;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Fact.ContactState;
import org.jspecify.annotations.Nullable;

/**
 * One interaction of MIT and protégé, as it stands in the log. The private note is kept apart.
 *
 * @param start of a live contact
 * @param longReason why it took that long, where it took long
 * @param reverses the entry it stands for since that one was taken back
 * @param supplement it came after its month's report was accepted
 * @param verifiedReason on what evidence the coach verified it
 * @param dispute what the protégé said, also after it was settled
 * @param disputeOutcome "upheld", "corrected" or "withdrawn"; empty while it is open or when there was none
 * @param asked how often the protégé was asked by mail since it was logged
 * @param supportedAt since when a file supports it
 */
public record ContactEntry(
        ContactEntryId id,
        PairingId pairing,
        String protegeName,
        LocalDate day,
        @Nullable LocalTime start,
        int minutes,
        String mode,
        List<String> topics,
        List<String> standards,
        String summary,
        String nextSteps,
        @Nullable LocalDate nextDay,
        String longReason,
        ContactState state,
        @Nullable ContactEntryId reverses,
        boolean supplement,
        @Nullable Instant verifiedAt,
        String verifiedReason,
        @Nullable Instant confirmedAt,
        String dispute,
        String disputeOutcome,
        Instant loggedAt,
        int asked,
        @Nullable Instant supportedAt) {
    public ContactEntry {
        topics = List.copyOf(topics);
        standards = List.copyOf(standards);
    }

    /** How well it is attested, apart from its state. */
    public ConfirmationLevel level() {
        return level(confirmedAt != null, verifiedAt != null, supportedAt != null);
    }

    /** The strongest word there is for a contact. */
    public static ConfirmationLevel level(boolean confirmed, boolean verified, boolean supported) {
        if (confirmed) {
            return ConfirmationLevel.CONFIRMED;
        }
        if (verified) {
            return ConfirmationLevel.VERIFIED;
        }
        return supported ? ConfirmationLevel.SUPPORTED : ConfirmationLevel.SELF_ATTESTED;
    }

    boolean isAttested() {
        return confirmedAt != null || verifiedAt != null;
    }

    boolean awaitsConfirmation() {
        return state == ContactState.SUBMITTED && confirmedAt == null;
    }

    /** Whether it is in the log at all, or was taken back. */
    boolean stands() {
        return state == ContactState.SUBMITTED || state == ContactState.DISPUTED;
    }

    /**
     * Changes when anything changes that the protégé is shown: a confirmation is for what was seen, not for what was
     * corrected meanwhile.
     */
    String face() {
        String shown = String.join("\0", day.toString(), String.valueOf(minutes), mode, summary, nextSteps);
        try {
            // Not a hash that two texts can be made to share: the MIT writes both of them.
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
