package org.cadre.platform.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The faces papers are set in: Liberation, under the SIL Open Font License beside them. */
enum Face {
    SERIF("Serif", "Regular", 400, FontStyle.NORMAL),
    SERIF_BOLD("Serif", "Bold", 700, FontStyle.NORMAL),
    SERIF_ITALIC("Serif", "Italic", 400, FontStyle.ITALIC),
    SANS("Sans", "Regular", 400, FontStyle.NORMAL),
    SANS_BOLD("Sans", "Bold", 700, FontStyle.NORMAL),
    SANS_ITALIC("Sans", "Italic", 400, FontStyle.ITALIC);

    final int weight;
    final FontStyle style;
    final List<String> families;
    final byte[] bytes;

    Face(String family, String cut, int weight, FontStyle style) {
        this.weight = weight;
        this.style = style;
        this.families = List.of("Liberation " + family, family.equals("Sans") ? "sans-serif" : "serif");
        this.bytes = PlainFont.of(Shelf.read("/paper/fonts/Liberation%s-%s.ttf".formatted(family, cut)));
    }

    /** The characters of a text that papers cannot show rightly, each once. */
    static List<String> unprintable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(codePoint -> !isPrintable(codePoint))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    private static boolean isPrintable(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t' || codePoint == '\r' || isInvisible(codePoint)) {
            return true;
        }
        // The fonts hold Hebrew, but papers are set from left to right only: the letters would stand in the wrong
        // order.
        var isRightToLeft = switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
        return !isRightToLeft && Coverage.OF_ALL_FACES.get(codePoint);
    }

    /** Marks that direct the setting and are never drawn, often pasted along with a name. */
    static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }

    /** The width of a text in the upright serif face, in units of its size. */
    static double widthInSerif(String text) {
        return text.codePoints().map(Coverage::advanceInSerif).sum() / (double) Coverage.UNITS_OF_SERIF;
    }

    /** Read on first use only. */
    private static final class Coverage {
        static final BitSet OF_ALL_FACES = ofAllFaces();
        static final int UNITS_OF_SERIF;
        private static final int[] ADVANCES_OF_SERIF;

        static {
            try (var font = new TTFParser().parse(new RandomAccessReadBuffer(SERIF.bytes))) {
                var glyphs = font.getUnicodeCmapLookup();
                var advances = new int[0x10000];
                for (int codePoint = 0; codePoint < advances.length; codePoint++) {
                    advances[codePoint] = font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
                }
                UNITS_OF_SERIF = font.getUnitsPerEm();
                ADVANCES_OF_SERIF = advances;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + SERIF, e);
            }
        }

        static int advanceInSerif(int codePoint) {
            return codePoint < ADVANCES_OF_SERIF.length ? ADVANCES_OF_SERIF[codePoint] : UNITS_OF_SERIF;
        }

        private static BitSet ofAllFaces() {
            var all = new BitSet();
            all.set(' ', Character.MAX_CODE_POINT + 1);
            for (Face face : Face.values()) {
                all.and(of(face));
            }
            return all;
        }

        private static BitSet of(Face face) {
            var covered = new BitSet();
            try (var font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes))) {
                var glyphs = font.getUnicodeCmapLookup();
                for (int codePoint = ' '; codePoint <= 0x1FFFF; codePoint++) {
                    covered.set(codePoint, glyphs.getGlyphId(codePoint) != 0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + face, e);
            }
            return covered;
        }
    }
}
