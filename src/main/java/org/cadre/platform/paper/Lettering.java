package org.cadre.platform.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text drawn as outlines of our own fonts, for pictures: it looks the same everywhere, whatever fonts are installed, and is
 * the same path for the same text.
 */
public enum Lettering {
    SERIF(Face.SERIF),
    SERIF_BOLD(Face.SERIF_BOLD),
    SERIF_ITALIC(Face.SERIF_ITALIC),
    SANS(Face.SANS);

    private final Face face;

    Lettering(Face face) {
        this.face = face;
    }

    /** The width of a text of size 1. */
    public double width(String text) {
        return Font.of(this).width(composed(text));
    }

    /**
     * The outlines of a line of text as an SVG path, around the middle of a place.
     *
     * @param size of the letters, in the units of the picture
     * @param middle where the middle of the line stands, from the left
     * @param baseline where its letters stand, from the top
     * @throws UnprintableText when a character has no glyph
     */
    public String centered(String text, double size, double middle, double baseline) {
        return path(text, size, middle - width(text) * size / 2, baseline);
    }

    /** The same from its left end. */
    public String path(String text, double size, double left, double baseline) {
        var line = composed(text);
        var unprintable = Face.unprintable(line);
        if (!unprintable.isEmpty()) {
            throw new UnprintableText(unprintable);
        }
        return Font.of(this).path(line, size, left, baseline);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(codePoint -> !Face.isInvisible(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Read on first use only; the reader keeps a place in its file, so one thread at a time asks it. */
    private static final class Font {
        private static final List<Font> ALL =
                Arrays.stream(Lettering.values()).map(one -> new Font(one.face)).toList();

        static Font of(Lettering lettering) {
            return ALL.get(lettering.ordinal());
        }

        private final TrueTypeFont font;
        private final CmapLookup glyphs;
        private final double units;

        private Font(Face face) {
            try {
                font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes));
                glyphs = font.getUnicodeCmapLookup();
                units = font.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + face, e);
            }
        }

        synchronized double width(String text) {
            double width = 0;
            for (int codePoint : text.codePoints().toArray()) {
                width += advance(codePoint);
            }
            return width / units;
        }

        private int advance(int codePoint) {
            try {
                return font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized String path(String text, double size, double left, double baseline) {
            var path = new StringBuilder();
            double scale = size / units;
            double at = left;
            for (int codePoint : text.codePoints().toArray()) {
                append(path, outline(codePoint), new AffineTransform(scale, 0, 0, -scale, at, baseline));
                at += advance(codePoint) * scale;
            }
            return path.toString();
        }

        private Path2D outline(int codePoint) {
            try {
                var glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
                return glyph == null ? new Path2D.Double() : glyph.getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void append(StringBuilder path, Path2D outline, AffineTransform place) {
            double[] points = new double[6];
            for (var part = outline.getPathIterator(place); !part.isDone(); part.next()) {
                switch (part.currentSegment(points)) {
                    case PathIterator.SEG_MOVETO -> append(path, 'M', points, 2);
                    case PathIterator.SEG_LINETO -> append(path, 'L', points, 2);
                    case PathIterator.SEG_QUADTO -> append(path, 'Q', points, 4);
                    case PathIterator.SEG_CUBICTO -> append(path, 'C', points, 6);
                    default -> path.append('z');
                }
            }
        }

        private static void append(StringBuilder path, char command, double[] points, int count) {
            path.append(command);
            for (int i = 0; i < count; i++) {
                long hundredths = Math.round(points[i] * 100);
                if (i > 0) {
                    path.append(' ');
                }
                if (hundredths < 0) {
                    path.append('-');
                }
                path.append(Math.abs(hundredths) / 100);
                long rest = Math.abs(hundredths) % 100;
                if (rest > 0) {
                    path.append('.').append(rest < 10 ? "0" : "").append(rest % 10 == 0 ? rest / 10 : rest);
                }
            }
        }
    }
}
