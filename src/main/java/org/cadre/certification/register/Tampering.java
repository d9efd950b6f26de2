package org.cadre.certification.register;

import java.util.Locale;
import org.cadre.platform.text.Sentence;

/**
 * Something in the register's tables that the register itself never did.
 *
 * @param place the entry it is about, counted from 0; or the size of a checkpoint, the number of a hash at its level
 * @param other another place it has to do with: where an entry came from, how far a range goes, a level
 */
public record Tampering(Kind kind, long place, long other) {
    /** What was done. */
    public enum Kind {
        ALTERED,
        MISSING,
        INSERTED,
        MOVED,
        OUT_OF_TIME,
        DETAIL_ALTERED,
        DETAIL_MISSING,
        DETAIL_INSERTED,
        NODE_ALTERED,
        NODE_MISSING,
        NODE_INSERTED,
        HEAD_WRONG,
        CHECKPOINT_ALTERED,
        CHECKPOINT_MISSING,
        CHECKPOINT_MOVED,
        CHECKPOINT_INSERTED,
        /** A checkpoint was given that no known key signed. */
        CHECKPOINT_NOT_OURS,
        /** What a signed checkpoint committed to is not what is there, and no single entry tells. */
        REWRITTEN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Tampering of(Kind kind, long place) {
        return new Tampering(kind, place, place);
    }

    /** Names it in words. */
    public Sentence sentence() {
        return Sentence.of(
                "certification.register.tampering." + kind.word(), Long.toString(place), Long.toString(other));
    }
}
