package org.cadre.registration.card;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.util.Optional;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The account at Stripe, asked with a key for each thing that must happen once. Nothing is asked within a transaction. */
@Component
class StripeAccount {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 20_000;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    /** One question to Stripe. */
    @FunctionalInterface
    interface Question<T> {
        T ask(StripeClient stripe) throws StripeException;
    }

    private final @Nullable CardAccess access;
    private final @Nullable StripeClient client;

    StripeAccount(Settings settings, ObjectProvider<CardAccess> standIn) {
        var keys = settings.payments();
        this.access =
                keys == null ? standIn.getIfAvailable() : new CardAccess(keys.secretKey(), keys.webhookSecret(), null);
        this.client = access == null ? null : client(access);
    }

    private static StripeClient client(CardAccess access) {
        // Stripe's own library tries twice more, with the same key, when the network fails or the key is in use.
        var builder = StripeClient.builder()
                .setApiKey(access.secretKey())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(2);
        if (access.base() != null) {
            builder.setApiBase(access.base().toString());
        }
        return builder.build();
    }

    boolean isThere() {
        return client != null;
    }

    Optional<CardAccess> access() {
        return Optional.ofNullable(access);
    }

    /** Asks; whether it may have been done is told apart from a plain no. */
    <T> T ask(Question<T> question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Stripe is not asked within a transaction");
        }
        if (client == null) {
            throw new ProviderSilent(new IllegalStateException("card payments are not set up any more"));
        }
        try {
            return question.ask(client);
        } catch (ApiConnectionException | RateLimitException | ApiException | AuthenticationException e) {
            // A wrong key is the operator's to mend: until then it is as if nobody answered.
            throw new ProviderSilent(e);
        } catch (StripeException e) {
            Integer status = e.getStatusCode();
            if (status != null && (status == CONFLICT || status == TOO_MANY || status >= 500)) {
                throw new ProviderSilent(e);
            }
            throw new ProviderRefused(e.getCode(), e);
        }
    }

    static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
