/** What is said to whom, when: hears the events of every capability and writes the mails. Nobody knows it. */
@ApplicationModule
@NullMarked
package org.cadre.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
