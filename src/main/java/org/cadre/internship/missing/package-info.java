/**
 * What MITs and coaches have yet to do, from what is recorded: the door for whoever reminds them. Owns what is missing
 * and how pressing it is. Knows the coach's flags.
 */
@NamedInterface("missing")
@NullMarked
package org.cadre.internship.missing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
