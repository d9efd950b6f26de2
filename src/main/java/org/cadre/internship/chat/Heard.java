package org.cadre.internship.chat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cadre.platform.text.Language;

/** An entry on its way to listeners, written out once for each time zone and language among them and not once for each listener. */
final class Heard {
    private final long number;
    private final Entry shown;
    private final String event;
    private final Lines lines;
    /** For whom it is written out. */
    private record Reader(ZoneId zone, Language language) {}

    private final Map<Reader, byte[]> written = new ConcurrentHashMap<>();

    /**
     * @param shown the entry whose line is sent: of a withdrawal it is the message that was withdrawn
     */
    Heard(long number, Entry shown, String event, Lines lines) {
        this.number = number;
        this.shown = shown;
        this.event = event;
        this.lines = lines;
    }

    long number() {
        return number;
    }

    byte[] in(ZoneId zone) {
        return written.computeIfAbsent(new Reader(zone, Language.now()), this::write);
    }

    private byte[] write(Reader reader) {
        String data = lines.html(shown, reader.zone)
                .strip()
                .lines()
                .collect(Collectors.joining("\ndata: ", "data: ", "\n\n"));
        return ("id: " + number + "\nevent: " + event + "\n" + data).getBytes(StandardCharsets.UTF_8);
    }
}
