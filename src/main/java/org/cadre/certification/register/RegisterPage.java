package org.cadre.certification.register;

import java.util.List;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Says in plain words what the register is and how to check it without us. */
@Controller
final class RegisterPage {
    /**
     * What it shows.
     *
     * @param note the newest checkpoint as it was signed; null before the first
     * @param keys with which checkpoints are checked, as tools of transparency logs write them
     */
    record View(
            long size, @Nullable String note, List<String> keys, String checkpoint, String consistency, String proof) {}

    private final Checkpoints checkpoints;
    private final CheckpointKeys keys;
    private final Settings settings;

    RegisterPage(Checkpoints checkpoints, CheckpointKeys keys, Settings settings) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.settings = settings;
    }

    @GetMapping("/register")
    @Open
    Reply explain() {
        var last = checkpoints.last();
        return Reply.show(
                "certification/register/register",
                new View(
                        last.map(one -> one.checkpoint().size()).orElse(0L),
                        last.map(one -> one.note().note()).orElse(null),
                        keys.published().stream().map(NoteKey::text).toList(),
                        settings.link("/register/checkpoint"),
                        settings.link("/register/consistency?from=…&to=…"),
                        settings.link("/register/proof/…")));
    }
}
