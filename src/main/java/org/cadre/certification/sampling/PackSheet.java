package org.cadre.certification.sampling;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cadre.certification.FrozenStanding;
import org.cadre.internship.record.InternshipRecord;
import org.cadre.internship.record.InternshipRecord.Contact;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** The pack as it is printed. What our faces cannot set is printed as its code; in the data it stands as it was written. */
final class PackSheet {
    private final PackDocument document;
    private final String jsonDigest;
    private final Texts texts;
    private final ZoneId zone;

    PackSheet(PackDocument document, String jsonDigest, Texts texts, ZoneId zone) {
        this.document = document;
        this.jsonDigest = jsonDigest;
        this.texts = texts;
        this.zone = zone;
    }

    /** A requirement with how deep it stands in the tree. */
    record Line(int depth, FrozenStanding standing) {}

    InternshipRecord record() {
        return document.record();
    }

    String association() {
        return printed(document.association());
    }

    String mit() {
        return printed(record().mit());
    }

    /** A sentence in words the paper can show. */
    String text(String key, Object... arguments) {
        return printed(texts.say(key, arguments));
    }

    String jsonDigest() {
        return jsonDigest;
    }

    PackDocument document() {
        return document;
    }

    String day(@Nullable LocalDate day) {
        return day == null ? "–" : texts.day(day);
    }

    String time(@Nullable Instant at) {
        return at == null ? "–" : texts.time(at, zone);
    }

    String clock(LocalTime time) {
        return texts.clock(time);
    }

    String hours(int minutes) {
        return texts.hours(minutes);
    }

    List<Line> standings() {
        var lines = new ArrayList<Line>();
        collect(document.standing(), 0, lines);
        return lines;
    }

    private static void collect(FrozenStanding standing, int depth, List<Line> lines) {
        lines.add(new Line(depth, standing));
        standing.parts().forEach(part -> collect(part, depth + 1, lines));
    }

    /** How and when somebody gave their word on a contact. */
    List<String> attested(Contact contact) {
        var words = new ArrayList<String>();
        words.add(text("certification.sampling.level." + contact.level()));
        if (contact.confirmedAt() != null && contact.confirmedBy() != null) {
            words.add(text("certification.sampling.confirmed", contact.confirmedBy(), time(contact.confirmedAt())));
        }
        if (contact.verifiedAt() != null && contact.verifiedBy() != null) {
            words.add(text(
                    "certification.sampling.verified",
                    contact.verifiedBy(),
                    time(contact.verifiedAt()),
                    contact.verifiedReason()));
        }
        if (contact.askedTimes() > 0 && contact.confirmedAt() == null) {
            words.add(text("certification.sampling.asked", contact.askedTimes()));
        }
        if (!contact.dispute().isEmpty()) {
            words.add(text(
                    "certification.sampling.disputed",
                    contact.dispute(),
                    Sentence.of("certification.sampling.dispute."
                            + (contact.disputeOutcome().isEmpty() ? "open" : contact.disputeOutcome()))));
        }
        return words;
    }

    /** What makes an entry more than an entry, or less. */
    List<String> marks(Contact contact) {
        var words = new ArrayList<String>();
        if (!contact.counts()) {
            words.add(text(
                    contact.state().equals("submitted")
                            ? "certification.sampling.counts-not"
                            : "certification.sampling.state." + contact.state()));
        }
        if (contact.supplement()) {
            words.add(text("certification.sampling.supplement"));
        }
        if (contact.reverses() != null) {
            words.add(text("certification.sampling.reverses"));
        }
        return words;
    }

    /** A text as our faces can set it. */
    String printed(String text) {
        var unprintable = Papers.unprintable(text);
        if (unprintable.isEmpty()) {
            return text;
        }
        var out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            if (unprintable.contains(character)) {
                out.append("[U+%04X]".formatted(codePoint));
            } else {
                out.append(character);
            }
        });
        return out.toString();
    }
}
