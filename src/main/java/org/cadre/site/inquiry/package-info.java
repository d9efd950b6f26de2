/** Trainings in somebody's area: anyone asks, office talks with them and answers with an offering of their own. */
@NamedInterface("inquiry")
@NullMarked
package org.cadre.site.inquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
