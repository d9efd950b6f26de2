package org.cadre.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A part of the page on which office sees everything about one person. Each capability implements one and shows what it
 * recorded, with one query for each question; the page puts the parts in order.
 */
public interface PersonSection {
    /** Places on the page, in the order in which a person walks through the program. Others may stand between. */
    int WHO = 10;

    int REGISTRATIONS = 20;
    int ATTENDANCE = 30;
    int INTERNSHIP = 40;
    int CERTIFICATES = 50;
    int ACCESS = 60;
    int MAILS = 70;
    int CASES = 80;
    int TRAIL = 90;

    /** What there is to show of a person; none where a person never had to do with it. */
    Optional<Shown> of(Viewer office, PersonCard person);

    /**
     * A section as it is shown.
     *
     * @param order where it stands, smaller further up
     * @param anchor its address within the page, such as "internship"
     * @param title its heading, also the text of the link that jumps to it
     * @param template a partial with the parameters {@code frame} and {@code page}; it writes no heading of the second level
     * @param model the {@code page} of that template
     * @param next what is next for the person in this part of the program; the page shows all of them on top
     */
    record Shown(int order, String anchor, Sentence title, String template, Object model, List<Next> next) {}

    /**
     * One thing that is next.
     *
     * @param on the day it is about; null: any day
     * @param when that day in words; null: none
     * @param href where office sees to it; null: in the section itself
     */
    record Next(
            Urgency urgency,
            String icon,
            Sentence what,
            @Nullable LocalDate on,
            @Nullable Sentence when,
            @Nullable String href) {}

    /** In the order in which things are done; as state is shown: color, icon and word. */
    enum Urgency {
        OVERDUE("problem"),
        DUE("attention"),
        COMING("primary"),
        WAITING("quiet");

        private final String tone;

        Urgency(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }
    }
}
