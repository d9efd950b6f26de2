package org.cadre.registration.refund;

import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is not owed any more: on a credit note where there is such a paper, else in the ledger alone. */
@Component
class Credits {
    private final Ledger ledger;
    private final ProgramClock clock;
    private final ObjectProvider<CreditPaper> papers;

    Credits(Ledger ledger, ProgramClock clock, ObjectProvider<CreditPaper> papers) {
        this.ledger = ledger;
        this.clock = clock;
        this.papers = papers;
    }

    /** Credits an order, once for each cause. */
    boolean enter(OrderId order, int cents, String currency, String because, String cause, Actor actor) {
        var paper = papers.getIfAvailable();
        return paper == null
                ? ledger.enter(
                        new Ledger.Draft(
                                order.value(),
                                null,
                                LedgerEntry.Kind.CREDIT,
                                cents,
                                currency,
                                null,
                                null,
                                because,
                                clock.today(),
                                cause),
                        actor.person())
                : paper.credit(order, cents, currency, because, cause, actor);
    }
}
