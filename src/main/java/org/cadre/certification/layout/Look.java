package org.cadre.certification.layout;

import org.cadre.platform.paper.Color;
import org.jspecify.annotations.Nullable;

/**
 * What of a layout is seen and not read: kept with each certificate, so that its paper and its pictures stay as they were.
 *
 * @param main the color of title, hours, frame and seal
 * @param ink the color of name and text
 * @param logo the digest of a stored picture; null: the association's own, where one is set
 */
public record Look(String main, String ink, @Nullable String logo) {
    /** Evergreen and ink, as a certificate looks unless office has decided otherwise. */
    public static final Look STANDARD = new Look("#17594a", "#1b2430", null);

    public Look {
        // They enter a style sheet as they are.
        if (Color.read(main).isEmpty() || Color.read(ink).isEmpty()) {
            throw new IllegalArgumentException("a look has two colors, each as #rrggbb");
        }
    }

    /** The rules that put its colors into the sheet. */
    String css() {
        return """
                .rule-out, .rule-in, .name-line, .corner, .star-line { border-color: %1$s; }
                .leaf h1, .parts .hours { color: %1$s; }
                .gem { background-color: %1$s; }
                .name, .statement, .value, .signer .who, .parts .part, .check .address { color: %2$s; }
                .signer { border-color: %2$s; }
                """.formatted(main, ink);
    }
}
