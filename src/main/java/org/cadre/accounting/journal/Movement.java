package org.cadre.accounting.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.accounting.Post;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Money as it stands for good, in the ledger or as a stipend's payment, ready to be posted.
 *
 * @param shares what it is for, to the cent; of a stipend one share
 * @param cameBack a refund or a check that the other side did not get: the payment that puts it right
 * @param about the order's code, or who the stipend is for
 */
record Movement(
        UUID id,
        Source source,
        Kind kind,
        LocalDate day,
        String currency,
        LedgerEntry.@Nullable Method method,
        boolean cameBack,
        List<Share> shares,
        String about,
        String reference) {

    /** Where it stands. */
    enum Source {
        LEDGER,
        STIPEND
    }

    /** What it does. */
    enum Kind {
        CHARGE,
        PAYMENT,
        REFUND,
        CREDIT,
        STIPEND,
        STIPEND_BACK
    }

    /** A part of it, and what that part is for. */
    record Share(Post post, int cents) {}

    int cents() {
        return shares.stream().mapToInt(Share::cents).sum();
    }

    /** Whether it takes something back that was entered before: such a line stands for itself, nothing is changed. */
    boolean isReversal() {
        return kind == Kind.CREDIT || kind == Kind.STIPEND_BACK || cameBack;
    }

    /** Where its money moved. */
    Post money() {
        return switch (kind) {
            case PAYMENT -> cameBack ? Post.refund(how()) : Post.payment(how());
            case REFUND -> Post.refund(how());
            case STIPEND, STIPEND_BACK -> Post.STIPEND_PAYMENT;
            case CHARGE, CREDIT -> throw new IllegalStateException("no money moves by a " + kind);
        };
    }

    private LedgerEntry.Method how() {
        return Objects.requireNonNull(method);
    }
}
