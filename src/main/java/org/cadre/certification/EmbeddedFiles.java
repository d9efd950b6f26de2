package org.cadre.certification;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The files inside a PDF, found without reading the PDF as such: a stranger's file is never unpacked further than to the
 * size a credential may have, however much it says it holds.
 */
final class EmbeddedFiles {
    private static final byte[] MARK = ascii("/EmbeddedFile");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] END = ascii("endstream");
    private static final byte[] OBJECT = ascii(" obj");
    private static final int LONGEST_HEAD = 4096;
    private static final int MOST_FILES = 20;

    /** A file that says it is inside and cannot be unpacked: it was changed, or is larger than it may be. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private EmbeddedFiles() {}

    static List<byte[]> in(byte[] pdf, int mostBytes) throws Damaged {
        var found = new ArrayList<byte[]>();
        for (int at = find(pdf, MARK, 0, pdf.length); at >= 0; at = find(pdf, MARK, at + 1, pdf.length)) {
            int after = at + MARK.length;
            if (after < pdf.length && Character.isLetter((char) pdf[after])) {
                continue;
            }
            if (found.size() == MOST_FILES) {
                throw new Damaged();
            }
            found.add(unpacked(pdf, at, mostBytes));
        }
        return found;
    }

    private static byte[] unpacked(byte[] pdf, int mark, int mostBytes) throws Damaged {
        int stream = find(pdf, STREAM, mark, Math.min(pdf.length, mark + LONGEST_HEAD));
        int object = findBack(pdf, OBJECT, mark, Math.max(0, mark - LONGEST_HEAD));
        if (stream < 0 || object < 0) {
            throw new Damaged();
        }
        String head = new String(pdf, object, stream - object, StandardCharsets.ISO_8859_1);
        int from = afterLineEnd(pdf, stream + STREAM.length);
        if (head.contains("/FlateDecode")) {
            return inflated(pdf, from, mostBytes);
        }
        int to = find(pdf, END, from, pdf.length);
        if (head.contains("/Filter") || to < 0 || to - from > mostBytes) {
            throw new Damaged();
        }
        return Arrays.copyOfRange(pdf, from, beforeLineEnd(pdf, from, to));
    }

    private static int afterLineEnd(byte[] pdf, int at) {
        int next = at < pdf.length && pdf[at] == '\r' ? at + 1 : at;
        return next < pdf.length && pdf[next] == '\n' ? next + 1 : next;
    }

    private static int beforeLineEnd(byte[] pdf, int from, int to) {
        int end = to > from && pdf[to - 1] == '\n' ? to - 1 : to;
        return end > from && pdf[end - 1] == '\r' ? end - 1 : end;
    }

    private static byte[] inflated(byte[] pdf, int from, int mostBytes) throws Damaged {
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 || out.size() + length > mostBytes) {
                    throw new Damaged();
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException _) {
            throw new Damaged();
        } finally {
            inflater.end();
        }
    }

    private static int find(byte[] all, byte[] wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (matches(all, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int findBack(byte[] all, byte[] wanted, int from, int to) {
        for (int at = from; at >= to; at--) {
            if (at + wanted.length <= all.length && matches(all, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] all, byte[] wanted, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (all[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
