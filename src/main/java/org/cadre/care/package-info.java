/**
 * What is between one person and office: requests about what is kept of them, confidential case files, legal holds. Each
 * has somebody of office who answers for it, and each reading of what is confidential is recorded.
 */
@ApplicationModule(allowedDependencies = {"people", "people :: rights", "platform"})
@NullMarked
package org.cadre.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
