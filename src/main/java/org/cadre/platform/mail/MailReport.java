package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a mail server says of a mail of ours (RFC 6522). Anyone can write one, so it is read no farther than is needed: a few
 * parts, the first kilobytes of each, and nothing inside what was returned but its headers.
 */
sealed interface MailReport permits DeliveryReport, FeedbackReport {
    /** How large a report may be: the mail itself may come back with it. */
    int LARGEST = 2 * 1024 * 1024;

    int MOST_PARTS = 8;
    int LONGEST_PART = 64 * 1024;

    /** The number we gave the mail; only who got it knows it. */
    UUID mail();

    /** Of a message as it came; empty: it reports nothing about a mail from that host. */
    static Optional<? extends MailReport> read(MimeMessage mail, String host) throws MessagingException, IOException {
        var undelivered = DeliveryReport.read(mail, host);
        return undelivered.isPresent() ? undelivered : FeedbackReport.read(mail, host);
    }

    /** The parts of a report as they came; none: it is no report. */
    static List<String> parts(MimeMessage mail) throws MessagingException, IOException {
        String[] said = mail.getHeader("Content-Type");
        var type = new ContentType(said == null ? "text/plain" : said[0]);
        String boundary = type.getParameter("boundary");
        if (!type.match("multipart/report") || boundary == null || boundary.isEmpty()) {
            return List.of();
        }
        try (var raw = mail.getRawInputStream()) {
            return parts(new String(raw.readNBytes(LARGEST), StandardCharsets.ISO_8859_1), boundary);
        }
    }

    /** What stands between the lines of the boundary, at most so many. */
    private static List<String> parts(String body, String boundary) {
        var pieces = Pattern.compile("(?:^|\\r?\\n)--" + Pattern.quote(boundary) + "(?:--)?[ \\t]*(?=\\r?\\n|$)")
                .split(body, MOST_PARTS + 2);
        var parts = new ArrayList<String>();
        for (int i = 1; i < Math.min(pieces.length, MOST_PARTS + 1); i++) {
            parts.add(pieces[i].replaceFirst("^\\r?\\n", ""));
        }
        return parts;
    }

    static String kind(MimeBodyPart part) throws MessagingException {
        return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    }

    static String start(MimeBodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
        }
    }

    /** The groups of headers of a text, between its empty lines; there is always a first one. */
    static List<Map<String, String>> groups(String text) {
        var groups = new ArrayList<Map<String, String>>();
        for (String group : text.split("\\r?\\n\\r?\\n", 50)) {
            var headers = new HashMap<String, String>();
            for (String line : group.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n", 500)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            groups.add(headers);
        }
        return groups;
    }

    static Optional<UUID> number(Map<String, String> headers, String host) {
        var ours = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@" + Pattern.quote(host) + ">")
                .matcher(headers.getOrDefault("message-id", ""));
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }
}
