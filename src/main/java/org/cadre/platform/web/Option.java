package org.cadre.platform.web;

/** One thing to choose: what is sent, and what is read. */
public record Option(String value, String label) {}
