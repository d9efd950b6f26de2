package org.cadre.standards;

/** One standard of a framework: its number and title, never its text. The key is unique over all frameworks. */
public record Standard(String key, int number, String title) {}
