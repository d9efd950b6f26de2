/**
 * Everything about one person, handed out or taken away: exports and erasure, with a preview in words. Later steps say what
 * they add and what stands in the way.
 */
@NamedInterface("rights")
@NullMarked
package org.cadre.people.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
