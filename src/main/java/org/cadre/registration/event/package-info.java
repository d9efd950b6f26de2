/**
 * What those with a seat see, say and choose around an event: answers to office's questions, materials, diet and
 * accommodation requests, and what they choose when it is moved.
 */
@NamedInterface("event")
@NullMarked
package org.cadre.registration.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
