package org.cadre.certification.layout;

import java.util.Map;
import org.cadre.platform.paper.Headline;
import org.cadre.platform.paper.Lettering;
import org.cadre.platform.paper.Raster;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Component;

/**
 * The picture of what was earned: the seal above the title of the certificate. It says nothing of its holder and nothing of
 * its worth today; a credential can travel inside it.
 */
@Component
public class BadgeImage {
    /** The side of the badge in pixels. */
    public static final int SIDE = 512;

    private static final int POINTS_PER_INCH = 72;
    private static final double ROOM = 452;
    private static final int LETTERS = 52;

    private final Templates templates;

    BadgeImage(Templates templates) {
        this.templates = templates;
    }

    /**
     * The badge as SVG, its letters as outlines.
     *
     * @param program the title of the certificate
     * @param association who gives it
     */
    public String svg(String program, String association, Look look) {
        var title = Headline.of(program, LETTERS, ROOM / POINTS_PER_INCH);
        var letters = new StringBuilder();
        double leading = title.points() * 1.12;
        double first = 452 - (title.lines().size() - 1) * leading / 2 + title.points() * 0.33;
        for (int i = 0; i < title.lines().size(); i++) {
            letters.append(
                    Lettering.SERIF.centered(title.lines().get(i), title.points(), SIDE / 2.0, first + i * leading));
        }
        return templates.render(
                "certification/layout/badge",
                Map.of(
                        "program",
                        program,
                        "association",
                        association,
                        "letters",
                        letters.toString(),
                        "color",
                        look.main()));
    }

    /** The same as PNG, 512 pixels square. */
    public byte[] png(String program, String association, Look look) {
        return Raster.png(svg(program, association, look), SIDE, SIDE);
    }
}
