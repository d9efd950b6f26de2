package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A cohort awarded in one act: the people office chose, in their order, and what has come of each so far.
 *
 * @param day as of which everyone is judged
 */
record AwardBatch(
        UUID id,
        CohortId cohort,
        String cohortName,
        PersonId askedBy,
        Instant askedAt,
        LocalDate day,
        List<One> people) {

    /** How far one person has come. */
    enum State {
        WAITING("quiet", "hourglass"),
        /** The award is decided and has its number; the paper follows in a moment. */
        MAKING("primary", "gear"),
        ISSUED("done", "patch-check-fill"),
        /** Somebody had awarded it before. */
        ALREADY("done", "check-circle"),
        REFUSED("attention", "exclamation-circle-fill");

        private final String tone;
        private final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        String tone() {
            return tone;
        }

        String icon() {
            return icon;
        }

        /** The key of its word. */
        String text() {
            return "certification.batch.state." + name().toLowerCase(Locale.ROOT);
        }

        boolean isSettled() {
            return this != WAITING && this != MAKING;
        }
    }

    /**
     * One of them.
     *
     * @param why the word for why nothing was awarded
     */
    record One(
            InternshipId internship,
            String name,
            State state,
            @Nullable String why,
            @Nullable CertificateId certificate,
            @Nullable String number) {}

    AwardBatch {
        people = List.copyOf(people);
    }

    /** How many need nothing more. */
    int settled() {
        return (int) people.stream().filter(one -> one.state.isSettled()).count();
    }

    int refused() {
        return (int) people.stream().filter(one -> one.state == State.REFUSED).count();
    }

    boolean isDone() {
        return settled() == people.size();
    }
}
