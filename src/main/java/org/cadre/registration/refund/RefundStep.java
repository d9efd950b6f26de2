package org.cadre.registration.refund;

/** From so many days before the event, so much of a seat's price comes back. */
public record RefundStep(int daysBefore, int percent) {}
