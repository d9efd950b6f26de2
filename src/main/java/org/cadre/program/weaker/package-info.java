/**
 * Whether an edition is no weaker than the one it was customized from: whatever satisfies it satisfies its parent. Proved
 * for the whole requirement language, or answered with a smallest counter-example that both editions have judged.
 */
@NamedInterface("weaker")
@NullMarked
package org.cadre.program.weaker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
