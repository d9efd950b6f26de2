package org.cadre.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The association's own logo, which stands on every page when the operator has set one. */
@Controller
final class LogoPage {
    private final Settings settings;

    LogoPage(Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/association/logo")
    @Open
    Reply logo() {
        var file = settings.associationLogo();
        if (file == null || Files.notExists(file)) {
            throw new NotFound();
        }
        try {
            return new Reply.File("logo.png", "image/png", Files.readAllBytes(file), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
