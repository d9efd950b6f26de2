package org.cadre.platform.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has called a mail of ours unwanted, told by their mail server.
 *
 * @param about the person it is about, where it is about one
 * @param kind as the mail server calls it
 */
public record MailComplained(
        UUID id, String recipient, @Nullable UUID about, String kind) {}
