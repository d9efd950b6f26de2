package org.cadre.platform.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the mail server would not take, however often it was tried.
 *
 * @param about the person it is about, where it is about one
 */
public record MailGivenUp(
        UUID id, String recipient, @Nullable UUID about) {}
