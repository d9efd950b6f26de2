package org.cadre.certification.past;

import java.time.LocalDate;
import java.util.List;
import org.cadre.certification.past.PastRecord.Fresh;
import org.cadre.platform.text.Sentence;

/** What would come of a file. */
public sealed interface PastPlan {
    /**
     * The file can be read.
     *
     * @param fresh rows to be recorded, whose holder is known
     * @param strangers rows to be recorded, whose holder is written down first
     * @param unchanged how many are recorded already, word for word
     * @param refused with the reason; while there is one, nothing of the file is recorded
     * @param notes what is unusual about rows that are recorded all the same
     */
    record Readable(
            List<Fresh> fresh,
            List<Stranger> strangers,
            int unchanged,
            List<PastProblem> refused,
            List<PastProblem> notes)
            implements PastPlan {
        public Readable {
            fresh = List.copyOf(fresh);
            strangers = List.copyOf(strangers);
            refused = List.copyOf(refused);
            notes = List.copyOf(notes);
        }

        /** How many lines there are. */
        public int total() {
            return toRecord() + unchanged + refused.size();
        }

        public int toRecord() {
            return fresh.size() + strangers.size();
        }

        /** How many people are written down first. */
        public int newPeople() {
            return (int)
                    strangers.stream().map(one -> one.row.email()).distinct().count();
        }

        public boolean isGood() {
            return refused.isEmpty();
        }
    }

    /** A row whose holder nobody knows yet. */
    record Stranger(PastRow row, LocalDate expires, String notes) {}

    /** The file as a whole cannot be used. */
    record Unreadable(Sentence why) implements PastPlan {}
}
