package org.cadre.evaluation.result;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose answers are asked for: each part that is given narrows it. */
record Cut(
        @Nullable UUID trainer,
        @Nullable UUID cohort,
        @Nullable UUID edition,
        @Nullable String module,
        @Nullable String kind,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    static final Cut ALL = new Cut(null, null, null, null, null, null, null);

    static Cut during(LocalDate from, @Nullable LocalDate until) {
        return new Cut(null, null, null, null, null, from, until);
    }

    Cut withTrainer(UUID one) {
        return new Cut(one, cohort, edition, module, kind, from, until);
    }

    Cut withCohort(UUID one) {
        return new Cut(trainer, one, edition, module, kind, from, until);
    }

    Cut withEdition(UUID one) {
        return new Cut(trainer, cohort, one, module, kind, from, until);
    }

    Cut withModule(String one) {
        return new Cut(trainer, cohort, edition, one, kind, from, until);
    }

    Cut withKind(String one) {
        return new Cut(trainer, cohort, edition, module, one, from, until);
    }

    /** Whether a whole evaluation lies in it; the kind is a matter of each answer. */
    boolean holds(Closed one) {
        return (trainer == null || one.trainers().contains(trainer))
                && (cohort == null || cohort.equals(one.cohort()))
                && (edition == null || edition.equals(one.edition()))
                && (module == null || module.equals(one.module()))
                && (from == null || !one.day().isBefore(from))
                && (until == null || !one.day().isAfter(until));
    }
}
