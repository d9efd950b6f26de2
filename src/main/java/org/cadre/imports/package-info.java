/**
 * Lists that an association brings from before Cadre: people, organizations, past offerings, internships, certificates. Each is
 * matched, looked through and recorded as a whole, and can be taken back as a whole. Owns list, matching, remark and double.
 */
@ApplicationModule(
        allowedDependencies = {
            "certification :: past",
            "attendance",
            "offering",
            "program",
            "people",
            "people :: rights",
            "platform"
        })
@NullMarked
package org.cadre.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
