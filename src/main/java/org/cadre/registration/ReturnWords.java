package org.cadre.registration;

import java.util.List;
import org.cadre.platform.text.Sentence;

/** What comes back for seats that would be returned today; asked before anybody returns one, answered by the refund policy. */
public interface ReturnWords {
    /** In words, one sentence for each thing to know. */
    List<Sentence> of(OrderSummary order, List<RegistrationId> seats);
}
