/**
 * What the bookkeeper takes over: account and fund codes, the journal of the ledger, and what coaches and trainers are paid.
 * Owns code, journal, stipend and payee; it reads the ledger and never writes into it.
 */
@ApplicationModule(
        allowedDependencies = {
            "internship",
            "registration",
            "registration :: ledger",
            "offering",
            "program",
            "people",
            "platform"
        })
@NullMarked
package org.cadre.accounting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
