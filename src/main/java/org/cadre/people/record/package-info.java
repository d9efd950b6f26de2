/**
 * All that the database says about a person, named in one readable table ({@code record.txt}): what merging moves, what an
 * export holds, what erasure takes away. It knows tables and columns by their names only, and no capability.
 */
@NamedInterface("record")
@NullMarked
package org.cadre.people.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
