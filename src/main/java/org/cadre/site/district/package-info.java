/** A district's own page for the public: what its program is, how it differs from the national one, and its dates. */
@NamedInterface("district")
@NullMarked
package org.cadre.site.district;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
