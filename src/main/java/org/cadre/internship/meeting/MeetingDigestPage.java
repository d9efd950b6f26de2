package org.cadre.internship.meeting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What all cohorts have learned, and recommend, by month and without names. */
@Controller
final class MeetingDigestPage {
    private static final int MONTHS = 6;

    /** A lesson or a recommendation as the digest has it. */
    record Said(String kind, String body) {}

    record Month(LocalDate first, List<Said> said) {
        List<String> of(String kind) {
            return said.stream()
                    .filter(one -> one.kind().equals(kind))
                    .map(Said::body)
                    .toList();
        }
    }

    /** @param older the month before which there may be more */
    record Digest(List<Month> months, @Nullable YearMonth older) {}

    private final MeetingInsights insights;
    private final ProgramClock clock;

    MeetingDigestPage(MeetingInsights insights, ProgramClock clock) {
        this.insights = insights;
        this.clock = clock;
    }

    @GetMapping("/digest")
    @Only({Role.OFFICE, Role.COACH, Role.MIT})
    Reply digest(Viewer viewer, @RequestParam(required = false) @Nullable String before) {
        var months = insights.months(month(before), MONTHS);
        return Reply.show(
                "internship/meeting/meeting-digest",
                new Digest(
                        months.stream()
                                .map(month -> new Month(month.atDay(1), insights.chosen(month)))
                                .toList(),
                        months.size() == MONTHS ? months.getLast() : null));
    }

    private YearMonth month(@Nullable String text) {
        try {
            if (text != null) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeParseException _) {
            // As if none had been asked for.
        }
        return YearMonth.from(clock.today()).plusYears(1);
    }
}
