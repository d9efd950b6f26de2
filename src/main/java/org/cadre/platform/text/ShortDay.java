package org.cadre.platform.text;

import java.time.LocalDate;

/** A day that is read without weekday and year, "Mar 9", where these are plain from what stands around it. */
public record ShortDay(LocalDate day) {}
