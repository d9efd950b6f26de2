package org.cadre.registration.refund;

/** What the payment provider for cards is asked; implemented where it is known. */
public interface CardRefunds {

    /** Whether this payment was taken by it, and can be given back through it. */
    boolean knows(String intent);

    /**
     * Gives the money back. Asked again after a lost answer, it must not give it back twice: the refund's id is its
     * idempotency key. When the provider cannot be reached it throws, and is asked again later.
     */
    Answer send(Refund refund);

    /** What the provider said. */
    sealed interface Answer {
        /** It has it, under that id: on its way, or done already. */
        record Taken(String provider, ProviderState state) implements Answer {}

        /** It will not, and asking again does not help. */
        record Refused(String why) implements Answer {}
    }

    /** How the provider says a refund stands. The later of two prevails: what was said of it comes in any order. */
    enum ProviderState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
