package org.cadre.internship.coach;

import java.time.LocalDate;
import org.cadre.platform.text.Sentence;

/** A reason to look twice at somebody, in words, and the day it is about. */
record CoachFlag(String tone, Sentence words, LocalDate since) {}
