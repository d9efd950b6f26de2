/**
 * Two records that are one person: likely doubles, side by side, merged with every record kept, and undone as a whole. Later
 * steps say what speaks against a merge by {@link org.cadre.people.merge.MergeObjections}.
 */
@NamedInterface("merge")
@NullMarked
package org.cadre.people.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
