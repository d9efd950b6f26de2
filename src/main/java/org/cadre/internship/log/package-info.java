/**
 * The contact log, on paper and on a phone: contacts, what supports them, the protégé's word on them, disputes and the
 * coach's verification. Owns contact, evidence, confirmation, dispute and private note; every sum of minutes is taken
 * from here. Knows pairing and term.
 */
@NullMarked
package org.cadre.internship.log;

import org.jspecify.annotations.NullMarked;
