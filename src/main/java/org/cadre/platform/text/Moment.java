package org.cadre.platform.text;

import java.time.Instant;
import java.time.ZoneId;

/** A day and a time of day in a zone, not yet said. */
public record Moment(Instant at, ZoneId zone) {}
