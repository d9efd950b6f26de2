/** What is said to whom and when: listens to what happens and writes the mails. Knows all; no one knows it. */
@ApplicationModule
@NullMarked
package org.cadre.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
