/**
 * Who has a seat in an offering, who pays for it and how. Owns registration and the seat's states; a seat is taken in one
 * statement, so that no offering ever sells more than it has.
 */
@ApplicationModule(
        allowedDependencies = {
            "offering",
            "program",
            "standards",
            "people",
            "people :: merge",
            "people :: rights",
            "platform"
        })
@NullMarked
package org.cadre.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
