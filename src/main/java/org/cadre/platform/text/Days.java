package org.cadre.platform.text;

import java.time.LocalDate;

/** The days from one to another, with weekday and year, not yet said. */
public record Days(LocalDate first, LocalDate last) {}
