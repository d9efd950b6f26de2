package org.cadre.certification.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.certification.register.RegisterEntries.Row;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to the register: what happened to certificates is entered here, and stays. */
@Component
public class Register {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    private final RegisterEntries entries;
    private final StoredTree tree;
    private final RegisterGuard guard;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Clock system;

    Register(
            RegisterEntries entries,
            StoredTree tree,
            RegisterGuard guard,
            AuditTrail audit,
            ProgramClock clock,
            Clock system) {
        this.entries = entries;
        this.tree = tree;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.system = system;
    }

    /**
     * Says no before anything is begun that could not be entered.
     *
     * @throws RegisterReadOnly if nothing may be entered now; the server says so in words
     */
    public void requireOpen() {
        guard.requireOpen();
    }

    /**
     * Enters an event in the caller's transaction. Others who enter something wait until it ends, so let this be near
     * the end of it.
     *
     * @throws RegisterReadOnly if nothing may be entered now
     * @return the place of the entry, counted from 0
     */
    public long append(RegisterEvent event) {
        return append(List.of(event));
    }

    /**
     * Enters several events in their order, in the caller's transaction.
     *
     * @return the place of the first of them
     */
    public long append(List<RegisterEvent> events) {
        return enter(events.stream()
                .map(event -> new Draft(
                        event.kind(),
                        null,
                        new Detail(
                                salt(),
                                event.certificate(),
                                event.number(),
                                digest(event.credential()),
                                digest(event.paper()),
                                digest(event.token()))))
                .toList());
    }

    /**
     * Erases, at the holder's wish, what the register says about a certificate: which one each entry was about, its
     * digests and the salt. That it was erased is an entry of its own. Proofs of all other entries hold as before.
     *
     * @return how many entries were erased
     */
    public int erase(UUID certificate, Actor actor) {
        var about = entries.about(certificate).stream()
                .map(Row::entry)
                .filter(entry -> entry.erases() == null)
                .toList();
        if (about.isEmpty()) {
            return 0;
        }
        enter(about.stream()
                .map(entry -> new Draft(
                        EventKind.ERASED, entry.index(), new Detail(salt(), certificate, null, null, null, null)))
                .toList());
        int erased = entries.erase(about.stream().map(Entry::index).toList());
        if (erased != about.size()) {
            throw new IllegalStateException("erased " + erased + " of " + about.size() + " entries");
        }
        audit.record(actor, "register.erased", null, certificate, Map.of("entries", erased), Map.of("entries", 0));
        return erased;
    }

    private record Draft(EventKind kind, @Nullable Long erases, Detail detail) {}

    private long enter(List<Draft> drafts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry belongs to the transaction of what it tells of");
        }
        guard.requireOpen();
        if (drafts.isEmpty()) {
            return entries.size();
        }
        long first = entries.take(drafts.size());
        var growing = tree.upTo(first);
        var at = notBefore(first);
        var day = clock.today();
        var rows = new ArrayList<Row>();
        var completed = new ArrayList<GrowingTree.Completed>();
        for (var draft : drafts) {
            var entry = new Entry(growing.size(), draft.kind.word(), day, at, draft.erases, draft.detail.commitment());
            rows.add(new Row(entry, draft.detail));
            completed.addAll(growing.add(entry.leafHash()));
        }
        entries.keep(rows);
        tree.keep(completed);
        return first;
    }

    /**
     * Now, as precise as the database keeps it, since the tree commits to what can be read again; and never before the
     * entry in front, so that nobody can claim an earlier time than the one a checkpoint has already covered.
     */
    private Instant notBefore(long first) {
        var now = system.instant().truncatedTo(ChronoUnit.MICROS);
        return first == 0
                ? now
                : entries.at(first - 1)
                        .map(row -> row.entry().at())
                        .filter(now::isBefore)
                        .orElse(now);
    }

    private static byte[] salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static byte @Nullable [] digest(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }
}
