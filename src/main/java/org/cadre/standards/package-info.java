/**
 * The leadership standards the program speaks of, by number and title, and how they map to each other and to mentor
 * competencies. Frameworks replace each other, so all are kept. Owns framework, standard, competency and crosswalk.
 */
@ApplicationModule(allowedDependencies = {"people", "platform"})
@NullMarked
package org.cadre.standards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
