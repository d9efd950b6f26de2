package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What was taken back of an invoice.
 *
 * @param number as people say it: "CN-000042"
 * @param invoice the invoice's number
 */
public record CreditNote(UUID id, String number, String invoice, int cents, String because, LocalDate issued) {}
