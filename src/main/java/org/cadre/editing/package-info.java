/**
 * How an edition comes about: a draft that office or a district's coordinator works on, proposes, tries out on people and
 * compares; and its publication, which proves first that it is no weaker than its parent. Owns draft, save, proposal and
 * publication of an edition.
 */
@ApplicationModule(
        allowedDependencies = {
            "certification",
            "offering",
            "program",
            "program :: look",
            "program :: weaker",
            "standards",
            "people",
            "platform"
        })
@NullMarked
package org.cadre.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
