package org.cadre.notification.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cadre.platform.mail.Mail;

/**
 * A subject or body as office types it: paragraphs with empty lines between, lists with dashes, **bold**, addresses that become
 * links, and placeholders. What is filled in is never read again, so that nobody's name makes a link.
 */
record MessageText(String typed) {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}\\n]{0,60})\\}");
    private static final Pattern PIECE = Pattern.compile(
            "\\*\\*(?<bold>[^*\\n]+)\\*\\*|(?<url>https?://[^\\s<>\"{}]*[^\\s<>\"{}.,;:!?)])|\\{(?<word>[^{}\\n]{0,60})\\}");

    /** What is between braces and is no placeholder, in order. */
    List<String> unknown() {
        return BRACES.matcher(typed)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Placeholder.of(word).isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a brace opens or closes alone. */
    boolean hasLooseBrace() {
        String rest = BRACES.matcher(typed).replaceAll("");
        return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
    }

    Set<Placeholder> used() {
        var used = EnumSet.noneOf(Placeholder.class);
        BRACES.matcher(typed)
                .results()
                .forEach(found -> Placeholder.of(found.group(1)).ifPresent(used::add));
        return used;
    }

    /** On one line, for a subject. */
    String filled(Map<Placeholder, String> values) {
        return BRACES.matcher(typed)
                .replaceAll(found -> Matcher.quoteReplacement(Placeholder.of(found.group(1))
                        .map(one -> values.getOrDefault(one, ""))
                        .orElse("")))
                .replaceAll("\\p{Cntrl}+", " ");
    }

    List<Mail.Paragraph> paragraphs(Map<Placeholder, String> values) {
        var paragraphs = new ArrayList<Mail.Paragraph>();
        for (String block : typed.strip().split("\\R[ \\t]*\\R\\s*")) {
            var pieces = new ArrayList<Mail.Piece>();
            boolean first = true;
            for (String line : block.split("\\R")) {
                line(line, values, !first, pieces);
                first = false;
            }
            if (!pieces.isEmpty()) {
                paragraphs.add(new Mail.Paragraph(pieces));
            }
        }
        return paragraphs;
    }

    private static void line(String line, Map<Placeholder, String> values, boolean onNewLine, List<Mail.Piece> pieces) {
        String said = line.strip();
        if (said.startsWith("- ")) {
            said = "• " + said.substring(2).strip();
        }
        var found = PIECE.matcher(said);
        int from = 0;
        boolean breaks = onNewLine;
        while (found.find()) {
            if (found.start() > from) {
                pieces.add(new Mail.Piece(said.substring(from, found.start()), null, false, breaks));
                breaks = false;
            }
            pieces.add(piece(found, values, breaks));
            breaks = false;
            from = found.end();
        }
        if (from < said.length()) {
            pieces.add(new Mail.Piece(said.substring(from), null, false, breaks));
        }
    }

    private static Mail.Piece piece(Matcher found, Map<Placeholder, String> values, boolean onNewLine) {
        String url = found.group("url");
        if (url != null) {
            return new Mail.Piece(url, url, false, onNewLine);
        }
        String bold = found.group("bold");
        if (bold != null) {
            return new Mail.Piece(new MessageText(bold).filled(values), null, true, onNewLine);
        }
        var placeholder =
                Placeholder.of(Objects.requireNonNull(found.group("word"))).orElseThrow();
        String value = values.getOrDefault(placeholder, "");
        return new Mail.Piece(value, placeholder == Placeholder.OWN_PAGE ? value : null, false, onNewLine);
    }
}
