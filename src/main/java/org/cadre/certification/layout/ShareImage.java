package org.cadre.certification.layout;

import java.util.Locale;
import java.util.Map;
import org.cadre.platform.paper.Headline;
import org.cadre.platform.paper.Lettering;
import org.cadre.platform.paper.Raster;
import org.cadre.platform.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The picture that other sites show beside a link to a certificate: holder, title and association. A picture is copied and
 * kept, so it says nothing of whether the certificate counts today: that is asked by following the link.
 */
@Component
public class ShareImage {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    private static final int POINTS_PER_INCH = 72;
    private static final double ROOM = 720;
    private static final double MIDDLE = 790;

    private final Templates templates;

    ShareImage(Templates templates) {
        this.templates = templates;
    }

    /**
     * A PNG of 1200 by 630 pixels.
     *
     * @param awardedTo the line above the name
     * @param sample says that holder and association are made up; null for a real one
     */
    public byte[] png(
            String awardedTo, String holder, String program, String association, @Nullable String sample, Look look) {
        return Raster.png(svg(awardedTo, holder, program, association, sample, look), WIDTH, HEIGHT);
    }

    private String svg(
            String awardedTo, String holder, String program, String association, @Nullable String sample, Look look) {
        return templates.render(
                "certification/layout/share",
                Map.of(
                        "seal", look.main(),
                        "ink", look.ink(),
                        "association", line(Lettering.SANS, association.toUpperCase(Locale.ROOT), 22, 132),
                        "program", headline(program, 54, 222),
                        "awardedTo", line(Lettering.SERIF_ITALIC, awardedTo, 28, 322),
                        "holder", headline(holder, 66, 412),
                        "sample", sample == null ? "" : line(Lettering.SANS, sample, 20, 534)));
    }

    /** One line, made smaller where it is longer than its place. */
    private static String line(Lettering lettering, String text, double size, double baseline) {
        return lettering.centered(text, Math.min(size, ROOM / lettering.width(text)), MIDDLE, baseline);
    }

    private static String headline(String text, int points, double middle) {
        var headline = Headline.of(text, points, ROOM / POINTS_PER_INCH);
        var letters = new StringBuilder();
        double leading = headline.points() * 1.1;
        double first = middle - (headline.lines().size() - 1) * leading / 2 + headline.points() * 0.33;
        for (int i = 0; i < headline.lines().size(); i++) {
            letters.append(
                    Lettering.SERIF.centered(headline.lines().get(i), headline.points(), MIDDLE, first + i * leading));
        }
        return letters.toString();
    }
}
