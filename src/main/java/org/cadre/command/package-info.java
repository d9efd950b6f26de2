/** The command line: demo, serve, import, edition, generate and the rest, in the same jar as the server. */
@ApplicationModule
@NullMarked
package org.cadre.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
