package org.cadre.registration;

/** Whether a card is taken right now; asked by the forms, answered where cards are charged. */
public interface CardOffer {
    boolean isOffered();
}
