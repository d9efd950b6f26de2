package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a package down as the newest version of its framework. Ids and keys that were given once are kept. */
@Component
class FrameworkRecorder {
    private static final int LONGEST_KEY = 40;

    private record Before(String document, String status, int version) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;

    FrameworkRecorder(JdbcClient jdbc, ProgramClock clock, Clock system) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
    }

    /** Lets one recording wait for another: what is there is looked at and changed by one of them alone. */
    void alone() {
        jdbc.sql("select id from framework where id = :id for update")
                .param("id", LastingIds.of(ShippedPackages.CROSSWALK))
                .query(UUID.class)
                .optional();
    }

    void recordNew(ShippedPackages.Shipped one, String digest, int place) {
        if (insert(one.content(), one.key(), one.shortName(), one.sample(), digest, place)) {
            write(one.content(), one.key(), one.keys(), 1);
        }
    }

    void recordNew(CasePackage content) {
        var wanted = slug(content.title());
        var key = free(wanted.isEmpty() ? "framework" : wanted, keys("select key from framework"));
        insert(content, key, content.title(), false, null, 1000);
        write(content, key, List.of(), 1);
    }

    /** Another server that starts at the same time may have been first. */
    private boolean insert(
            CasePackage content, String key, String shortName, boolean sample, @Nullable String digest, int place) {
        return jdbc.sql("""
                insert into framework (id, key, title, short_name, license_note, status, sample, shipped_digest, place, version,
                                       document, extras, changed_at)
                values (:id, :key, :title, :shortName, :licenseNote, :status, :sample, :digest, :place, 1, :document, :extras,
                        :now)
                on conflict do nothing
                """)
                        .param("id", content.id())
                        .param("key", key)
                        .param("title", content.title())
                        .param("shortName", shortName)
                        .param("licenseNote", content.licenseText())
                        .param("status", said(content).word())
                        .param("sample", sample)
                        .param("digest", digest)
                        .param("place", place)
                        .param("document", content.document().toString())
                        .param("extras", content.extras().toString())
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static FrameworkStatus said(CasePackage content) {
        return FrameworkStatus.said(content.document().path("adoptionStatus").asString(""));
    }

    /** The status follows the document only where the document says another one than before. */
    void recordNext(CasePackage content, List<String> keys, @Nullable String digest) {
        var before = jdbc.sql("select document, status, version from framework where id = :id")
                .param("id", content.id())
                .query(Before.class)
                .single();
        var saidBefore = FrameworkStatus.said(
                FrameworkStore.object(before.document).path("adoptionStatus").asString(""));
        var sent = FrameworkStore.document(before.document, before.status);
        boolean sameWord = said(content) == saidBefore
                || content.document().path("adoptionStatus").equals(sent.path("adoptionStatus"));
        int version = before.version + 1;
        var key = jdbc.sql("""
                update framework
                   set title = :title, license_note = :licenseNote, status = :status, version = :version, document = :document,
                       extras = :extras, changed_at = :now, shipped_digest = coalesce(:digest, shipped_digest)
                 where id = :id
                returning key
                """)
                .param("id", content.id())
                .param("title", content.title())
                .param("licenseNote", content.licenseText())
                .param("status", sameWord ? before.status : said(content).word())
                .param("version", version)
                .param("document", content.document().toString())
                .param("extras", content.extras().toString())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("digest", digest)
                .query(String.class)
                .single();
        write(content, key, keys, version);
    }

    private void write(CasePackage content, String framework, List<String> given, int version) {
        jdbc.sql("""
                update framework_part set gone_in = :version, gone_on = :today
                 where framework = :framework and gone_in is null and not (id = any(:ids))
                """)
                .param("framework", content.id())
                .param("version", Math.max(version, 2))
                .param("today", clock.today())
                .param("ids", content.parts().stream().map(Part::id).toArray(UUID[]::new))
                .update();
        upsert(content, keys(content, framework, given));
        jdbc.sql("""
                insert into framework_version (framework, number, package, recorded_on, recorded_at)
                values (:framework, :number, :package, :today, :now)
                """)
                .param("framework", content.id())
                .param("number", version)
                .param("package", content.json().toString())
                .param("today", clock.today())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A key for each item: the one it has, the one it ships with, or a new one after its code. */
    private Map<UUID, String> keys(CasePackage content, String framework, List<String> given) {
        var keys = new HashMap<UUID, String>();
        jdbc.sql("select id, key from framework_part where framework = :framework and kind = 'item'")
                .param("framework", content.id())
                .query(row -> {
                    keys.put(row.getObject("id", UUID.class), row.getString("key"));
                });
        var taken = keys("select key from framework_part where key is not null");
        int number = 0;
        for (var item : content.all(Kind.ITEM)) {
            number++;
            if (!keys.containsKey(item.id())) {
                var code = slug(item.text("humanCodingScheme"));
                var key = number <= given.size()
                        ? given.get(number - 1)
                        : free(framework + "-" + (code.isEmpty() ? number : code), taken);
                taken.add(key);
                keys.put(item.id(), key);
            }
        }
        return keys;
    }

    private Set<String> keys(String sql) {
        return new HashSet<>(jdbc.sql(sql).query(String.class).list());
    }

    private static String free(String wanted, Set<String> taken) {
        var key = wanted;
        for (int number = 2; taken.contains(key); number++) {
            key = wanted + "-" + number;
        }
        return key;
    }

    private static String slug(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST_KEY)).replaceAll("^-|-$", "");
    }

    private void upsert(CasePackage content, Map<UUID, String> keys) {
        var parents = content.children();
        var rows = new Rows();
        for (var part : content.parts()) {
            var above = part.kind() == Kind.ITEM ? parents.get(part.id()) : null;
            var parent = above == null ? null : above.end("destinationNodeURI");
            rows.add(
                    part,
                    keys.get(part.id()),
                    above == null ? 0 : above.json().path("sequenceNumber").asInt(0),
                    content.id().equals(parent) ? null : parent);
        }
        jdbc.sql("""
                insert into framework_part (id, framework, kind, key, place, rank, code, title, parent, link, origin,
                                            destination, json)
                select u.id, :framework, u.kind, u.key, u.place, u.rank, u.code, u.title, u.parent, u.link, u.origin,
                       u.destination, u.json
                  from unnest(:ids::uuid[], :kinds::text[], :keys::text[], :places::integer[], :ranks::integer[],
                              :codes::text[], :titles::text[], :parents::uuid[], :links::text[], :origins::uuid[],
                              :destinations::uuid[], :jsons::text[])
                    as u (id, kind, key, place, rank, code, title, parent, link, origin, destination, json)
                on conflict (id) do update
                   set place = excluded.place, rank = excluded.rank, code = excluded.code, title = excluded.title,
                       parent = excluded.parent, link = excluded.link, origin = excluded.origin,
                       destination = excluded.destination, json = excluded.json, gone_in = null, gone_on = null
                """)
                .param("framework", content.id())
                .param("ids", rows.ids.toArray(UUID[]::new))
                .param("kinds", rows.kinds.toArray(String[]::new))
                .param("keys", rows.keys.toArray(String[]::new))
                .param("places", rows.places.toArray(Integer[]::new))
                .param("ranks", rows.ranks.toArray(Integer[]::new))
                .param("codes", rows.codes.toArray(String[]::new))
                .param("titles", rows.titles.toArray(String[]::new))
                .param("parents", rows.parents.toArray(UUID[]::new))
                .param("links", rows.links.toArray(String[]::new))
                .param("origins", rows.origins.toArray(UUID[]::new))
                .param("destinations", rows.destinations.toArray(UUID[]::new))
                .param("jsons", rows.jsons.toArray(String[]::new))
                .update();
    }

    /** Many rows, column by column. */
    private static final class Rows {
        final List<UUID> ids = new ArrayList<>();
        final List<String> kinds = new ArrayList<>();
        final List<@Nullable String> keys = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
        final List<Integer> ranks = new ArrayList<>();
        final List<String> codes = new ArrayList<>();
        final List<String> titles = new ArrayList<>();
        final List<@Nullable UUID> parents = new ArrayList<>();
        final List<@Nullable String> links = new ArrayList<>();
        final List<@Nullable UUID> origins = new ArrayList<>();
        final List<@Nullable UUID> destinations = new ArrayList<>();
        final List<String> jsons = new ArrayList<>();

        void add(Part part, @Nullable String key, int rank, @Nullable UUID parent) {
            boolean association = part.kind() == Kind.ASSOCIATION;
            ids.add(part.id());
            kinds.add(part.kind().word());
            keys.add(key);
            places.add(places.size());
            ranks.add(rank);
            codes.add(part.text("humanCodingScheme"));
            titles.add(part.title());
            parents.add(parent);
            links.add(association ? part.text("associationType") : null);
            origins.add(association ? part.end("originNodeURI") : null);
            destinations.add(association ? part.end("destinationNodeURI") : null);
            jsons.add(part.json().toString());
        }
    }

    /** Of the words of a package, in their order. */
    static String digest(CasePackage content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(content.json().toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
