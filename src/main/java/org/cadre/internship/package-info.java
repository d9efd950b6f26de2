/**
 * Part two of the program: nine months in which a Mentor-in-Training mentors a protégé under a coach. Owns cohort,
 * internship, pairing, contact log and its confirmation, monthly report, cohort meeting and final project. What is
 * private to MIT and protégé stays between them.
 */
@ApplicationModule(
        allowedDependencies = {
            "attendance",
            "offering",
            "registration",
            "program",
            "program :: look",
            "standards",
            "care :: casefile",
            "people",
            "people :: merge",
            "people :: record",
            "people :: retention",
            "people :: rights",
            "platform"
        })
@NullMarked
package org.cadre.internship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
