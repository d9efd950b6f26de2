package org.cadre.platform.paper;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.cadre.platform.settings.Settings;

/** An association with a logo: a made-up one, partly transparent, twice as wide as high. */
public final class WithLogo {
    private WithLogo() {}

    public static Papers papers(Path folder) throws IOException {
        return new Papers(settings(folder));
    }

    public static Settings settings(Path folder) throws IOException {
        var picture = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        var drawing = picture.createGraphics();
        drawing.setColor(new Color(23, 89, 74));
        drawing.fillOval(0, 0, 200, 200);
        drawing.setColor(new Color(154, 79, 6, 128));
        drawing.fillRect(160, 60, 240, 80);
        drawing.dispose();
        Path file = folder.resolve("logo.png");
        ImageIO.write(picture, "png", file.toFile());
        return new Settings(
                URI.create("https://cadre.example"),
                folder,
                false,
                false,
                "Association",
                "-",
                file,
                "office@bluebonnet.example",
                null,
                List.of(),
                ZoneId.of("America/Chicago"));
    }

    /** How many pictures of pixels the first page shows. */
    public static long pictures(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            long pictures = 0;
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject) {
                    pictures++;
                }
            }
            return pictures;
        }
    }
}
