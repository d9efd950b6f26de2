package org.cadre.certification;

import java.time.Instant;
import java.util.UUID;
import org.cadre.people.PersonId;

/** A holder's wish to have their name corrected, as long as office has not answered it. */
record NameCorrection(
        UUID id, PersonId person, String askedByName, Instant askedAt, String before, String wanted, String reason) {}
