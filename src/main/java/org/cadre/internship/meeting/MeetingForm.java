package org.cadre.internship.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads when, how long and where from what a coach typed, and says at the form what is wrong with it. */
final class MeetingForm {
    private static final int LONGEST_LINK = 300;
    private static final int LONGEST_MEETING = 8 * 60;
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE);

    /** A time that counts for a month of the cohort. */
    record When(Instant startsAt, int month) {}

    private final Form form;
    private final CoachedCohort cohort;
    private final Viewer coach;

    MeetingForm(Form form, CoachedCohort cohort, Viewer coach) {
        this.form = form;
        this.cohort = cohort;
        this.coach = coach;
    }

    /** In the coach's own time zone. */
    Optional<When> when(String dayField, String timeField) {
        if (form.text(dayField).isEmpty()) {
            form.wrong(dayField, Sentence.of("internship.meeting.day.missing"));
        }
        if (form.text(timeField).isEmpty()) {
            form.wrong(timeField, Sentence.of("internship.meeting.time.missing"));
        }
        Optional<LocalDate> day = form.day(dayField);
        Optional<LocalTime> time = form.time(timeField);
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var month = cohort.term().monthOf(day.get());
        if (month.isEmpty()) {
            form.wrong(
                    dayField,
                    Sentence.of(
                            "internship.meeting.day.outside",
                            cohort.starts(),
                            cohort.term().lastDay()));
            return Optional.empty();
        }
        return Optional.of(
                new When(day.get().atTime(time.get()).atZone(coach.zone()).toInstant(), month.getAsInt()));
    }

    int minutes() {
        var wrong = Sentence.of("internship.meeting.minutes.wrong", LONGEST_MEETING);
        int minutes =
                form.number("minutes", wrong).orElse(cohort.edition().meetings().minutes());
        if (minutes < 5 || minutes > LONGEST_MEETING) {
            form.wrong("minutes", wrong);
        }
        return minutes;
    }

    String kind() {
        var kind = form.text("kind");
        if (!cohort.edition().meetings().kinds().contains(kind)) {
            form.wrong("kind", Sentence.of("internship.meeting.kind.missing"));
        }
        return kind;
    }

    /** The address of any provider, encrypted; or a number to dial. */
    String link() {
        var link = form.atMost("link", LONGEST_LINK);
        boolean safe = link.toLowerCase(Locale.ROOT).startsWith("https://") && !link.contains(" ");
        boolean isNumber = link.toLowerCase(Locale.ROOT).startsWith("tel:")
                || !SCHEME.matcher(link).matches();
        if (!safe && !isNumber) {
            form.wrong("link", Sentence.of("internship.meeting.link.wrong"));
        }
        return link;
    }
}
