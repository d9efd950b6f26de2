package org.cadre.platform.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was given up since its address was refused, at once or by a mail that came back later, and not because our own
 * way out was closed.
 *
 * @param about the person it is about, where it is about one
 */
public record MailRefused(
        UUID id, String recipient, @Nullable UUID about) {}
