/**
 * Passed final projects that their authors let the public see. What is shown is what the author consented to, and no
 * longer than they consent; office can take one down.
 */
@NullMarked
package org.cadre.internship.showcase;

import org.jspecify.annotations.NullMarked;
