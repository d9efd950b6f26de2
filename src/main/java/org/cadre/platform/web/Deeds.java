package org.cadre.platform.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A deed is one transaction and happens once, however often its form is sent. Where its sender went on to is kept without the
 * tokens of the address: whoever sends the form again has them, and a stolen copy of the database has not.
 */
@Component
public class Deeds {
    /** 32 random bytes, as they stand in a link. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock system;

    Deeds(JdbcClient jdbc, PlatformTransactionManager transactions, Clock system) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.system = system;
    }

    /**
     * Does the deed unless its key has been used; then the answer of the first time is given again. A deed that
     * answers with a page has refused: nothing of it stays, and its key is free for the corrected form.
     */
    public Reply once(UUID key, Supplier<Reply> deed) {
        return transaction.execute(status -> {
            int fresh = jdbc.sql(
                            "insert into deed (key, done_at, outcome) values (:key, :now, '') on conflict do nothing")
                    .param("key", key)
                    .param("now", system.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (fresh == 0) {
                return Reply.seeOther(withTokens(jdbc.sql("select outcome from deed where key = :key")
                        .param("key", key)
                        .query(String.class)
                        .single()));
            }
            Reply reply = deed.get();
            if (reply instanceof Reply.SeeOther(var place, var _)) {
                jdbc.sql("update deed set outcome = :place where key = :key")
                        .param("place", withoutTokens(place))
                        .param("key", key)
                        .update();
            } else {
                status.setRollbackOnly();
            }
            return reply;
        });
    }

    private static String withoutTokens(String place) {
        String without = place;
        for (var token : tokens().entrySet()) {
            without = without.replace(token.getValue(), token.getKey());
        }
        return without;
    }

    private static String withTokens(String place) {
        String with = place;
        for (var token : tokens().entrySet()) {
            with = with.replace(token.getKey(), token.getValue());
        }
        return with;
    }

    /** What stands for each token of the address that the form was sent to. */
    private static Map<String, String> tokens() {
        var tokens = new TreeMap<String, String>();
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(
                                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        instanceof Map<?, ?> parts) {
            parts.forEach((name, value) -> {
                if (TOKEN.matcher(String.valueOf(value)).matches()) {
                    tokens.put("{" + name + "}", String.valueOf(value));
                }
            });
        }
        return tokens;
    }
}
