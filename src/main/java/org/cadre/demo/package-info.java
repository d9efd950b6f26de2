/**
 * The living sample: one cast of made-up people of a made-up district, shared by the demo, the tests and the pictures,
 * and a generator of many believable histories. May know every capability; none knows it.
 */
@ApplicationModule
@NullMarked
package org.cadre.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
