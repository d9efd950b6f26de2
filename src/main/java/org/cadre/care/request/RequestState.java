package org.cadre.care.request;

import java.util.Locale;

/** Where a request stands. */
public enum RequestState {
    OPEN,
    DONE,
    DECLINED,
    WITHDRAWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String label() {
        return "care.request.state." + word();
    }

    String tone() {
        return switch (this) {
            case OPEN -> "attention";
            case DONE -> "done";
            case DECLINED, WITHDRAWN -> "quiet";
        };
    }

    String icon() {
        return switch (this) {
            case OPEN -> "hourglass-split";
            case DONE -> "check-circle";
            case DECLINED -> "x-circle";
            case WITHDRAWN -> "arrow-return-left";
        };
    }
}
