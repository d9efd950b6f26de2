package org.cadre.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.cadre.people.People;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Names as people type, paste or export them: one person a line, a name and a mail address, with a comma, a semicolon or a
 * tab between them, or as mail programs write it. What cannot be read is said line by line.
 *
 * @param names those that could be read
 * @param problems one for each line that could not, in the order of the lines
 */
record NameList(List<Name> names, List<Sentence> problems) {
    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\"]+");
    private static final Pattern AS_MAIL_PROGRAMS_WRITE =
            Pattern.compile("\\s*(.*?)\\s*<\\s*([^<>]+?)\\s*>\\s*[,;]?\\s*");
    private static final int LONGEST = 200;

    /** One person: the mail address says who it is. */
    record Name(int line, String name, String email) {}

    NameList {
        names = List.copyOf(names);
        problems = List.copyOf(problems);
    }

    boolean isRight() {
        return problems.isEmpty();
    }

    static NameList read(String text) {
        var names = new ArrayList<Name>();
        var problems = new ArrayList<Sentence>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank() || (names.isEmpty() && problems.isEmpty() && isHeading(line))) {
                continue;
            }
            var cells = cells(line);
            var mails = cells.stream().filter(cell -> cell.contains("@")).toList();
            String name = cells.stream()
                    .filter(cell -> !cell.contains("@") && !cell.isBlank())
                    .collect(Collectors.joining(" "));
            if (mails.size() != 1) {
                problems.add(Sentence.of(
                        mails.isEmpty() ? "registration.names.no-mail" : "registration.names.two-mails",
                        number,
                        shown(line)));
            } else if (!MAIL.matcher(mails.getFirst()).matches()) {
                problems.add(Sentence.of("registration.names.not-a-mail", number, shown(mails.getFirst())));
            } else if (name.isEmpty()) {
                problems.add(Sentence.of("registration.names.no-name", number, mails.getFirst()));
            } else if (name.length() > LONGEST || mails.getFirst().length() > LONGEST) {
                problems.add(Sentence.of("registration.names.too-long", number, LONGEST));
            } else {
                String email = People.asKept(mails.getFirst());
                Integer earlier = lines.putIfAbsent(email, number);
                if (earlier == null) {
                    names.add(new Name(number, name, email));
                } else {
                    problems.add(Sentence.of("registration.names.twice", number, email, earlier));
                }
            }
        }
        return new NameList(names, problems);
    }

    /** "Name,Email", as spreadsheets put it above their columns. */
    private static boolean isHeading(String line) {
        return !line.contains("@") && line.toLowerCase(Locale.ROOT).contains("mail");
    }

    private static List<String> cells(String line) {
        var written = AS_MAIL_PROGRAMS_WRITE.matcher(line);
        if (written.matches()) {
            return List.of(written.group(1).replace("\"", ""), written.group(2));
        }
        char between = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        try (var parser = CSVParser.parse(
                line,
                CSVFormat.DEFAULT.builder().setDelimiter(between).setTrim(true).get())) {
            var rows = parser.getRecords();
            return rows.isEmpty() ? List.of() : rows.getFirst().toList();
        } catch (IOException | UncheckedIOException _) {
            // A quotation mark that is never closed: read as it stands.
            return Arrays.stream(line.split(Pattern.quote(String.valueOf(between))))
                    .map(cell -> cell.replace("\"", "").strip())
                    .toList();
        }
    }

    private static String shown(String text) {
        String line = text.strip();
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    /** The text of a file that a spreadsheet exported; empty when it is no text at all, such as a workbook. */
    static Optional<String> textOf(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        String text = decoded(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            text = decoded(bytes, Charset.forName("windows-1252"));
        }
        return Optional.ofNullable(text)
                .map(read -> read.startsWith("\uFEFF") ? read.substring(1) : read)
                .filter(read -> !read.startsWith("PK\u0003") && !read.startsWith("%PDF"));
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
