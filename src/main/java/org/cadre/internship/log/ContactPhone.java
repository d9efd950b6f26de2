package org.cadre.internship.log;

import java.util.LinkedHashMap;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a phone says by itself about contacts it keeps, since it may be without a network then. */
@Component
class ContactPhone {
    private static final List<String> WORDS = List.of(
            "no-network",
            "no-network-nothing",
            "sending",
            "signed-out",
            "sign-in",
            "refused",
            "somebody-else",
            "not-kept",
            "waits",
            "line",
            "mend",
            "throw-away",
            "thrown-away",
            "undo",
            "draft",
            "timer-start",
            "timer-stop",
            "timer-running",
            "timer-done");

    private final Texts texts;
    private final JsonMapper json;

    ContactPhone(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** All of it as JSON; {0}, {1} … are filled in by the phone. */
    String words(Edition edition) {
        var said = new LinkedHashMap<String, String>();
        for (String key : WORDS) {
            said.put(key, texts.say("internship.phone." + key, "{0}", "{1}", "{2}", "{3}"));
        }
        for (var mode : edition.hours().modes()) {
            said.put("mode " + mode.key(), mode.title());
        }
        return json.writeValueAsString(said);
    }
}
