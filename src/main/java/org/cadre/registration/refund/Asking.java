package org.cadre.registration.refund;

/** What became of the wish to give money back by hand. */
public sealed interface Asking {

    record Asked(Refund refund) implements Asking {}

    /** More than there is to give back. */
    record TooMuch(int left) implements Asking {}

    /** More than that card payment has left. */
    record TooMuchForCard(int left) implements Asking {}

    /** That card payment is not the order's, or nobody can give it back. */
    record NoSuchCard() implements Asking {}
}
