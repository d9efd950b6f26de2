package org.cadre.certification.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.cadre.platform.settings.Settings;

/** Settings of a server with its keys in that folder. */
final class Folders {
    static final URI ADDRESS = URI.create("https://mentors.example.org");

    private Folders() {}

    static Settings keysIn(Path folder) {
        return keysIn(folder, ADDRESS);
    }

    static Settings keysIn(Path folder, URI address) {
        return new Settings(
                address,
                folder,
                true,
                false,
                "Bluebonnet Principals Association (sample)",
                "1 Example Plaza, Austin, TX 78701",
                null,
                "office@bluebonnet.example",
                null,
                List.of(new Settings.Signer("Ada Example", "Executive Director")),
                ZoneId.of("America/Chicago"));
    }
}
