package org.cadre.reporting;

import java.util.List;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipSummary;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The part of a first page about one's own internship.
 *
 * @param state where it stands, in one sentence
 * @param coach who coaches them; null before placement
 * @param ring only while there are months to keep pace with, as are line and strip
 * @param waiting contacts that count once somebody has confirmed them
 * @param certification all that the certificate asks for; null before the months have begun
 * @param plan what may be done about the mentoring plan, which is a suggestion; null: nothing now
 * @param mayLog whether a contact can be logged today
 * @param extensions more months that were given, and why
 */
record InternshipHome(
        InternshipSummary internship,
        Sentence state,
        @Nullable Sentence coach,
        @Nullable ProgressRing ring,
        @Nullable PaceLine line,
        @Nullable MonthStrip strip,
        @Nullable Sentence waiting,
        @Nullable Standing certification,
        @Nullable NextStep plan,
        boolean mayLog,
        List<Extension> extensions,
        List<NextStep> steps) {}
