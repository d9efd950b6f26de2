package org.cadre.attendance.checkin;

import java.time.Instant;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Says an answer: a headline that is read from afar, and why. */
@Component
class AnswerWords {
    /** An answer in words. */
    record Said(String tone, String icon, String headline, String why) {}

    private final Texts texts;

    AnswerWords(Texts texts) {
        this.texts = texts;
    }

    Said say(Answer answer, OfferingSummary offering) {
        String name = answer.name() == null ? "" : answer.name();
        String since = answer.since() == null ? "" : clock(answer.since(), offering);
        return new Said(
                answer.outcome().tone(),
                answer.outcome().icon(),
                texts.say(answer.outcome().text() + ".title", name),
                texts.say(answer.outcome().text(), name, since));
    }

    /** "8:55 AM Central". */
    String clock(Instant at, OfferingSummary offering) {
        return texts.clock(at, offering.zone()) + " " + texts.zoneName(offering.zone());
    }
}
