package org.cadre.registration.card;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stripe's side of refunds: asking for one, once, and looking at those there are. */
@Component
public class StripeRefunds {
    private static final String REFUND = "refund";
    private static final long MOST = 100;

    private final StripeAccount stripe;

    StripeRefunds(StripeAccount stripe) {
        this.stripe = stripe;
    }

    /** Asks for money to go back; asked again with the same id it is the same refund. */
    public StripeRefund refund(UUID refund, String intent, int cents) {
        var wish = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount((long) cents)
                .putMetadata(REFUND, refund.toString())
                .build();
        return refund(
                stripe.ask(client -> client.v1().refunds().create(wish, StripeAccount.once(REFUND + ":" + refund))));
    }

    public StripeRefund find(String id) {
        return refund(stripe.ask(client -> client.v1().refunds().retrieve(id)));
    }

    /** All refunds of a payment, whoever made them. */
    public List<StripeRefund> of(String intent) {
        var wish = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(MOST)
                .build();
        return stripe.ask(client -> client.v1().refunds().list(wish)).getData().stream()
                .map(StripeRefunds::refund)
                .toList();
    }

    private static StripeRefund refund(Refund one) {
        return new StripeRefund(
                one.getId(),
                String.valueOf(one.getPaymentIntent()),
                one.getMetadata() == null ? null : one.getMetadata().get(REFUND),
                one.getAmount(),
                one.getCurrency().toUpperCase(Locale.ROOT),
                one.getStatus(),
                one.getFailureReason());
    }
}
