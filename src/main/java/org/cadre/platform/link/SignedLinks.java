package org.cadre.platform.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.cadre.platform.backup.DiesWithRestore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links in mails: 32 random bytes that open one thing for a while. The database keeps their digest only, so that a
 * stolen copy of it opens nothing. Lifetimes run on the system clock.
 */
@Component
public class SignedLinks {
    /** Used or withdrawn since a backup was made, a link would be good again; its page offers to send a new one. */
    public static final DiesWithRestore DYING = new DiesWithRestore(
            "signed_link",
            "update signed_link set withdrawn_at = made_at where used_at is null and withdrawn_at is null");

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a link in somebody's hands is worth. */
    public sealed interface Link {
        record Good(UUID subject) implements Link {}

        /** It was right once: its subject says whom to send a new one. */
        record Expired(UUID subject) implements Link {}

        record Used(UUID subject) implements Link {}

        /** Altered, cut off by a mail program, or never made here. */
        record Unknown() implements Link {}
    }

    private record Row(
            UUID subject,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant withdrawnAt) {}

    private final JdbcClient jdbc;
    private final Clock system;

    SignedLinks(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Makes a link and returns its token, 43 characters that are safe in an address. */
    public String make(String purpose, UUID subject, Duration lifetime) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = system.instant();
        jdbc.sql("""
                insert into signed_link (digest, purpose, subject, made_at, expires_at)
                values (:digest, :purpose, :subject, :now, :expires)
                """)
                .param("digest", digest(token))
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(lifetime).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    public Link read(String purpose, String token) {
        return jdbc.sql("""
                select subject, expires_at, used_at, withdrawn_at from signed_link
                 where digest = :digest and purpose = :purpose
                """)
                .param("digest", digest(token))
                .param("purpose", purpose)
                .query((row, _) -> new Row(
                        row.getObject("subject", UUID.class),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("used_at") == null
                                ? null
                                : row.getTimestamp("used_at").toInstant(),
                        row.getTimestamp("withdrawn_at") == null
                                ? null
                                : row.getTimestamp("withdrawn_at").toInstant()))
                .optional()
                .map(this::worth)
                .orElseGet(Link.Unknown::new);
    }

    private Link worth(Row row) {
        if (row.usedAt != null || row.withdrawnAt != null) {
            return new Link.Used(row.subject);
        }
        return row.expiresAt.isAfter(system.instant()) ? new Link.Good(row.subject) : new Link.Expired(row.subject);
    }

    /** Uses a link up: true exactly once, however many ask at the same moment. */
    public boolean use(String purpose, String token) {
        return jdbc.sql("""
                update signed_link set used_at = :now
                 where digest = :digest and purpose = :purpose and used_at is null and withdrawn_at is null and expires_at > :now
                """)
                        .param("digest", digest(token))
                        .param("purpose", purpose)
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** How many links of that purpose about that subject were made lately, whatever became of them. */
    public int madeWithin(String purpose, UUID subject, Duration lately) {
        return jdbc.sql("""
                select count(*) from signed_link where purpose = :purpose and subject = :subject and made_at > :since
                """)
                .param("purpose", purpose)
                .param("subject", subject)
                .param("since", system.instant().minus(lately).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Withdraws every open link of that purpose about that subject. */
    public void withdraw(String purpose, UUID subject) {
        jdbc.sql("""
                update signed_link set withdrawn_at = :now
                 where purpose = :purpose and subject = :subject and used_at is null and withdrawn_at is null
                """)
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What names a link in the audit trail: it tells links apart and opens nothing. */
    public static String mark(String token) {
        return HexFormat.of().formatHex(digest(token), 0, 6);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
