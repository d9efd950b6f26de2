package org.cadre.editing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.OfferingKind;

/** Somebody who does not exist, as a form describes them: what they did, spread over the months of an internship. */
final class MadeUpPerson {
    static final int MOST_MONTHS = 48;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Form form;
    private final Edition edition;
    private final LocalDate day;
    private final List<Fact> facts = new ArrayList<>();

    private MadeUpPerson(Form form, Edition edition, LocalDate day) {
        this.form = form;
        this.edition = edition;
        this.day = day;
    }

    /** A form that describes somebody in the last month who has done nearly all of it. */
    static Form sample(Form form, Edition edition) {
        int months = edition.internship().months();
        form.with("months", months)
                .with("pairing", "yes")
                .with("contactMonths", months)
                .with("reports", months)
                .with("meetings", months)
                .with("project", "yes");
        form.withAll(
                "modules",
                edition.modules().stream().map(Edition.ProgramModule::key).toList());
        return form.with("hours-" + ConfirmationLevel.CONFIRMED.key(), hours(edition.contactTarget()));
    }

    static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(SIXTY, 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What the form says they did; what is wrong is said beside its field. */
    static Evidence of(Form form, Edition edition, LocalDate day) {
        return new MadeUpPerson(form, edition, day).evidence();
    }

    private Evidence evidence() {
        int months = number("months", MOST_MONTHS);
        LocalDate firstDay = day.minusMonths(months).plusDays(1);
        modules(months == 0 ? day : firstDay);
        if (form.ticked("pairing") || months > 0) {
            facts.add(
                    new Fact.Internship(NOBODY, Fact.InternshipState.ACTIVE, firstDay, null, List.<DateRange>of(), 0));
        }
        if (form.ticked("pairing")) {
            facts.add(new Fact.Pairing(NOBODY, firstDay, null));
        }
        contacts(firstDay, number("contactMonths", MOST_MONTHS));
        each(
                "excused",
                (month, _) -> facts.add(new Fact.ExcusedMonth(NOBODY, month)),
                number("contactMonths", MOST_MONTHS));
        each("reports", (month, on) -> facts.add(new Fact.Report(NOBODY, month, Fact.ReportState.ACCEPTED, on, on)), 0);
        each("meetings", (month, on) -> facts.add(new Fact.Meeting(NOBODY, month, Fact.Presence.CAME, on)), 0);
        if (form.ticked("project")) {
            facts.add(new Fact.Project(NOBODY, Fact.ProjectState.PASSED, day));
        }
        int recertified = minutes("recertification");
        if (recertified > 0) {
            facts.add(new Fact.Recertified(NOBODY, recertified, day));
        }
        return Evidence.of(facts);
    }

    private int number(String field, int most) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
            form.wrong(field, Sentence.of("editing.trial.number", most));
            return 0;
        }
        return Integer.parseInt(text);
    }

    private int minutes(String field) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,4}([.][0-9]{1,2})?")) {
            form.wrong(field, Sentence.of("editing.wrong.hours"));
            return 0;
        }
        return new BigDecimal(text)
                .multiply(SIXTY)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private void modules(LocalDate on) {
        for (var module : edition.modules()) {
            if (form.has("modules", module.key())) {
                facts.add(new Fact.Attended(NOBODY, module.key(), module.minutes(), on, OfferingKind.LII));
            }
        }
    }

    /** The hours of each level, in equal parts over the months that had a contact. */
    private void contacts(LocalDate firstDay, int months) {
        var minutes = new LinkedHashMap<ConfirmationLevel, Integer>();
        for (var level : ConfirmationLevel.values()) {
            int all = minutes("hours-" + level.key());
            if (all > 0) {
                minutes.put(level, all);
            }
        }
        if (!minutes.isEmpty() && months == 0 && form.problem("contactMonths") == null) {
            form.wrong("contactMonths", Sentence.of("editing.trial.months-of-hours"));
        }
        for (Map.Entry<ConfirmationLevel, Integer> one : minutes.entrySet()) {
            for (int month = 0; month < months; month++) {
                int part = one.getValue() * (month + 1) / months - one.getValue() * month / months;
                if (part > 0) {
                    facts.add(new Fact.Contact(
                            NOBODY, in(firstDay, month + 1), part, mode(), one.getKey(), Fact.ContactState.SUBMITTED));
                }
            }
        }
    }

    /** The first mode that counts, one without a cap before the others. */
    private String mode() {
        var counting =
                edition.hours().modes().stream().filter(mode -> mode.counts()).toList();
        return counting.stream()
                .filter(mode -> mode.capMinutes() == null)
                .findFirst()
                .or(() -> counting.stream().findFirst())
                .map(mode -> mode.key())
                .orElse("");
    }

    /** The day on which something of that month was done. */
    private LocalDate in(LocalDate firstDay, int month) {
        var on = firstDay.plusMonths(month - 1L);
        return on.isAfter(day) ? day : on;
    }

    @FunctionalInterface
    private interface OfMonth {
        void add(int month, LocalDate on);
    }

    private void each(String field, OfMonth fact, int after) {
        int count = number(field, MOST_MONTHS);
        LocalDate firstDay = day.minusMonths(number("months", MOST_MONTHS)).plusDays(1);
        for (int month = after + 1; month <= after + count; month++) {
            fact.add(month, in(firstDay, month));
        }
    }
}
