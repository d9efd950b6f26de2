package org.cadre.certification.issuer;

import java.time.Clock;
import java.util.List;
import org.cadre.platform.settings.Settings;

/** Where this server keeps its private keys, by its settings: the first place that takes a kind gets new keys of it. */
final class KeyPlaces {
    private KeyPlaces() {}

    static List<KeyPlace> of(Settings.Keys keys, Clock system) {
        var files = new KeyFiles(keys.folder());
        return keys.token() == null || keys.pin() == null
                ? List.of(files)
                : List.of(new KeyToken(keys.token(), keys.pin(), system), files);
    }
}
