/**
 * What every capability stands on: web, database, mail, clock, files. Knows no word of the program and no other
 * package of Cadre.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.cadre.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
