package org.cadre.registration;

/** Whether orders can be paid by card here: the pages that offer it ask. */
public interface CardOffer {
    boolean offered();
}
