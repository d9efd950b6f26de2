package org.cadre.platform.text;

/** An amount, not yet said. */
public record Money(long cents, String currency) {}
