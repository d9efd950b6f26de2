package org.cadre.platform.paper;

import java.text.Normalizer;

/** A few lines of text in the serif face, set as large as their place allows. */
public final class Block {
    private static final double POINTS_PER_INCH = 72;
    private static final double STEP = 0.5;

    private Block() {}

    /**
     * The size at which a text stands in a place without more than so many lines: the largest that fits, or the least.
     *
     * @param inches the width of the place
     */
    public static double points(String text, double most, double least, double inches, int lines) {
        var words = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).split("\\s+");
        for (double size = most; size > least; size -= STEP) {
            if (lines(words, size, inches) <= lines) {
                return size;
            }
        }
        return least;
    }

    private static int lines(String[] words, double size, double inches) {
        double room = inches * POINTS_PER_INCH / size;
        double space = Face.widthInSerif(" ");
        int lines = 1;
        double used = 0;
        for (String word : words) {
            double width = Face.widthInSerif(word);
            if (used > 0 && used + space + width > room) {
                lines++;
                used = width;
            } else {
                used += (used > 0 ? space : 0) + width;
            }
        }
        return lines;
    }
}
