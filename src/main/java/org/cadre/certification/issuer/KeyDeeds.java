package org.cadre.certification.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cadre.certification.credential.Algorithm;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator does with the keys: each deed is in the trail, and takes effect on every server at once. */
@Component
public class KeyDeeds {
    /** As commands name them. */
    public static final List<String> KINDS =
            Arrays.stream(Algorithm.values()).map(IssuerKey::word).toList();

    /** What came of telling that a key is compromised. */
    public sealed interface Told {
        /** It signs no more; if it was the current one, another took over. */
        record Done(IssuerKey key, Instant since, List<IssuerKey> begun) implements Told {}

        record UnknownKey(String typed) implements Told {}

        /** Nobody can know yet. */
        record InTheFuture(Instant since) implements Told {}
    }

    private final Issuer issuer;
    private final KeyHistory history;
    private final AuditTrail audit;
    private final Clock system;
    private final TransactionTemplate transaction;

    KeyDeeds(
            Issuer issuer,
            KeyHistory history,
            AuditTrail audit,
            Clock system,
            PlatformTransactionManager transactions) {
        this.issuer = issuer;
        this.history = history;
        this.audit = audit;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Begins a new key of one of the kinds; the one before it is retired and stays published. */
    public IssuerKey rotate(String kind) {
        return rotate(Algorithm.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    IssuerKey rotate(Algorithm algorithm) {
        return Objects.requireNonNull(transaction.execute(_ -> begin(algorithm)));
    }

    private IssuerKey begin(Algorithm algorithm) {
        var before = history.newest(issuer.id(), algorithm).map(IssuerKey::id).orElse("");
        var begun = issuer.rotate(algorithm);
        audit.record(Actor.SYSTEM, "key.rotated", null, null, Map.of("key", before), Map.of("key", begun.id()));
        return begun;
    }

    /** From that moment on a key's signatures prove nothing; a current one is replaced in the same breath. */
    public Told compromised(String typed, Instant since) {
        if (since.isAfter(system.instant())) {
            return new Told.InTheFuture(since);
        }
        var key = issuer.keys().stream()
                .filter(one -> one.id().equals(typed) || one.name().equals(typed))
                .findFirst();
        if (key.isEmpty()) {
            return new Told.UnknownKey(typed);
        }
        return Objects.requireNonNull(transaction.execute(_ -> tell(key.get(), since)));
    }

    private Told tell(IssuerKey key, Instant since) {
        boolean signs = key.retired() == null && key.controller().equals(issuer.id());
        history.compromised(key.id(), since, system.instant());
        audit.record(
                Actor.SYSTEM,
                "key.compromised",
                null,
                null,
                Map.of("key", key.id(), "current", signs),
                Map.of("since", since.toString()));
        var begun = signs ? List.of(begin(key.algorithm())) : List.<IssuerKey>of();
        return new Told.Done(history.find(key.id()).orElseThrow(), since, begun);
    }
}
