package org.cadre.accounting;

import java.util.Arrays;
import org.cadre.registration.ledger.LedgerEntry;

/** A thing that is posted, and so has an account and a fund: the two sides of every entry. */
public enum Post {
    RECEIVABLE("receivable"),
    LII("fee:lii"),
    RECERTIFICATION("fee:recertification"),
    IN_HOUSE("fee:in-house"),
    WEBINAR("fee:webinar"),
    INTERNSHIP("fee:internship"),
    BUNDLE("fee:bundle"),
    PAYMENT_CARD("payment:card"),
    PAYMENT_CHECK("payment:check"),
    PAYMENT_TRANSFER("payment:transfer"),
    PAYMENT_OTHER("payment:other"),
    REFUND_CARD("refund:card"),
    REFUND_CHECK("refund:check"),
    REFUND_TRANSFER("refund:transfer"),
    REFUND_OTHER("refund:other"),
    STIPEND_EXPENSE("stipend:expense"),
    STIPEND_PAYMENT("stipend:payment");

    private final String word;

    Post(String word) {
        this.word = word;
    }

    /** As tables write it. */
    public String word() {
        return word;
    }

    /** Its name in the fields of a form. */
    public String field() {
        return word.replace(':', '-');
    }

    /** The key of what it is called. */
    public String label() {
        return "accounting.post." + field();
    }

    /** Whether it is what somebody pays for: what the ledger's entries are shared out over. */
    public boolean isFee() {
        return word.startsWith("fee:");
    }

    public static Post of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such post: " + word));
    }

    /** Where money of that method comes in. */
    public static Post payment(LedgerEntry.Method method) {
        return of("payment:" + method.word());
    }

    /** Where money of that method goes back. */
    public static Post refund(LedgerEntry.Method method) {
        return of("refund:" + method.word());
    }
}
