package org.cadre.site.page;

/** What is written of a page: a version to be. */
record PageWords(String title, String label, String description, String text, boolean sample) {}
