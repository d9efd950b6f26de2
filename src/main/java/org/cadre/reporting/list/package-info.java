/**
 * The lists office works with: people, registrations, internships, certificates, orders, invoices. A list is asked by its
 * address alone: what is in it, in which order, with which columns. It can be kept under a name, taken out as a spreadsheet,
 * and written to.
 */
@NamedInterface("list")
@NullMarked
package org.cadre.reporting.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
