package org.cadre.platform.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cadre.platform.command.Progress;

/** Remembers what the keeper said it does. */
final class Steps implements Progress {
    private final List<String> said = new CopyOnWriteArrayList<>();

    List<String> said() {
        return said;
    }

    @Override
    public void step(String sentence) {
        said.add(sentence);
    }
}
