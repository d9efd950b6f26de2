package org.cadre.certification.issuer;

import java.util.List;
import org.cadre.platform.settings.Settings;

/** Where this server keeps its private keys, by its settings: the first place that takes a kind gets new keys of it. */
final class KeyPlaces {
    private KeyPlaces() {}

    static List<KeyPlace> of(Settings.Keys keys) {
        return List.of(new KeyFiles(keys.folder()));
    }
}
