package org.cadre.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stored editions. Those that ship with the product are put into the database when the server starts; what is
 * computed about a person comes from the stored document, never from the file, so that a later product judges an
 * earlier cohort as that cohort was promised.
 */
@Component
public class Editions implements SmartInitializingSingleton {
    /** The program of the national association. */
    public static final String NATIONAL = "national-mentor-certification";

    private record Stored(UUID id, String slug, String version, LocalDate effective) {}

    private record Document(String slug, String version, String yaml) {}

    private final JdbcClient jdbc;
    private final Texts texts;
    private final ProgramClock clock;
    private final ProgramBreaks breaks;
    private final Clock system;
    private final Map<EditionId, Edition> read = new ConcurrentHashMap<>();
    private volatile List<Stored> stored = List.of();

    Editions(JdbcClient jdbc, Texts texts, ProgramClock clock, ProgramBreaks breaks, Clock system) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
        this.breaks = breaks;
        this.system = system;
    }

    /** The version of that program that is in effect on the program's day. */
    public Edition current(String slug) {
        return of(idOf(slug));
    }

    /** Names the version of that program that is in effect on the program's day; before the first one, that one. */
    public EditionId idOf(String slug) {
        LocalDate today = clock.today();
        var versions = stored.stream().filter(one -> one.slug.equals(slug)).toList();
        return versions.stream()
                .filter(one -> !one.effective.isAfter(today))
                .max(Comparator.comparing(Stored::effective).thenComparing(Stored::version))
                .or(() -> versions.stream().min(Comparator.comparing(Stored::effective)))
                .map(one -> new EditionId(one.id))
                .orElseThrow(() -> new EditionRefused(say("program.editions.unknown", slug)));
    }

    /** All stored editions, the newest first. */
    public List<EditionId> all() {
        return stored.stream()
                .sorted(Comparator.comparing(Stored::effective)
                        .thenComparing(Stored::version)
                        .reversed())
                .map(one -> new EditionId(one.id))
                .toList();
    }

    /** That very edition, whenever it was in effect, with the breaks that office has added to its calendar. */
    public Edition of(EditionId id) {
        return breaks.in(id, asWritten(id));
    }

    /** That edition with the breaks that office had added by then: to compute once more what was computed then. */
    public Edition asOf(Instant moment, EditionId id) {
        return breaks.asOf(moment, id, asWritten(id));
    }

    /** That edition as its document says, without what office has added to the calendar. */
    public Edition asWritten(EditionId id) {
        return read.computeIfAbsent(id, this::readStored);
    }

    private Edition readStored(EditionId id) {
        var document = jdbc.sql("select slug, version, yaml from edition where id = :id")
                .param("id", id.value())
                .query(Document.class)
                .single();
        return parsed(document.slug + " " + document.version, document.yaml);
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:program/*.yaml");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (var file : files) {
                load(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stored = jdbc.sql("select id, slug, version, effective from edition")
                .query(Stored.class)
                .list();
    }

    /** Stores a document unless it is there; an edition that is there under another text is refused. */
    EditionId load(String file, String yaml) {
        Edition edition = parsed(file, yaml);
        byte[] digest = digest(yaml);
        jdbc.sql("""
                insert into edition (id, slug, version, title, effective, parent, yaml, digest, loaded_at)
                values (:id, :slug, :version, :title, :effective, :parent, :yaml, :digest, :at)
                on conflict (slug, version) do nothing
                """)
                .param("id", Ids.next())
                .param("slug", edition.slug())
                .param("version", edition.version())
                .param("title", edition.title())
                .param("effective", edition.effective())
                .param("parent", parent(edition.parent()))
                .param("yaml", yaml)
                .param("digest", digest)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select id, digest from edition where slug = :slug and version = :version")
                .param("slug", edition.slug())
                .param("version", edition.version())
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("digest"), digest)) {
                        throw new EditionRefused(
                                say("program.editions.changed", file, edition.slug(), edition.version()));
                    }
                    return new EditionId(Objects.requireNonNull(row.getObject("id", UUID.class)));
                })
                .single();
    }

    private Edition parsed(String file, String yaml) {
        return switch (EditionFile.parse(file, yaml.getBytes(StandardCharsets.UTF_8))) {
            case EditionFile.Outcome.Accepted(var edition) -> edition;
            case EditionFile.Outcome.Refused(var problems) ->
                throw new EditionRefused(problems.stream()
                        .map(problem -> texts.say(problem.sentence()))
                        .collect(Collectors.joining("\n")));
        };
    }

    private @Nullable UUID parent(@Nullable String slug) {
        if (slug == null) {
            return null;
        }
        return jdbc.sql("select id from edition where slug = :slug order by effective desc limit 1")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new EditionRefused(say("program.editions.no-parent", slug)));
    }

    private String say(String key, Object... arguments) {
        return texts.say(Sentence.of(key, arguments));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
