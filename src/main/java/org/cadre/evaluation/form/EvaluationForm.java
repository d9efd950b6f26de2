package org.cadre.evaluation.form;

import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A form as office sets it: when it is asked, for how long, and what is promised to those who answer.
 *
 * @param byMail each is asked by a link of their own; else only by the shared link in the room
 * @param openDays for how many days answers are taken
 * @param remindAfter after how many days who has not answered is reminded, once; none: never
 * @param threshold fewer answers are never shown
 */
public record EvaluationForm(
        UUID id,
        Moment moment,
        boolean anonymous,
        boolean byMail,
        int openDays,
        @Nullable Integer remindAfter,
        int threshold,
        boolean inUse,
        boolean sample) {}
