package org.cadre.registration.refund;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends card refunds to the provider. No transaction is open while it answers; the refund's id makes a second try harmless. */
@Configuration(proxyBeanMethods = false)
class SendingCardRefunds {
    static final String JOB = "send-card-refund";
    private static final int TRIES = 12;

    @Bean
    Job sendCardRefund(
            Refunds refunds, RefundRows rows, List<CardRefunds> cards, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return new Job(
                JOB,
                id -> {
                    var refund = rows.find(UUID.fromString(id)).orElseThrow();
                    if (refund.state() != RefundState.ASKED) {
                        return;
                    }
                    var answer = cards.stream()
                            .filter(one -> one.knows(String.valueOf(refund.intent())))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no provider knows " + refund.intent()))
                            .send(refund);
                    transaction.executeWithoutResult(_ -> refunds.noteAnswer(refund.id(), answer));
                },
                Duration.ofSeconds(20),
                TRIES,
                (id, reason) -> refunds.noteStuck(UUID.fromString(id), reason));
    }
}
