package org.cadre.notification.nudge;

import java.util.ArrayList;
import java.util.Comparator;
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

/** Writes one mail for all that is missing: the most pressing has the button, each of the others its own link. */
@Component
class NudgeMail {
    private static final Comparator<Missing> PRESSING_FIRST = Comparator.comparing(
                    Missing::stage, Comparator.reverseOrder())
            .thenComparing(Missing::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Missing::kind)
            .thenComparing(Missing::item);

    private final Settings settings;

    NudgeMail(Settings settings) {
        this.settings = settings;
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
        mail.button(sentence(first, "button"), settings.link(first.place()));
        inOrder.stream()
                .skip(1)
                .filter(one -> !one.place().equals(first.place()))
                .forEach(one -> mail.also(sentence(one, "button"), settings.link(one.place())));
        mail.also(Sentence.of("notification.nudge.change"), settings.link(ReminderPage.PLACE));
        return mail.because(because(missing, preference));
    }

    /** What a person is told of one thing; a report that is overdue in other words than one that will be due. */
    private static Sentence sentence(Missing one, String part) {
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

    private static Sentence because(List<Missing> missing, Preference preference) {
        boolean coach = missing.stream().anyMatch(one -> one.kind().isOfCoach());
        boolean mit = missing.stream().anyMatch(one -> !one.kind().isOfCoach());
        String who = coach && mit ? "both" : coach ? "coach" : "mit";
        return Sentence.of(
                "notification.nudge.because." + who,
                Sentence.of(
                        "notification.nudge.because." + preference.frequency().word()));
    }
}
