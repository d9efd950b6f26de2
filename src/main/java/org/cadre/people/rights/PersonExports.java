package org.cadre.people.rights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to exports of everything about one person: asked for, made by a job, fetched once, gone after a week. */
@Component
public class PersonExports {
    static final String JOB = "person-export";
    static final Duration LIFETIME = Duration.ofDays(7);
    private static final String ZIP = ".zip";
    private static final String PART = ".part";

    /** An export as it stands. */
    public record Export(
            UUID id,
            PersonId person,
            PersonId askedBy,
            boolean own,
            String state,
            long bytes,
            Instant askedAt,
            @Nullable Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final ExportZip zip;
    private final AuditTrail audit;
    private final ObjectProvider<Jobs> jobs;
    private final Clock system;
    private final TransactionTemplate transaction;
    private final Path folder;

    PersonExports(
            JdbcClient jdbc,
            ExportZip zip,
            AuditTrail audit,
            ObjectProvider<Jobs> jobs,
            Clock system,
            PlatformTransactionManager transactions,
            Settings settings) {
        this.jdbc = jdbc;
        this.zip = zip;
        this.audit = audit;
        this.jobs = jobs;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
        this.folder = settings.dataDirectory().resolve("exports");
    }

    /**
     * Asks for one, in the caller's transaction. Only who asks for themselves, and not by office on the phone, gets what only
     * they may read.
     */
    public UUID ask(Viewer viewer, PersonId person) {
        boolean own = viewer.id().equals(person) && !viewer.isActedFor();
        UUID by = viewer.isActedFor()
                ? Objects.requireNonNull(viewer.enteredBy()).value()
                : viewer.id().value();
        UUID id = Ids.next();
        jdbc.sql("""
                insert into person_export (id, person, asked_by, own, state, asked_at)
                values (:id, :person, :by, :own, 'waiting', :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("person", person.value())
                .param("by", by)
                .param("own", own)
                .param("now", now())
                .update();
        audit.record(viewer.actor(), "person.export-asked", person.value(), id, Map.of(), Map.of("own", own));
        jobs.getObject().ask(JOB, id.toString());
        return id;
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * The job: writes the file beside its place and moves it there when it is whole, if it is still asked for then: whoever
     * was erased meanwhile leaves no file.
     */
    void make(UUID id) {
        var asked = find(id).filter(one -> one.state().equals("waiting"));
        if (asked.isEmpty()) {
            return;
        }
        var export = asked.get();
        try {
            Path part = emptyPart(id);
            try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                zip.write(export.person(), export.own(), out);
            }
            transaction.executeWithoutResult(_ -> finish(id, part));
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the export " + id, e);
        }
    }

    /** Nobody but the server reads it, not even while it is being written. */
    private Path emptyPart(UUID id) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path part = folder.resolve(id + PART);
        Files.deleteIfExists(part);
        return Files.createFile(
                part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void finish(UUID id, Path part) {
        boolean wanted = jdbc.sql("select id from person_export where id = :id and state = 'waiting' for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!wanted) {
            return;
        }
        try {
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            jdbc.sql("""
                    update person_export set state = 'ready', bytes = :bytes, ready_at = :now, expires_at = :until
                     where id = :id and state = 'waiting'
                    """)
                    .param("bytes", Files.size(file(id)))
                    .param("now", now())
                    .param("until", system.instant().plus(LIFETIME).atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the export " + id, e);
        }
    }

    private Path file(UUID id) {
        return folder.resolve(id + ZIP);
    }

    void failed(UUID id) {
        jdbc.sql("update person_export set state = 'failed' where id = :id and state = 'waiting'")
                .param("id", id)
                .update();
    }

    public Optional<Export> find(UUID id) {
        return exports("id", id).stream().findFirst();
    }

    /** The exports of a person, the newest first. */
    public List<Export> of(PersonId person) {
        return exports("person", person.value());
    }

    private List<Export> exports(String by, UUID value) {
        return jdbc.sql("""
                select id, person, asked_by, own, state, coalesce(bytes, 0) as bytes, asked_at, expires_at
                  from person_export
                 where case :by when 'id' then id else person end = :value
                 order by id desc
                 limit 20
                """)
                .param("by", by)
                .param("value", value)
                .query((row, _) -> new Export(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person", UUID.class)),
                        new PersonId(row.getObject("asked_by", UUID.class)),
                        row.getBoolean("own"),
                        row.getString("state"),
                        row.getLong("bytes"),
                        Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class))
                                .toInstant(),
                        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    /**
     * Takes the file of one that is ready, once and in time: whoever asked for it, and no one else. What office asked for
     * about somebody is for who still does office's work; while office acts for somebody, nothing is used up.
     *
     * @return the file, to be read and then taken away with {@link #taken}
     */
    public Optional<Path> take(Viewer viewer, UUID id) {
        if (viewer.isActedFor()) {
            return Optional.empty();
        }
        int mine = jdbc.sql("""
                update person_export set state = 'fetched', fetched_at = :now
                 where id = :id and asked_by = :by and (own or :office) and state = 'ready' and expires_at > :now
                """)
                .param("now", now())
                .param("id", id)
                .param("by", viewer.id().value())
                .param("office", viewer.isOffice())
                .update();
        if (mine == 0) {
            return Optional.empty();
        }
        audit.record(
                viewer.actor(),
                "person.export-fetched",
                find(id).orElseThrow().person().value(),
                id,
                Map.of(),
                Map.of());
        return Optional.of(file(id));
    }

    /** The file was read, or nobody is to read it any more. */
    void taken(UUID id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(folder.resolve(id + PART));
        } catch (IOException e) {
            throw new UncheckedIOException("could not take away the export " + id, e);
        }
    }

    /** The exports about these people, whatever their state: with the people go their files. */
    List<UUID> about(Collection<PersonId> people) {
        return jdbc.sql("select id from person_export where person = any(:people) order by id for update")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Takes away each file that stands for no export, or for one that nobody can fetch or is fetching any more. */
    void expire() {
        jdbc.sql("update person_export set state = 'expired' where state = 'ready' and expires_at <= :now")
                .param("now", now())
                .update();
        // Files first: a file of an export that is asked for later is not among them.
        var there = files();
        var live = new HashSet<>(jdbc.sql("""
                select id from person_export
                 where id = any(:there)
                   and (state in ('waiting', 'ready') or (state = 'fetched' and fetched_at >= :yesterday))
                """)
                .param("there", there.toArray(UUID[]::new))
                .param("yesterday", now().minusDays(1))
                .query(UUID.class)
                .list());
        there.stream().filter(id -> !live.contains(id)).forEach(this::taken);
    }

    private Set<UUID> files() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f-]{36}\\.(zip|part)"))
                    .map(name -> UUID.fromString(name.substring(0, name.lastIndexOf('.'))))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("could not look through the exports", e);
        }
    }
}
