/** What an operator sets, checked at start. */
@NullMarked
package org.cadre.platform.settings;

import org.jspecify.annotations.NullMarked;
