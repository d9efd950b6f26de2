package org.cadre.registration.invoice;

import java.time.LocalDate;
import org.cadre.platform.time.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets quotes run out on the day after their last, each in a transaction of its own. */
@Component
class QuotesDue implements DueWork {
    private final Quotes quotes;
    private final TransactionTemplate transaction;

    QuotesDue(Quotes quotes, TransactionTemplate transaction) {
        this.quotes = quotes;
        this.transaction = transaction;
    }

    @Override
    public void run(LocalDate today) {
        for (var order : quotes.runOut()) {
            transaction.executeWithoutResult(_ -> quotes.expire(order));
        }
    }
}
