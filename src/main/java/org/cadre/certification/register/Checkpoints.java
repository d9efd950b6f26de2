package org.cadre.certification.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.register.RegisterEntries.Row;
import org.cadre.certification.register.RegisterProof.Proven;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the register says of itself: signed, kept here and in a second place, and what it proves by that. */
@Component
public class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** A checkpoint and the note it is signed in. */
    record Published(long number, Checkpoint checkpoint, SignedNote note) {}

    private final JdbcClient jdbc;
    private final RegisterEntries entries;
    private final StoredTree tree;
    private final CheckpointKeys keys;
    private final RegisterGuard guard;

    Checkpoints(JdbcClient jdbc, RegisterEntries entries, StoredTree tree, CheckpointKeys keys, RegisterGuard guard) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.tree = tree;
        this.keys = keys;
        this.guard = guard;
    }

    /**
     * Signs what has been entered since the last checkpoint and writes it to the second place; after a batch, and each
     * minute for what came otherwise. Asked for after the commit of what it is to cover. Nothing is signed that contradicts what was signed before.
     */
    public void publish() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a checkpoint is of entries that have been committed");
        }
        if (!(guard.look() instanceof RegisterState.Open)) {
            LOG.error("no checkpoint is made, the register is read-only: {}", guard.state());
            return;
        }
        long size = entries.size();
        if (size == 0) {
            return;
        }
        var last = last();
        var current = keys.current();
        var latest = last.filter(one -> one.checkpoint.size() == size)
                .filter(one -> one.note.names(List.of(current.key())))
                .orElseGet(() -> sign(size, last, current));
        guard.folder().write(latest.note, latest.checkpoint);
    }

    private Published sign(long size, Optional<Published> last, CheckpointKeys.Current current) {
        var checkpoint = new Checkpoint(keys.origin(), size, tree.root(size));
        last.map(Published::checkpoint).ifPresent(before -> requireConsistent(before, checkpoint));
        var note = SignedNote.sign(checkpoint.text(), current.key(), current.signer());
        long number = last.map(Published::number).orElse(0L) + 1;
        try {
            jdbc.sql("insert into register_checkpoint (number, size, note) values (:number, :size, :note)")
                    .param("number", number)
                    .param("size", size)
                    .param("note", note.note())
                    .update();
        } catch (DuplicateKeyException _) {
            return last().orElseThrow(); // Another server was first.
        }
        return new Published(number, checkpoint, note);
    }

    private void requireConsistent(Checkpoint before, Checkpoint now) {
        if (!MerkleTree.isConsistent(
                before.size(), now.size(), before.root(), now.root(), tree.consistency(before.size(), now.size()))) {
            throw new IllegalStateException("the register contradicts its checkpoint of " + before.size());
        }
    }

    /** The keys that checkpoints are checked with, as this server publishes them. */
    public List<NoteKey> keys() {
        return keys.published();
    }

    /** The newest one. */
    Optional<Published> last() {
        return jdbc.sql("select number, note from register_checkpoint order by number desc limit 1")
                .query((row, _) -> published(row.getLong("number"), row.getString("note")))
                .optional();
    }

    private static Published published(long number, String note) {
        var signed = SignedNote.read(note);
        return new Published(number, Checkpoint.read(signed.text()).orElseThrow(), signed);
    }

    /** The proof that a tree of one size begins with a smaller one; both no larger than the newest checkpoint. */
    Optional<List<byte[]>> consistency(long from, long to) {
        boolean published = from > 0
                && from <= to
                && last().filter(one -> to <= one.checkpoint.size()).isPresent();
        return published ? Optional.of(tree.consistency(from, to)) : Optional.empty();
    }

    /**
     * What the newest checkpoint proves about a certificate: every entry about it that the checkpoint covers.
     *
     * @return empty when no checkpoint covers any
     */
    public Optional<RegisterProof> proofOf(UUID certificate) {
        var last = last();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        long size = last.get().checkpoint.size();
        var about = entries.about(certificate);
        var proven = about.stream()
                .filter(row -> row.entry().index() < size)
                .map(row -> proven(row, size))
                .toList();
        return proven.isEmpty()
                ? Optional.empty()
                : Optional.of(new RegisterProof(last.get().note.note(), proven, about.size() - proven.size()));
    }

    private Proven proven(Row row, long size) {
        return Proven.of(row, tree.inclusion(row.entry().index(), size));
    }
}
