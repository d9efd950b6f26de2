package org.cadre.platform.text;

import java.time.LocalDate;

/** The days from one to another without weekday and year, not yet said. */
public record Span(LocalDate first, LocalDate last) {}
