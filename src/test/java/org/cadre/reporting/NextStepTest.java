package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Sentence WHAT = Sentence.of("reporting.log-contact");

    @Test
    void putsWhatIsOverdueFirstThenWhatIsDueThenByDay() {
        var overdue = NextStep.overdue("x", WHAT, null, TODAY.minusDays(1), TODAY, "/overdue", WHAT);
        var due = NextStep.due("x", WHAT, null, TODAY.plusDays(9), TODAY, "/due", WHAT);
        var soon = NextStep.coming("x", WHAT, null, TODAY.plusDays(1), TODAY, "/soon", WHAT);
        var anytime = NextStep.anytime(NextStep.Urgency.COMING, "x", WHAT, null, "/anytime", WHAT);
        var waiting = NextStep.waiting("x", WHAT, null, TODAY.minusDays(30), TODAY, "/waiting", WHAT);
        assertThat(NextStep.first(5, Stream.of(waiting, anytime, soon, due, overdue)))
                .extracting(NextStep::href)
                .containsExactly("/overdue", "/due", "/soon", "/anytime", "/waiting");
    }

    @Test
    void keepsToAsManyAsAreAskedFor() {
        var step = NextStep.anytime(NextStep.Urgency.COMING, "x", WHAT, null, "/", WHAT);
        assertThat(NextStep.first(3, Stream.of(step, step, step, step))).hasSize(3);
    }

    @Test
    void saysTheDayWithItsDistanceBeside() {
        assertThat(said(TODAY.plusDays(1))).isEqualTo("Due by Tue, Nov 24, 2026 (tomorrow)");
        assertThat(said(TODAY.plusDays(4))).isEqualTo("Due by Fri, Nov 27, 2026 (in 4 days)");
        assertThat(said(TODAY.plusMonths(22))).isEqualTo("Due by Sat, Sep 23, 2028 (in 22 months)");
        assertThat(said(TODAY)).isEqualTo("Due by Mon, Nov 23, 2026 (today)");
    }

    private static String said(LocalDate day) {
        var when = NextStep.due("x", WHAT, null, day, TODAY, "/", WHAT).when();
        return when == null ? "" : new Texts().say(when);
    }
}
