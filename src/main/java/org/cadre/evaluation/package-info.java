/**
 * What people say of what they went through: evaluations of modules, offerings and internships, the protégé's exit form,
 * and whether protégés are still principals later on. Owns evaluation, form, question, answer, moment and follow-up.
 * Anonymous answers are kept apart from who gave them, and shown only where enough people answered.
 */
@ApplicationModule(
        allowedDependencies = {
            "certification",
            "internship",
            "attendance",
            "registration",
            "offering",
            "program",
            "standards",
            "people",
            "platform"
        })
@NullMarked
package org.cadre.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
