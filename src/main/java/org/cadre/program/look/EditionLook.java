package org.cadre.program.look;

import java.util.List;
import java.util.Objects;
import org.cadre.platform.paper.Color;
import org.jspecify.annotations.Nullable;

/**
 * How an edition looks, and what it says of itself.
 *
 * @param version counted from 1; 0: nobody has given it a look
 * @param logo the digest of a stored picture; null: the association's own
 * @param light its color on the light page and on paper
 * @param dark its color on the dark page
 * @param about what the district's program is, in its own words
 * @param contact whom its people ask
 * @param fees what is to be said about fees
 */
public record EditionLook(
        int version,
        @Nullable String logo,
        String light,
        String dark,
        String welcome,
        String about,
        String contact,
        String fees) {
    /** What every page has unless somebody decided otherwise. */
    public static final EditionLook STANDARD = new EditionLook(0, null, "#17594a", "#6fc3ab", "", "", "", "");

    /** What its color is read on: the page and the cards, in the light and in the dark. */
    static final List<Color> LIGHT_GROUNDS = List.of(new Color("#faf8f4"), new Color("#ffffff"));

    static final List<Color> DARK_GROUNDS = List.of(new Color("#14181d"), new Color("#1c2229"));

    public EditionLook {
        // They enter a style sheet as they are.
        if (Color.read(light).isEmpty() || Color.read(dark).isEmpty()) {
            throw new IllegalArgumentException("a look has two colors, each as #rrggbb");
        }
    }

    /** How well that color is read on the light page, where it is read worst. */
    public static double contrastInTheLight(Color color) {
        return least(color, LIGHT_GROUNDS);
    }

    /** The same on the dark page. */
    public static double contrastInTheDark(Color color) {
        return least(color, DARK_GROUNDS);
    }

    private static double least(Color color, List<Color> grounds) {
        return grounds.stream().mapToDouble(color::contrastWith).min().orElseThrow();
    }

    /** Whether anything of it is its own. */
    public boolean isStandard() {
        return Objects.equals(this, STANDARD);
    }

    /** The paragraphs of a text, as they were written. */
    public static List<String> paragraphs(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\R\\s*\\R"));
    }

    /** The rules that put its color in the place of the house's. */
    public String css() {
        return """
                :root { --evergreen: %1$s; --evergreen-deep: %1$s; --evergreen-wash: var(--surface); }
                @media (prefers-color-scheme: dark) { :root { --evergreen: %2$s; --evergreen-deep: %2$s; } }
                """.formatted(light, dark);
    }

    EditionLook withVersion(int other) {
        return new EditionLook(other, logo, light, dark, welcome, about, contact, fees);
    }
}
