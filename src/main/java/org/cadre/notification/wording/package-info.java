/**
 * The texts of all automatic mail, as the operator has worded them: by edition and language, with the same placeholders as the
 * product's own and a way back to them. Owns wording.
 */
@NullMarked
package org.cadre.notification.wording;

import org.jspecify.annotations.NullMarked;
