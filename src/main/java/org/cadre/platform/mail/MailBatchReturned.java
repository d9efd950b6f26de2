package org.cadre.platform.mail;

import java.util.UUID;

/** The mail server did not take the rest of a batch for so long that it is not tried any more; the mails wait as they were. */
public record MailBatchReturned(UUID batch, String reason) {}
