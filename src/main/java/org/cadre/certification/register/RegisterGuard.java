package org.cadre.certification.register;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.cadre.certification.register.CheckpointFolder.Kept;
import org.cadre.platform.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares the register with the last checkpoint in the second place, when the server starts and before each new
 * checkpoint. A register that is older, or another one, is closed: whatever is entered would contradict what others hold.
 */
@Component
public class RegisterGuard {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterGuard.class);

    private final RegisterEntries entries;
    private final StoredTree tree;
    private final CheckpointKeys keys;
    private final CheckpointFolder folder;
    private final AtomicReference<RegisterState> state = new AtomicReference<>();

    RegisterGuard(RegisterEntries entries, StoredTree tree, CheckpointKeys keys, Settings settings) {
        this.entries = entries;
        this.tree = tree;
        this.keys = keys;
        this.folder = new CheckpointFolder(settings.checkpoints());
    }

    @EventListener(ApplicationReadyEvent.class)
    void lookAtStart() {
        if (!(look() instanceof RegisterState.Open)) {
            LOG.error("the register is read-only: {}", state());
        }
    }

    /** As it was found when somebody last looked. */
    public RegisterState state() {
        var known = state.get();
        return known == null ? look() : known;
    }

    /** Looks again. */
    public RegisterState look() {
        var found = compare();
        state.set(found);
        return found;
    }

    void requireOpen() {
        if (!(state() instanceof RegisterState.Open)) {
            throw new RegisterReadOnly(state());
        }
    }

    CheckpointFolder folder() {
        return folder;
    }

    private RegisterState compare() {
        var known = keys.known();
        var last = folder.all().filter(kept -> counts(kept, known)).findFirst();
        if (last.isEmpty()) {
            return new RegisterState.Open();
        }
        var published = last.get().checkpoint();
        long size = entries.size();
        if (published.size() > size) {
            var lastEntry = size == 0
                    ? null
                    : entries.at(size - 1).map(row -> row.entry().at()).orElse(null);
            return new RegisterState.Behind(size, published.size(), lastEntry);
        }
        return hasRoot(published) ? new RegisterState.Open() : new RegisterState.Forked(published.size());
    }

    private boolean hasRoot(Checkpoint published) {
        try {
            return Arrays.equals(tree.root(published.size()), published.root());
        } catch (IllegalStateException _) {
            return false; // The tree lacks some of its hashes.
        }
    }

    /**
     * Signed by a key of ours; or, under our name, by one we do not know: after a restored backup the key that was made
     * since is as unknown as the entries.
     */
    private boolean counts(Kept kept, CheckpointKeys.Known known) {
        if (known.signed(kept.note())) {
            return true;
        }
        boolean claimsAKnownKey = kept.note().names(keys.published());
        boolean counts = kept.checkpoint().origin().equals(keys.origin()) && !claimsAKnownKey;
        if (!counts) {
            LOG.warn("{} is not signed by the register and does not count", kept.file());
        }
        return counts;
    }
}
