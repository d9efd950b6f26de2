package org.cadre.registration.refund;

/**
 * What giving seats back today would bring.
 *
 * @param daysLeft the days before the event begins, in its zone
 * @param percent the part of each confirmed seat's price that comes back
 * @param priceCents what the seats cost
 * @param creditCents what is not owed any more
 * @param refundCents what of the payments goes back
 * @param owedCents what is owed afterwards; never negative
 */
public record ReturnPreview(
        long daysLeft, int percent, int priceCents, int creditCents, int refundCents, int owedCents, String currency) {}
