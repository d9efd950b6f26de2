package org.cadre.platform.text;

import java.time.LocalDate;

/** The month of a day with its year, not yet said. */
public record MonthOf(LocalDate day) {}
