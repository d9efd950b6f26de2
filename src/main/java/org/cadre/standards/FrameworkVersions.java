package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The frameworks that an edition may name, in the versions that were recorded by a moment: a version never changes. */
@Component
public class FrameworkVersions {
    private record Version(UUID framework, String key, String shortName, int number, Instant recordedAt) {}

    private final JdbcClient jdbc;
    private final Clock system;
    private final Map<Version, NamedFramework> read = new ConcurrentHashMap<>();

    FrameworkVersions(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** What a new edition may name: everything public that has standards, by its key. Competencies go with every edition. */
    public Map<String, NamedFramework> today() {
        var today = read(system.instant(), true);
        today.remove(ShippedPackages.COMPETENCIES);
        return today;
    }

    /**
     * Every framework as it was at that moment, by its key, also where it is no longer public; one that came later is there
     * as it came.
     */
    public Map<String, NamedFramework> asOf(Instant moment) {
        var all = new LinkedHashMap<>(NamedFramework.shipped());
        all.putAll(read(moment, false));
        return all;
    }

    private Map<String, NamedFramework> read(Instant moment, boolean publicAlone) {
        var versions = jdbc.sql("""
                select distinct on (f.place, f.key) f.id, f.key, f.short_name, v.number, v.recorded_at
                  from framework f
                  join framework_version v on v.framework = f.id
                 where (f.status <> 'draft' or not :publicAlone)
                   and exists (select from framework_part p where p.framework = f.id and p.kind = 'item')
                 order by f.place, f.key, v.recorded_at <= :moment desc,
                          case when v.recorded_at <= :moment then -v.number else v.number end
                """)
                .param("publicAlone", publicAlone)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Version(
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        row.getString("short_name"),
                        row.getInt("number"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
        var frameworks = new LinkedHashMap<String, NamedFramework>();
        versions.forEach(one -> frameworks.put(one.key, read.computeIfAbsent(one, this::read)));
        return frameworks;
    }

    private NamedFramework read(Version version) {
        var json = jdbc.sql("select package from framework_version where framework = :framework and number = :number")
                .param("framework", version.framework)
                .param("number", version.number)
                .query(String.class)
                .single();
        var content = CasePackage.of(CasePackage.JSON.readTree(json.getBytes(StandardCharsets.UTF_8)));
        return new NamedFramework(
                version.key,
                content.title(),
                version.shortName,
                content.licenseText(),
                standards(content, version.key, keys(version.framework)));
    }

    /** Keys are given once: an item that a newer version has no more keeps its own. */
    private Map<UUID, String> keys(UUID framework) {
        var keys = new HashMap<UUID, String>();
        jdbc.sql("select id, key from framework_part where framework = :framework and kind = 'item'")
                .param("framework", framework)
                .query(row -> {
                    keys.put(row.getObject("id", UUID.class), row.getString("key"));
                });
        return keys;
    }

    private static List<StoredStandard> standards(CasePackage content, String framework, Map<UUID, String> keys) {
        var above = content.children();
        var standards = new ArrayList<StoredStandard>();
        content.all(Kind.ITEM).stream()
                .sorted(Comparator.comparingInt(item -> rank(above.get(item.id()))))
                .forEach(item -> {
                    var link = above.get(item.id());
                    var parent = link == null ? null : link.end("destinationNodeURI");
                    standards.add(new StoredStandard(
                            item.id(),
                            Objects.requireNonNull(keys.get(item.id())),
                            framework,
                            parent == null ? null : keys.get(parent),
                            item.text("humanCodingScheme"),
                            item.title()));
                });
        return standards;
    }

    private static int rank(@Nullable Part above) {
        return above == null ? 0 : above.json().path("sequenceNumber").asInt(0);
    }
}
