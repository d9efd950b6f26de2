package org.cadre.registration.refund;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A payment provider that keeps what it was asked, by idempotency key, and can be told how to answer. */
@Component
public class CardProvider implements CardRefunds {
    private final Map<String, Answer> taken = new HashMap<>();
    private ProviderState state = ProviderState.SUCCEEDED;
    private boolean silent;
    private String refusal = "";

    /** Payments of these tests are known by their beginning. */
    @Override
    public boolean knows(String intent) {
        return intent.startsWith("pi_refund_test");
    }

    @Override
    public synchronized Answer send(Refund refund) {
        if (!refusal.isEmpty()) {
            return new Answer.Refused(refusal);
        }
        var answer = taken.computeIfAbsent(refund.id().toString(), id -> new Answer.Taken("re_" + id, state));
        if (silent) {
            throw new IllegalStateException("no answer came");
        }
        return answer;
    }

    synchronized CardProvider answers(ProviderState answer) {
        this.state = answer;
        this.silent = false;
        this.refusal = "";
        return this;
    }

    synchronized void refuses(String why) {
        this.refusal = why;
    }

    /** It does what it is asked, but the answer is lost. */
    synchronized void losesItsAnswers() {
        this.silent = true;
    }

    synchronized int refunds() {
        return taken.size();
    }

    synchronized void forget() {
        taken.clear();
        answers(ProviderState.SUCCEEDED);
    }
}
