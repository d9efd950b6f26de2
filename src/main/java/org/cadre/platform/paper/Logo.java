package org.cadre.platform.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.w3c.dom.Element;

/**
 * The association's logo as papers carry it: drawn once more in plain sRGB, whatever colors its file was written in.
 *
 * @param address the picture itself, as a data: address
 */
record Logo(String address, int width, int height) {
    /** What a paper writes as the source of a picture that stands for the logo; without a logo the picture is left out. */
    static final String ASKED_FOR = "association:logo";

    static Logo of(Path file) {
        try {
            var picture = ImageIO.read(file.toFile());
            if (picture == null) {
                throw new IllegalArgumentException(file + " is not a picture");
            }
            var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
            var drawing = plain.createGraphics();
            drawing.drawImage(picture, 0, 0, null);
            drawing.dispose();
            String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(Picture.png(plain));
            return new Logo(address, plain.getWidth(), plain.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException("The logo " + file + " cannot be read", e);
        }
    }

    /** Puts it in the place of a picture, as large as its width and height, in points, let it be. */
    void fill(Element picture) {
        double scale = Math.min(
                Double.parseDouble(picture.getAttribute("width")) / width,
                Double.parseDouble(picture.getAttribute("height")) / height);
        picture.removeAttribute("width");
        picture.removeAttribute("height");
        picture.setAttribute("src", address);
        picture.setAttribute(
                "style", String.format(Locale.ROOT, "width: %.2fpt; height: %.2fpt", width * scale, height * scale));
    }
}
