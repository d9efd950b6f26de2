package org.cadre.program.weaker;

/** What is known of two requirements. */
public sealed interface Comparison {
    /** Proved: whoever meets the one meets the other. */
    record NoWeaker() implements Comparison {}

    /** Refuted. */
    record Weaker(CounterExample example) implements Comparison {}

    /** Too many alternatives within alternatives to decide; nothing is claimed. */
    record Undecided() implements Comparison {}
}
