package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.ReturnWords;
import org.springframework.stereotype.Component;

/** Says before a return what comes back for it, as the policy of this day has it. */
@Component
class ReturnsInWords implements ReturnWords {
    private final Refunds refunds;
    private final Texts texts;

    ReturnsInWords(Refunds refunds, Texts texts) {
        this.refunds = refunds;
        this.texts = texts;
    }

    @Override
    public List<Sentence> of(OrderSummary order, List<RegistrationId> seats) {
        var preview = refunds.preview(order.id(), seats);
        var words = new ArrayList<Sentence>();
        words.add(Sentence.of(
                "refund.preview.credit",
                money(preview.creditCents(), preview),
                money(preview.priceCents(), preview),
                preview.percent()));
        if (preview.refundCents() > 0) {
            words.add(Sentence.of("refund.preview.refund", money(preview.refundCents(), preview)));
        }
        if (preview.owedCents() > 0) {
            words.add(Sentence.of("refund.preview.owed", money(preview.owedCents(), preview)));
        }
        return words;
    }

    private String money(int cents, ReturnPreview preview) {
        return texts.money(cents, preview.currency());
    }
}
