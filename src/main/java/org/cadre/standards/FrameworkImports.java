package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Packages that office brings: each is looked through first, then recorded as a whole or not at all. */
@Component
class FrameworkImports {
    private static final Duration KEPT = Duration.ofDays(7);

    /** What bringing a file comes to. */
    sealed interface Outcome {
        record Brought(UUID id) implements Outcome {}

        record Refused(List<Sentence> problems) implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final FrameworkStore store;
    private final FrameworkRecorder recorder;
    private final CaseAddress address;
    private final AuditTrail audit;
    private final Clock system;

    FrameworkImports(
            JdbcClient jdbc,
            FrameworkStore store,
            FrameworkRecorder recorder,
            CaseAddress address,
            AuditTrail audit,
            Clock system) {
        this.jdbc = jdbc;
        this.store = store;
        this.recorder = recorder;
        this.address = address;
        this.audit = audit;
        this.system = system;
    }

    /** Keeps a file that has the shape of a package, to be looked through. What nobody recorded is let go after a week. */
    Outcome bring(byte[] file) {
        return switch (CaseShape.read(file)) {
            case CaseShape.Outcome.Refused(var problems) -> new Outcome.Refused(problems);
            case CaseShape.Outcome.Read(var content) -> {
                jdbc.sql("delete from framework_import where brought_at < :before")
                        .param("before", system.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                        .update();
                var id = Ids.next();
                jdbc.sql("insert into framework_import (id, package, brought_at) values (:id, :package, :now)")
                        .param("id", id)
                        .param("package", address.inward(content.json().toString()))
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update();
                yield new Outcome.Brought(id);
            }
        };
    }

    Optional<CasePackage> find(UUID id) {
        return jdbc.sql("select package from framework_import where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json -> CasePackage.of(CasePackage.JSON.readTree(json.getBytes(StandardCharsets.UTF_8))));
    }

    boolean isRecorded(UUID id) {
        return jdbc.sql("select recorded_at is not null from framework_import where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** What recording it today would change, and what forbids it. */
    CaseCheck.Changes check(CasePackage content) {
        return CaseCheck.of(content, known(content));
    }

    private CaseCheck.Known known(CasePackage content) {
        var ids = new HashSet<UUID>();
        var nodes = new HashSet<UUID>();
        ids.add(content.id());
        for (var part : content.parts()) {
            ids.add(part.id());
            if (part.kind() == Kind.ASSOCIATION) {
                addEnd(nodes, part, "originNodeURI");
                addEnd(nodes, part, "destinationNodeURI");
            }
        }
        return new CaseCheck.Known(
                store.content(content.id()).orElse(null),
                elsewhere(content.id(), ids),
                kinds(content.id()),
                new HashSet<>(jdbc.sql("""
                        select id from framework_part where kind = 'item' and framework <> :framework and id = any(:ids)
                        union all
                        select id from framework where id = any(:ids)
                        """)
                        .param("framework", content.id())
                        .param("ids", nodes.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()));
    }

    private Map<UUID, Kind> kinds(UUID framework) {
        var kinds = new HashMap<UUID, Kind>();
        jdbc.sql("select id, kind from framework_part where framework = :framework")
                .param("framework", framework)
                .query(row -> {
                    kinds.put(row.getObject("id", UUID.class), Kind.of(row.getString("kind")));
                });
        return kinds;
    }

    private static void addEnd(Set<UUID> nodes, Part part, String field) {
        var id = part.end(field);
        if (id != null) {
            nodes.add(id);
        }
    }

    private Map<UUID, String> elsewhere(UUID framework, Set<UUID> ids) {
        var elsewhere = new HashMap<UUID, String>();
        jdbc.sql("""
                select p.id, f.title from framework_part p join framework f on f.id = p.framework
                 where p.id = any(:ids) and p.framework <> :framework
                union all
                select f.id, f.title from framework f where f.id = any(:ids) and f.id <> :framework
                """)
                .param("framework", framework)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    elsewhere.put(row.getObject("id", UUID.class), row.getString("title"));
                });
        return elsewhere;
    }

    /** Records it when it is still right; it is looked through once more, while nobody else records. */
    CaseCheck.Changes record(UUID id, CasePackage content, Actor actor) {
        recorder.alone();
        var changes = check(content);
        if (!changes.isRight()) {
            return changes;
        }
        if (changes.fresh()) {
            recorder.recordNew(content);
        } else if (!changes.changesNothing()) {
            recorder.recordNext(content, List.of(), null);
        }
        jdbc.sql("update framework_import set recorded_at = :now where id = :id and recorded_at is null")
                .param("id", id)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "standards.recorded",
                null,
                content.id(),
                Map.of(),
                Map.of(
                        "title", changes.title(),
                        "new", changes.added().size(),
                        "changed", changes.changed().size(),
                        "gone", changes.gone().size()));
        return changes;
    }

    /** Gives a framework another status. */
    boolean give(StoredFramework framework, FrameworkStatus status, Actor actor) {
        boolean given = store.give(framework.id(), status);
        if (given) {
            audit.record(
                    actor,
                    "standards.status",
                    null,
                    framework.id(),
                    Map.of("status", framework.status().word()),
                    Map.of("status", status.word()));
        }
        return given;
    }
}
