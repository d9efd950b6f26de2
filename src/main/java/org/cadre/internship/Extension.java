package org.cadre.internship;

import java.time.LocalDate;

/**
 * More months, as they were given: whoever looks at the internship later sees when, why and by whom.
 *
 * @param forCause given by office; else taken once by the MIT after a change of protégé
 * @param reason empty for the free one
 * @param signedBy the name it was signed with; empty for what was given before extensions were signed
 * @param lastDay the last day it led to
 */
public record Extension(
        LocalDate on, int months, boolean forCause, String reason, String signedBy, LocalDate lastDay) {}
