package org.cadre.registration.card;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionListParams;
import java.util.List;
import java.util.Locale;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stripe's payment pages and the payments made on them. */
@Component
class StripePages {
    private static final String ATTEMPT = "attempt";

    private final StripeAccount stripe;
    private final Settings settings;

    StripePages(StripeAccount stripe, Settings settings) {
        this.stripe = stripe;
        this.settings = settings;
    }

    /** Opens the page of an attempt; asked again it is the same page. */
    ProviderPage open(CardAttempt attempt, String orderCode) {
        String here = settings.link("/orders/" + attempt.order() + "/card");
        String id = attempt.id().toString();
        // All that goes into it is in the attempt: the same key with other words would be refused.
        var wish = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setClientReferenceId(id)
                .putMetadata(ATTEMPT, id)
                .setPaymentIntentData(PaymentIntentData.builder()
                        .setDescription(orderCode)
                        .putMetadata(ATTEMPT, id)
                        .build())
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(attempt.currency().toLowerCase(Locale.ROOT))
                                .setUnitAmount((long) attempt.cents())
                                .setProductData(PriceData.ProductData.builder()
                                        .setName(orderCode)
                                        .build())
                                .build())
                        .build())
                .setExpiresAt(attempt.expiresAt().getEpochSecond())
                .setSuccessUrl(here + "/return")
                .setCancelUrl(here + "?back=yes")
                .build();
        return page(stripe.ask(
                client -> client.v1().checkout().sessions().create(wish, StripeAccount.once(attempt.providerKey()))));
    }

    ProviderPage find(String session) {
        return page(stripe.ask(client -> client.v1().checkout().sessions().retrieve(session)));
    }

    /** Closes a page that is open, and says what has become of it. */
    ProviderPage close(CardAttempt attempt, String session) {
        var page = find(session);
        if (!page.isOpen()) {
            return page;
        }
        try {
            return page(stripe.ask(client -> client.v1()
                    .checkout()
                    .sessions()
                    .expire(session, StripeAccount.once(attempt.providerKey() + ":expire"))));
        } catch (ProviderRefused _) {
            // Paid or ended between the question and the wish.
            return find(session);
        }
    }

    /** The pages on which a payment was made: one, or none of ours. */
    List<ProviderPage> of(String intent) {
        var wish = SessionListParams.builder().setPaymentIntent(intent).build();
        return stripe.ask(client -> client.v1().checkout().sessions().list(wish)).getData().stream()
                .map(StripePages::page)
                .toList();
    }

    ProviderPayment payment(String intent) {
        PaymentIntent found = stripe.ask(client -> client.v1().paymentIntents().retrieve(intent));
        var error = found.getLastPaymentError();
        return new ProviderPayment(found.getId(), found.getStatus(), error == null ? null : error.getMessage());
    }

    /** The payment that a charge belongs to. */
    @Nullable
    String intentOfCharge(String charge) {
        return stripe.ask(client -> client.v1().charges().retrieve(charge)).getPaymentIntent();
    }

    /** The payment that a dispute is about. */
    @Nullable
    String intentOfDispute(String dispute) {
        return stripe.ask(client -> client.v1().disputes().retrieve(dispute)).getPaymentIntent();
    }

    private static ProviderPage page(Session session) {
        return new ProviderPage(
                session.getId(),
                session.getClientReferenceId(),
                session.getUrl(),
                session.getStatus(),
                session.getPaymentStatus(),
                session.getPaymentIntent(),
                session.getAmountTotal() == null ? 0 : session.getAmountTotal(),
                String.valueOf(session.getCurrency()).toUpperCase(Locale.ROOT));
    }
}
