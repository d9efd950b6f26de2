package org.cadre.offering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people wait for dates, as the public site, a later step, knows it: office plans by it. */
public interface DateDemand {
    /**
     * How many addresses wait for dates there.
     *
     * @param state null: wherever they are held
     */
    record Wanted(@Nullable String state, int people) {}

    /** The state with the most first; no address is told. */
    List<Wanted> byState();
}
