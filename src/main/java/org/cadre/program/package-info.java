/**
 * The rules of the program as data: an edition is a tree of requirements with everything that belongs to it, and a
 * standing is a pure function of edition, evidence and day. Owns edition, requirement, evidence, standing, hours policy
 * and the term of an internship; knows no person and no page.
 */
@ApplicationModule(allowedDependencies = {"standards", "platform"})
@NullMarked
package org.cadre.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
