/** What a command shows to the person at the keyboard while it works. */
@NullMarked
package org.cadre.platform.command;

import org.jspecify.annotations.NullMarked;
