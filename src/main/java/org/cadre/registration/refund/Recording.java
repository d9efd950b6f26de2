package org.cadre.registration.refund;

/** What became of the wish to record a refund that office sent. */
public sealed interface Recording {

    record Recorded() implements Recording {}

    /** It is done, set aside, or the provider's. */
    record NotWaiting() implements Recording {}

    /** The payments it was to give back have gone back meanwhile. */
    record TooMuch(int left) implements Recording {}
}
