package org.cadre.internship;

import org.cadre.platform.text.Sentence;

/** A reason to look twice at somebody, in words. */
record CoachFlag(String tone, Sentence words) {}
