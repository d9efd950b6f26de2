/**
 * Who was in which session, and the PD hours that follow from it. Owns attendance, credit, the completion of part one and
 * the completion certificate; hours are final once an event is closed.
 */
@ApplicationModule(
        allowedDependencies = {
            "registration",
            "offering",
            "program",
            "standards",
            "people",
            "people :: merge",
            "people :: rights",
            "platform"
        })
@NullMarked
package org.cadre.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
