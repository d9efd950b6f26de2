package org.cadre.standards;

/** What a mentor should be able to do. A sample is the product's own wording, to be replaced by the operator's. */
public record Competency(String key, int number, String title, boolean sample) {}
