package org.cadre.platform.text;

/** Minutes that are read as hours with two decimals. */
public record Hours(int minutes) {}
