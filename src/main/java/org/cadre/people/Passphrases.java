package org.cadre.people;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps passphrases as Argon2id hashes. */
@Component
class Passphrases {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ROUNDS = 2;
    /** Each hash takes 19 MiB: a flood of sign-ins waits its turn and does not fill the memory. */
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, ROUNDS);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    /** Compared with when there is nothing to compare with, so that an unknown address takes as long as a known one. */
    private final String nobodys = hash("nobody signs in with this");

    String hash(String passphrase) {
        turns.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(argon2.encode(passphrase));
        } finally {
            turns.release();
        }
    }

    boolean fits(String passphrase, @Nullable String hash) {
        turns.acquireUninterruptibly();
        try {
            return argon2.matches(passphrase, hash == null ? nobodys : hash) && hash != null;
        } finally {
            turns.release();
        }
    }
}
