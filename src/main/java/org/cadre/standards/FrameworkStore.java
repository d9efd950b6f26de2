package org.cadre.standards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The frameworks in the database: those that ship with the product, put there when the server starts, and those that
 * office has brought. Their keys stay the words that editions, contacts, goals and plans carry.
 */
@Component
public class FrameworkStore implements SmartInitializingSingleton {
    /** A version as it was recorded. */
    public record Version(int number, LocalDate recordedOn) {}

    private record Stored(
            UUID id,
            String key,
            String status,
            int version,
            String document,
            String extras,
            @Nullable String shippedDigest) {}

    private final JdbcClient jdbc;
    private final ShippedPackages shipped;
    private final FrameworkRecorder recorder;
    private final Clock system;
    private final TransactionTemplate transaction;

    FrameworkStore(
            JdbcClient jdbc,
            ShippedPackages shipped,
            FrameworkRecorder recorder,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.shipped = shipped;
        this.recorder = recorder;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A framework that ships is recorded where it is not there, and again where the product has a newer one of it, unless
     * office has recorded its own since.
     */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> {
            int place = 0;
            for (var one : shipped.all()) {
                place++;
                var digest = FrameworkRecorder.digest(one.content());
                var there = stored(one.content().id());
                if (there.isEmpty()) {
                    recorder.recordNew(one, digest, place);
                } else if (!digest.equals(there.get().shippedDigest)
                        && FrameworkRecorder.digest(content(there.get())).equals(there.get().shippedDigest)) {
                    recorder.recordNext(one.content(), one.keys(), digest);
                }
            }
        });
    }

    /** All of them, the shipped ones first. */
    public List<StoredFramework> all() {
        return jdbc.sql("""
                select f.id, f.key, f.title, f.short_name, f.license_note, f.status, f.sample,
                       f.shipped_digest is not null as shipped, f.version, f.changed_at,
                       (select count(*) from framework_part p
                         where p.framework = f.id and p.kind = 'item' and p.gone_in is null) as items,
                       (select count(*) from framework_part p
                         where p.framework = f.id and p.kind = 'association' and p.link <> 'isChildOf'
                           and p.gone_in is null) as links
                  from framework f
                 order by f.place, f.key
                """).query(FrameworkStore::framework).list();
    }

    private static StoredFramework framework(ResultSet row, int number) throws SQLException {
        return new StoredFramework(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("title"),
                row.getString("short_name"),
                row.getString("license_note"),
                FrameworkStatus.find(row.getString("status")).orElseThrow(),
                row.getBoolean("sample"),
                row.getBoolean("shipped"),
                row.getInt("version"),
                row.getInt("items"),
                row.getInt("links"),
                row.getTimestamp("changed_at").toInstant());
    }

    public Optional<StoredFramework> find(UUID id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A public framework by its key. */
    public Optional<StoredFramework> find(String key) {
        return all().stream()
                .filter(one -> one.key().equals(key) && one.isPublic())
                .findFirst();
    }

    /** The standards of one framework as it is today, in its own order. */
    public List<StoredStandard> standards(UUID framework) {
        return jdbc.sql("""
                select p.id, p.key, f.key as framework, above.key as parent, p.code, p.title
                  from framework_part p
                  join framework f on f.id = p.framework
                  left join framework_part above on above.id = p.parent
                 where p.framework = :framework and p.kind = 'item' and p.gone_in is null
                 order by p.rank, p.place
                """)
                .param("framework", framework)
                .query(StoredStandard.class)
                .list();
    }

    /** How everything that is public meets, today. */
    public StandardMap map() {
        return map(List.of());
    }

    /** The same where an edition's frameworks are as it names them, also those that are no longer public. */
    public StandardMap map(List<NamedFramework> named) {
        var keys = named.stream().map(NamedFramework::key).toList();
        var standards = new ArrayList<>(jdbc.sql("""
                        select p.id, p.key, f.key as framework, above.key as parent, p.code, p.title
                          from framework_part p
                          join framework f on f.id = p.framework and f.status <> 'draft'
                          left join framework_part above on above.id = p.parent
                         where p.kind = 'item' and p.gone_in is null and not (f.key = any(:named))
                         order by f.place, p.rank, p.place
                        """)
                .param("named", keys.toArray(String[]::new))
                .query(StoredStandard.class)
                .list());
        named.forEach(framework -> standards.addAll(framework.standards()));
        return new StandardMap(
                all().stream()
                        .filter(one -> one.hasStandards() || keys.contains(one.key()))
                        .toList(),
                standards,
                jdbc.sql("""
                        select o.key as "from", d.key as "to"
                          from framework_part p
                          join framework f on f.id = p.framework and f.status <> 'draft'
                          join framework_part o on o.id = p.origin and o.kind = 'item'
                          join framework_part d on d.id = p.destination and d.kind = 'item'
                         where p.kind = 'association' and p.gone_in is null
                           and p.link in ('isRelatedTo', 'exactMatchOf', 'isPeerOf', 'isTranslationOf', 'isPartOf')
                         order by f.place, p.place
                        """).query(Crosswalk.Link.class).list());
    }

    /** The titles of standards, also of those that a newer version has no more. */
    public Optional<String> title(String key) {
        return jdbc.sql("select title from framework_part where key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** What has been recorded of a framework, the newest first. */
    List<Version> versions(UUID framework) {
        return jdbc.sql("""
                select number, recorded_on from framework_version where framework = :framework order by number desc
                """).param("framework", framework).query(Version.class).list();
    }

    Optional<String> version(UUID framework, int number) {
        return jdbc.sql("select package from framework_version where framework = :framework and number = :number")
                .param("framework", framework)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** The framework as it is today, as a package. */
    Optional<CasePackage> content(UUID framework) {
        return stored(framework).map(this::content);
    }

    private Optional<Stored> stored(UUID id) {
        return jdbc.sql("""
                select id, key, status, version, document, extras, shipped_digest from framework where id = :id
                """).param("id", id).query(Stored.class).optional();
    }

    private CasePackage content(Stored stored) {
        var parts = new ArrayList<Part>();
        jdbc.sql("""
                select kind, json from framework_part where framework = :framework and gone_in is null order by kind, place
                """).param("framework", stored.id).query(row -> {
            parts.add(new Part(
                    Kind.of(Objects.requireNonNull(row.getString("kind"))),
                    object(Objects.requireNonNull(row.getString("json")))));
        });
        return new CasePackage(document(stored.document, stored.status), parts, object(stored.extras));
    }

    static ObjectNode object(String json) {
        return (ObjectNode) CasePackage.JSON.readTree(json);
    }

    /** The document with the status that office has given it, where it says another one. */
    static ObjectNode document(String json, String status) {
        var document = object(json);
        var said = FrameworkStatus.said(document.path("adoptionStatus").asString(""));
        var is = FrameworkStatus.find(status).orElseThrow();
        if (said != is) {
            document.put("adoptionStatus", is.adoption());
        }
        return document;
    }

    /** Gives it another status; false: it had that one already. */
    boolean give(UUID framework, FrameworkStatus status) {
        return jdbc.sql("""
                update framework set status = :status, changed_at = :now where id = :id and status <> :status
                """)
                        .param("id", framework)
                        .param("status", status.word())
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
