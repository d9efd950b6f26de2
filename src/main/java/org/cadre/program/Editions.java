package org.cadre.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadre.platform.database.AfterCommit;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.standards.FrameworkVersions;
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

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Duration REREAD = Duration.ofSeconds(2);

    private record Stored(UUID id, String slug, String version, String title, LocalDate effective) {
        Listed listed() {
            return new Listed(new EditionId(id), slug, version, title, effective);
        }
    }

    /** What was read, and when. */
    private record Known(List<Stored> stored, Instant readAt) {}

    /** A stored edition by its name. */
    public record Listed(EditionId id, String slug, String version, String title, LocalDate effective) {}

    private record Document(String slug, String version, String yaml, Instant loadedAt) {}

    private final JdbcClient jdbc;
    private final FrameworkVersions frameworks;
    private final Texts texts;
    private final ProgramClock clock;
    private final ProgramBreaks breaks;
    private final Clock system;
    private final Map<EditionId, Edition> read = new ConcurrentHashMap<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Known known;
    /** How often what was read has been forgotten: a reading that began before is not kept. */
    private int forgotten;

    Editions(
            JdbcClient jdbc,
            FrameworkVersions frameworks,
            Texts texts,
            ProgramClock clock,
            ProgramBreaks breaks,
            Clock system) {
        this.jdbc = jdbc;
        this.frameworks = frameworks;
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
        return inEffect(slug, clock.today())
                .orElseThrow(() -> new EditionRefused(say("program.editions.unknown", slug)));
    }

    /** Names the version of that program that is in effect on that day; before the first one, that one. */
    public Optional<EditionId> inEffect(String slug, LocalDate day) {
        var found = inEffect(slug, day, stored());
        return found.isPresent() ? found : inEffect(slug, day, read());
    }

    private static Optional<EditionId> inEffect(String slug, LocalDate day, List<Stored> stored) {
        var versions = stored.stream().filter(one -> one.slug.equals(slug)).toList();
        return versions.stream()
                .filter(one -> !one.effective.isAfter(day))
                .max(Comparator.comparing(Stored::effective).thenComparing(Editions::sortable))
                .or(() -> versions.stream().min(Comparator.comparing(Stored::effective)))
                .map(one -> new EditionId(one.id));
    }

    /** A version so that 10 comes after 9. */
    private static String sortable(Stored one) {
        return NUMBER.matcher(one.version)
                .replaceAll(number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
    }

    /** All stored editions, the newest first. */
    public List<EditionId> all() {
        return listed().stream().map(Listed::id).toList();
    }

    /** All stored editions by their names, the newest first. */
    public List<Listed> listed() {
        return stored().stream()
                .sorted(Comparator.comparing(Stored::effective)
                        .thenComparing(Editions::sortable)
                        .reversed())
                .map(Stored::listed)
                .toList();
    }

    /** The one with that id, as far as there is one. */
    public Optional<Listed> find(UUID id) {
        var found = find(id, stored());
        return found.isPresent() ? found : find(id, read());
    }

    private static Optional<Listed> find(UUID id, List<Stored> stored) {
        return stored.stream().filter(one -> one.id.equals(id)).findFirst().map(Stored::listed);
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

    /** The document of that edition, to the letter. */
    public String document(EditionId id) {
        return jdbc.sql("select yaml from edition where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private Edition readStored(EditionId id) {
        var document = jdbc.sql("select slug, version, yaml, loaded_at from edition where id = :id")
                .param("id", id.value())
                .query(Document.class)
                .single();
        return parsed(document.slug + " " + document.version, document.yaml, document.loadedAt);
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
        reread();
    }

    /** What is stored. What another server published is seen within seconds. */
    private List<Stored> stored() {
        var now = known;
        if (now == null) {
            return read();
        }
        if (now.readAt.plus(REREAD).isBefore(system.instant()) && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                try {
                    read();
                } finally {
                    reading.set(false);
                }
            });
        }
        return now.stored;
    }

    private List<Stored> read() {
        int before;
        synchronized (this) {
            before = forgotten;
        }
        var readAt = system.instant();
        var fresh = jdbc.sql("select id, slug, version, title, effective from edition")
                .query(Stored.class)
                .list();
        synchronized (this) {
            if (forgotten == before) {
                known = new Known(fresh, readAt);
            }
        }
        return fresh;
    }

    /** Forgets what was read, so that the next question asks the database. */
    public void reread() {
        synchronized (this) {
            forgotten++;
            known = null;
        }
    }

    /** Reads a document that is to become an edition: it may name the frameworks of today. */
    public EditionFile.Outcome parse(String file, byte[] document) {
        return EditionFile.parse(file, document, frameworks.today());
    }

    /**
     * Stores another edition for good, within the transaction of whoever publishes it; empty when that version of that
     * program is there already.
     */
    public Optional<EditionId> publish(Edition edition, String yaml, @Nullable EditionId parent) {
        var id = new EditionId(Ids.next());
        int added = insert(id, edition, yaml, parent == null ? null : parent.value());
        if (added == 0) {
            return Optional.empty();
        }
        AfterCommit.run(this::reread);
        return Optional.of(id);
    }

    /** Stores a document unless it is there; an edition that is there under another text is refused. */
    EditionId load(String file, String yaml) {
        Edition edition = parsed(file, yaml, system.instant());
        byte[] digest = digest(yaml);
        insert(new EditionId(Ids.next()), edition, yaml, parent(edition.parent()));
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

    private int insert(EditionId id, Edition edition, String yaml, @Nullable UUID parent) {
        return jdbc.sql("""
                insert into edition (id, slug, version, title, effective, parent, yaml, digest, loaded_at)
                values (:id, :slug, :version, :title, :effective, :parent, :yaml, :digest, :at)
                on conflict (slug, version) do nothing
                """)
                .param("id", id.value())
                .param("slug", edition.slug())
                .param("version", edition.version())
                .param("title", edition.title())
                .param("effective", edition.effective())
                .param("parent", parent)
                .param("yaml", yaml)
                .param("digest", digest(yaml))
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** With its frameworks as they were when it was stored. */
    private Edition parsed(String file, String yaml, Instant storedAt) {
        return switch (EditionFile.parse(file, yaml.getBytes(StandardCharsets.UTF_8), frameworks.asOf(storedAt))) {
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
