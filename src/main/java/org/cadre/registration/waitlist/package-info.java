/**
 * Who waits for seats of a full event: served in the order in which they came, by an offer that holds the seats for a while.
 * Nobody on it is charged, nobody is passed by, and nothing is offered once the event has begun.
 */
@NamedInterface
@NullMarked
package org.cadre.registration.waitlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
