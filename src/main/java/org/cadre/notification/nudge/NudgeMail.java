package org.cadre.notification.nudge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.Missing.Kind;
import org.cadre.internship.missing.Missing.Stage;
import org.cadre.people.PersonCard;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/**
 * Writes one mail for all that is missing: the most pressing has the button, each of the others its own link. What a click can
 * settle is settled by one, without signing in; the rest can be put off the same way.
 */
@Component
class NudgeMail {
    private static final Comparator<Missing> PRESSING_FIRST = Comparator.comparing(
                    Missing::stage, Comparator.reverseOrder())
            .thenComparing(Missing::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Missing::kind)
            .thenComparing(Missing::item);

    private final Settings settings;
    private final Clicks clicks;

    NudgeMail(Settings settings, Clicks clicks) {
        this.settings = settings;
        this.clicks = clicks;
    }

    Mail write(PersonCard person, List<Missing> missing, Preference preference) {
        var inOrder = new ArrayList<>(missing);
        inOrder.sort(PRESSING_FIRST);
        var first = inOrder.getFirst();
        var mail = Mail.to(person.email(), person.id().value());
        mail.subject(
                first.stage().isPressing()
                        ? sentence(first, "subject")
                        : Sentence.of("notification.nudge.digest.subject", inOrder.size()));
        inOrder.forEach(one -> mail.line(sentence(one, "line")));
        var places = new HashSet<String>();
        for (var one : inOrder) {
            String click = clicks.make(one);
            var settle = Settling.isPossible(one.kind())
                    ? sentence(one, "do")
                    : Sentence.of("notification.nudge.click.later", sentence(one, "button"));
            boolean byClick = one.equals(first) && Settling.isBest(one.kind());
            boolean atPlace = one.equals(first) && !byClick;
            if (byClick) {
                mail.button(settle, click);
            } else if (atPlace) {
                mail.button(sentence(one, "button"), settings.link(one.place()));
            }
            if (places.add(one.place()) && !atPlace) {
                mail.also(sentence(one, "button"), settings.link(one.place()));
            }
            if (!byClick) {
                mail.also(settle, click);
            }
        }
        mail.also(Sentence.of("notification.nudge.change"), settings.link(ReminderPage.PLACE));
        return mail.because(because(missing, preference));
    }

    /** What a person is told of one thing; a report that is overdue in other words than one that will be due. */
    static Sentence sentence(Missing one, String part) {
        return Sentence.of(
                "notification.nudge." + key(one) + "." + part, one.facts().toArray());
    }

    private static String key(Missing one) {
        String kind = one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (one.kind() == Kind.PROJECT) {
            return kind + "." + one.facts().getFirst();
        }
        boolean over = one.stage() == Stage.DUE || one.stage() == Stage.LONG;
        return (one.kind() == Kind.REPORT || one.kind() == Kind.PROTEGE) && over ? kind + ".overdue" : kind;
    }

    /** Why a mail came, and by whose choice as often. */
    static Sentence because(List<Missing> missing, Preference preference) {
        boolean coach = missing.stream().anyMatch(one -> one.kind().isOfCoach());
        boolean mit = missing.stream().anyMatch(one -> !one.kind().isOfCoach());
        String who = coach && mit ? "both" : coach ? "coach" : "mit";
        return Sentence.of(
                "notification.nudge.because." + who,
                Sentence.of(
                        "notification.nudge.because." + preference.frequency().word()));
    }
}
