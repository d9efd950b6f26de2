package org.cadre.internship.chat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Component;

/** Puts entries into the form in which a page shows them and a stream carries them: it is the same. */
@Component
final class Lines {
    private static final int QUOTED = 120;

    private final Texts texts;
    private final Templates templates;
    private final Links links;
    private final ProgramClock clock;

    Lines(Texts texts, Templates templates, Links links, ProgramClock clock) {
        this.texts = texts;
        this.templates = templates;
        this.links = links;
        this.clock = clock;
    }

    Texts texts() {
        return texts;
    }

    Line of(Entry entry, ZoneId zone) {
        var day = entry.enteredAt().atZone(zone).toLocalDate();
        boolean today = day.equals(clock.now().atZone(zone).toLocalDate());
        String time = texts.clock(entry.enteredAt(), zone);
        return new Line(
                entry.number(),
                entry.author(),
                entry.name(),
                entry.kind(),
                today ? time : texts.shortDay(day) + ", " + time,
                entry.enteredAt().toString(),
                links.in(entry.body()),
                entry.withdrawn(),
                entry.about(),
                entry.aboutAuthor(),
                entry.aboutBody() == null ? null : beginning(entry.aboutBody()));
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        // Cut between characters, never within one that takes two places.
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }

    List<Links.Part> linked(String text) {
        return links.in(text);
    }

    String html(Entry entry, ZoneId zone) {
        return templates.render("internship/chat/line", Map.of("texts", texts, "line", of(entry, zone)));
    }
}
