package org.cadre.platform.settings;

import java.util.List;

/** Settings that a server cannot start with: every wrong one, with its key and the reason. */
public final class WrongSettings extends RuntimeException {
    private final List<String> reasons;

    WrongSettings(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
