package org.cadre.evaluation;

import org.cadre.people.PersonId;

/** What happened around evaluations, for mail. */
public final class EvaluationEvents {
    private EvaluationEvents() {}

    /**
     * Somebody is asked, or reminded once.
     *
     * @param about the title of what is asked about
     * @param place where they answer, without the public address
     * @param anonymous whether nobody can tell afterwards whose answers are whose
     * @param again this is the reminder
     */
    public record Asked(PersonId person, Moment moment, String about, String place, boolean anonymous, boolean again) {}
}
