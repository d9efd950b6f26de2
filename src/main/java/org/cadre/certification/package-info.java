/**
 * What a person has earned: standing collected from every step, the award that freezes it, the certificate, its renewal
 * and the public check. Owns standing, award decision, certificate, condition and renewal. What was issued never changes.
 */
@ApplicationModule(
        allowedDependencies = {
            "internship",
            "internship :: record",
            "internship :: chat",
            "attendance",
            "registration",
            "offering",
            "program",
            "program :: look",
            "standards",
            "care :: casefile",
            "people",
            "people :: merge",
            "people :: retention",
            "people :: rights",
            "platform"
        })
@NullMarked
package org.cadre.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
