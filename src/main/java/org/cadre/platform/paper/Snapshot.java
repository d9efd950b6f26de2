package org.cadre.platform.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The first page of a paper as a picture, to be looked at before it is made. */
public final class Snapshot {
    private Snapshot() {}

    /** A PNG of the first page in so many dots to the inch. */
    public static byte[] png(byte[] pdf, int dots) {
        try (var document = Loader.loadPDF(pdf)) {
            return Picture.png(new PDFRenderer(document).renderImageWithDPI(0, dots, ImageType.RGB));
        } catch (IOException e) {
            throw new UncheckedIOException("The paper cannot be shown", e);
        }
    }
}
