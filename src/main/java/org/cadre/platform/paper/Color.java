package org.cadre.platform.paper;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A color, such as {@code #17594a}, and how well it can be read on another. */
public record Color(String hex) {
    /** What text needs against its ground (WCAG 2, 1.4.3). */
    public static final double LEAST_CONTRAST = 4.5;

    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    /** Six digits after a number sign, and nothing else. */
    public static Optional<Color> read(String typed) {
        String hex = typed.strip().toLowerCase(Locale.ROOT);
        return HEX.matcher(hex).matches() ? Optional.of(new Color(hex)) : Optional.empty();
    }

    /** From 1 for white to 21 for black. */
    public double contrastWithWhite() {
        return 1.05 / (luminance() + 0.05);
    }

    /** The same with another color: from 1 for itself to 21 for black and white. */
    public double contrastWith(Color other) {
        double mine = luminance() + 0.05;
        double others = other.luminance() + 0.05;
        return Math.max(mine, others) / Math.min(mine, others);
    }

    public boolean isReadableOnWhite() {
        return contrastWithWhite() >= LEAST_CONTRAST;
    }

    private double luminance() {
        return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5);
    }

    private double light(int at) {
        double part = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
