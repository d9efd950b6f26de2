package org.cadre.certification;

import java.time.LocalDate;
import org.cadre.internship.CoachQualification;
import org.cadre.people.PersonId;
import org.springframework.stereotype.Component;

/** Answers part two's question who may coach: whoever holds a certificate in force. */
@Component
class CertifiedMentors implements CoachQualification {
    private final Certificates certificates;

    CertifiedMentors(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public boolean isCertifiedMentor(PersonId person, LocalDate day) {
        return certificates.isCertifiedMentor(person, day);
    }
}
