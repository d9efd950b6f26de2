package org.cadre.reporting;

import java.util.List;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Office's overview: the numbers that matter, each with its list, what waits for office, and the lists it saved. */
record OfficeOverview(List<Number> numbers, List<NextStep> steps, List<OfficeLists.Named> lists) {

    /** @param tone quiet while all is well */
    record Number(int count, Sentence about, @Nullable Sentence more, String tone, String href) {}
}
