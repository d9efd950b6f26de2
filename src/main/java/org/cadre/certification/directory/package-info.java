/**
 * The opt-in directory of certified mentors: who wants to be found stands in it while their certificate is in force, and a
 * district or a principal can ask for them. Owns mentor listing and mentor request.
 */
@NamedInterface("directory")
@NullMarked
package org.cadre.certification.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
