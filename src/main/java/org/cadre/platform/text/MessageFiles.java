package org.cadre.platform.text;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The message files: NAME.properties beside the features is English, NAME_es.properties Spanish. An operator's folder may hold
 * more languages, and other words for ours.
 */
final class MessageFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MessageFiles.class);
    private static final Pattern NAME =
            Pattern.compile("(?:(?<name>[^_]*)_)?(?<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\.properties");

    private static final Map<Language, Map<String, String>> OURS = ours();

    private MessageFiles() {}

    /** Ours, which are read once. */
    static Map<Language, Map<String, String>> builtIn() {
        return OURS;
    }

    private static Map<Language, Map<String, String>> ours() {
        var all = new TreeMap<Language, Map<String, String>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:org/cadre/**/*.properties")) {
                var of = all.computeIfAbsent(language(String.valueOf(file.getFilename())), _ -> new HashMap<>());
                read(file.getInputStream()).forEach((key, pattern) -> {
                    if (of.put(key, pattern) != null) {
                        throw new IllegalStateException("the text " + key + " is said twice: " + file);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, String> read(InputStream in) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var read = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
        return read;
    }

    /** A name without a language is English. */
    private static Language language(String file) {
        var named = NAME.matcher(file);
        return named.matches() && named.group("name") != null
                ? Language.of(named.group("tag")).orElse(Language.ENGLISH)
                : Language.ENGLISH;
    }

    /** Ours, and what lies in the operator's folder: NAME_fr.properties or fr.properties, the folder's words before ours. */
    static Map<Language, Map<String, String>> with(Path folder) {
        var all = new TreeMap<Language, Map<String, String>>();
        OURS.forEach((language, patterns) -> all.put(language, new HashMap<>(patterns)));
        var english = all.getOrDefault(Language.ENGLISH, Map.of());
        var unfit = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                var named = NAME.matcher(file.getFileName().toString());
                var language = named.matches() ? Language.of(named.group("tag")) : Optional.<Language>empty();
                if (language.isPresent()) {
                    var of = all.computeIfAbsent(language.get(), _ -> new HashMap<>());
                    read(Files.newInputStream(file)).forEach((key, pattern) -> {
                        if (fits(key, pattern, english.get(key))) {
                            of.put(key, pattern);
                        } else {
                            unfit.add(file.getFileName() + ": " + key);
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!unfit.isEmpty()) {
            LOG.warn(
                    "texts that Cadre does not say or that fill in something else, left as they are without them: {}",
                    unfit);
        }
        return all;
    }

    /** Whether a pattern can be filled in, with nothing that ours is not filled in with. */
    private static boolean fits(String key, String pattern, @Nullable String ours) {
        try {
            if (key.startsWith("text.date.")
                    && !key.endsWith("m")
                    && DateTimeFormatter.ofPattern(pattern).toString().isEmpty()) {
                return false;
            }
            return ours != null && arguments(ours).containsAll(arguments(pattern));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return false;
        }
    }

    /** What a pattern fills in, by its numbers. */
    static Set<Integer> arguments(String pattern) {
        var arguments = new TreeSet<Integer>();
        var parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_START) {
                var named = parsed.getPart(i + 1);
                if (named.getType() != MessagePattern.Part.Type.ARG_NUMBER) {
                    throw new IllegalArgumentException("a name where a number belongs: " + pattern);
                }
                arguments.add(named.getValue());
            }
        }
        return arguments;
    }
}
