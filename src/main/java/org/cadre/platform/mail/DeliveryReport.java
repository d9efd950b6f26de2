package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
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
 * What a mail server says of a mail of ours that it could not deliver (RFC 3464). Anyone can write one, so it is read no
 * farther than is needed: a few parts, the first kilobytes of each, and nothing inside what was returned but its headers.
 *
 * @param mail the number we gave the mail; only who got it knows it
 * @param reason what the server said, one line
 */
record DeliveryReport(UUID mail, String reason) {
    /** How large a report may be: the mail itself may come back with it. */
    static final int LARGEST = 2 * 1024 * 1024;

    private static final int MOST_PARTS = 8;
    private static final int LONGEST_PART = 64 * 1024;
    private static final int LONGEST_REASON = 300;

    /** Of a message as it came; empty: it reports nothing final about a mail from that host. */
    static Optional<DeliveryReport> read(MimeMessage mail, String host) throws MessagingException, IOException {
        try {
            return parsed(mail, host);
        } catch (ParseException _) {
            return Optional.empty(); // no kind of mail that anyone sends
        }
    }

    private static Optional<DeliveryReport> parsed(MimeMessage mail, String host)
            throws MessagingException, IOException {
        String[] said = mail.getHeader("Content-Type");
        var type = new ContentType(said == null ? "text/plain" : said[0]);
        String boundary = type.getParameter("boundary");
        if (!type.match("multipart/report") || boundary == null || boundary.isEmpty()) {
            return Optional.empty();
        }
        var original = Optional.<UUID>empty();
        var reason = Optional.<String>empty();
        byte[] body;
        try (var raw = mail.getRawInputStream()) {
            body = raw.readNBytes(LARGEST);
        }
        for (String text : parts(new String(body, StandardCharsets.ISO_8859_1), boundary)) {
            var part = new MimeBodyPart(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            switch (kind(part)) {
                case "message/delivery-status", "message/global-delivery-status" -> reason = failure(start(part));
                case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                    original = number(groups(start(part)).getFirst(), host);
                default -> {}
            }
        }
        return original.isPresent() && reason.isPresent()
                ? Optional.of(new DeliveryReport(original.get(), reason.get()))
                : Optional.empty();
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

    private static String kind(MimeBodyPart part) throws MessagingException {
        return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    }

    private static String start(MimeBodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
        }
    }

    /** The groups of headers of a text, between its empty lines; there is always a first one. */
    private static List<Map<String, String>> groups(String text) {
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

    /** Why it failed for good; a mail that is only late, or that was relayed, has not. */
    private static Optional<String> failure(String status) {
        return groups(status).stream()
                .filter(group -> "failed".equalsIgnoreCase(group.getOrDefault("action", "")))
                .findFirst()
                .map(group -> group.getOrDefault("diagnostic-code", group.getOrDefault("status", "")))
                .map(reason -> reason.replaceAll("\\p{Cntrl}+", " ").strip())
                .map(reason -> reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
    }

    private static Optional<UUID> number(Map<String, String> headers, String host) {
        var ours = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@" + Pattern.quote(host) + ">")
                .matcher(headers.getOrDefault("message-id", ""));
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }
}
