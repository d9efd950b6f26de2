/**
 * People and organizations: who somebody is, where they work, how they sign in, what they may do. Owns person,
 * organization, account, role and the viewer that every query takes.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.cadre.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
