package org.cadre.internship;

import java.time.LocalDate;
import org.cadre.people.PersonId;

/** A coach is a certified mentor; who is one, a later step knows and answers here. */
public interface CoachQualification {
    boolean isCertifiedMentor(PersonId person, LocalDate day);
}
