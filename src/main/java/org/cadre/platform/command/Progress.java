package org.cadre.platform.command;

/** Hears what long work is doing, to tell the person who waits for it. */
public interface Progress {
    /** A new step begins; the sentence says which, without a full stop. */
    void step(String sentence);

    /** Something to know beside the steps, as a whole sentence. */
    default void note(String sentence) {}

    /** How far the step has come, for steps that know. */
    default void part(long done, long all) {}

    static Progress silent() {
        return _ -> {};
    }
}
