package org.cadre.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mail's template shows, all of it said already. */
public record MailSheet(
        String subject,
        List<String> lines,
        @Nullable String button,
        @Nullable String url,
        @Nullable String because,
        String association,
        String address) {}
