/**
 * Dated events: the institute, recertification days, in-house trainings, webinars. Owns offering, session, the seats an
 * offering has and the public schedule.
 */
@ApplicationModule(allowedDependencies = {"program", "standards", "people", "platform"})
@NullMarked
package org.cadre.offering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
