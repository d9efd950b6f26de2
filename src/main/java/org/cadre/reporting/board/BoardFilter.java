package org.cadre.reporting.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * Which of the units behind a number are meant.
 *
 * @param kind of protégé or offering; empty: all
 * @param state two letters, or "none" for those of whom none is known; empty: all
 * @param district its id, or "none"; empty: all
 * @param good "yes" or "no": only what went well, or did not; empty: all
 */
record BoardFilter(String kind, String state, String district, String good) {
    static final BoardFilter ALL = new BoardFilter("", "", "", "");
    static final String NONE = "none";

    static BoardFilter read(Form form) {
        return new BoardFilter(form.text("kind"), form.text("state"), form.text("district"), form.text("good"));
    }

    static BoardFilter ofKind(String kind) {
        return new BoardFilter(kind, "", "", "");
    }

    static BoardFilter ofState(String state) {
        return new BoardFilter("", state.isEmpty() ? NONE : state, "", "");
    }

    static BoardFilter ofDistrict(@Nullable UUID district) {
        return new BoardFilter("", "", district == null ? NONE : district.toString(), "");
    }

    static BoardFilter thatWentWell(boolean well) {
        return new BoardFilter("", "", "", well ? "yes" : "no");
    }

    /** The district that is meant; an id that was broken on its way is nobody's. */
    @Nullable
    UUID districtId() {
        if (district.isEmpty() || district.equals(NONE)) {
            return null;
        }
        try {
            return UUID.fromString(district);
        } catch (IllegalArgumentException _) {
            return new UUID(0, 0);
        }
    }

    @Nullable
    Boolean wentWell() {
        return switch (good) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    String query() {
        var query = new StringBuilder();
        add(query, "kind", kind);
        add(query, "state", state);
        add(query, "district", district);
        add(query, "good", good);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
