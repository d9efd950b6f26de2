package org.cadre.certification.credential;

import org.jspecify.annotations.Nullable;

/**
 * One statement, each term written as canonical N-Quads write it; a blank node keeps the label it came with.
 *
 * @param graph null in the default graph
 */
record Quad(
        String subject,
        String predicate,
        String object,
        @Nullable String graph) {
    private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
    private static final int LAST_OF_PLANE = 0xfffe;

    static boolean isBlank(String term) {
        return term.startsWith("_:");
    }

    static String resource(String iri) {
        return isBlank(iri) ? iri : "<" + iri + ">";
    }

    static String literal(String value, @Nullable String datatype, @Nullable String language) {
        var out = new StringBuilder(value.length() + 64).append('"');
        escape(value, out);
        out.append('"');
        if (language != null) {
            out.append('@').append(language);
        } else if (datatype != null && !datatype.equals(STRING)) {
            out.append("^^<").append(datatype).append('>');
        }
        return out.toString();
    }

    static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            switch (one) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (Character.isSurrogate(one)) {
                        i += pair(value, i, out);
                    } else if (one < ' ' || one == '\u007f' || one >= LAST_OF_PLANE) {
                        out.append(String.format("\\u%04X", (int) one));
                    } else {
                        out.append(one);
                    }
                }
            }
        }
    }

    /** Half a pair would become a question mark in the bytes that are signed. */
    private static int pair(String value, int at, StringBuilder out) {
        int both = value.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(both)) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, "surrogate");
        }
        out.appendCodePoint(both);
        return 1;
    }

    /** The statement on a line of its own, with these terms. */
    static String line(String subject, String predicate, String object, @Nullable String graph) {
        int length = subject.length() + predicate.length() + object.length() + (graph == null ? 0 : graph.length());
        var out = new StringBuilder(length + 6)
                .append(subject)
                .append(' ')
                .append(predicate)
                .append(' ')
                .append(object);
        if (graph != null) {
            out.append(' ').append(graph);
        }
        return out.append(" .\n").toString();
    }
}
