package org.cadre.people;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.people.NcesFile.Outcome;
import org.cadre.people.NcesReport.Loaded;
import org.cadre.people.NcesReport.NotLoaded;
import org.cadre.people.NcesReport.RefusedRow;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads districts and schools of the NCES directory, again and again without doubles: each by its NCES id, written only
 * when its row has changed. A file is one transaction: it is loaded with a count of the rows that were left out, or not
 * at all.
 */
@Component
public class NcesImport {
    private static final int BATCH = 1000;
    private static final int REASONS_KEPT = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Counters counters;
    private final Clock system;
    private final TransactionTemplate transaction;

    NcesImport(
            JdbcClient jdbc,
            JsonMapper json,
            AuditTrail audit,
            Counters counters,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.counters = counters;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    public NcesReport load(Path file, Actor actor, Progress progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return load(String.valueOf(file.getFileName()), in, actor, progress);
        }
    }

    public NcesReport load(String file, InputStream in, Actor actor, Progress progress) throws IOException {
        long begin = System.nanoTime();
        return switch (NcesFile.read(in.readAllBytes())) {
            case Outcome.Unreadable(Sentence why) -> new NotLoaded(file, why);
            case Outcome.Rows read ->
                Objects.requireNonNull(transaction.execute(_ -> write(file, read, actor, progress, begin)));
        };
    }

    private Loaded write(String file, Outcome.Rows read, Actor actor, Progress progress, long begin) {
        // One file at a time: the row of this counter is locked until the transaction ends.
        counters.next("directory-load");
        var refused = new ArrayList<>(read.refused());
        var known = digests(read.kind());
        Map<String, UUID> districts = read.kind() == OrganizationKind.SCHOOL ? districts() : Map.of();
        var fresh = new ArrayList<NcesRow>();
        int added = 0;
        int unchanged = 0;
        for (NcesRow row : read.rows()) {
            if (row.district() != null && !districts.containsKey(row.district())) {
                refused.add(new RefusedRow(
                        row.line(), row.ncesId(), Sentence.of("people.import.row.district", row.district())));
            } else if (Arrays.equals(known.get(row.ncesId()), row.digest())) {
                unchanged++;
            } else {
                added += known.containsKey(row.ncesId()) ? 0 : 1;
                fresh.add(row);
            }
        }
        int total = read.rows().size() + read.refused().size();
        progress.part(total - fresh.size(), total);
        for (int i = 0; i < fresh.size(); i += BATCH) {
            var batch = fresh.subList(i, Math.min(i + BATCH, fresh.size()));
            write(read.kind(), batch, districts);
            progress.part(total - fresh.size() + i + batch.size(), total);
        }
        refused.sort(Comparator.comparingInt(RefusedRow::line));
        var report = new Loaded(
                Ids.next(),
                file,
                read.kind(),
                total,
                added,
                fresh.size() - added,
                unchanged,
                refused.size(),
                List.copyOf(refused.subList(0, Math.min(REASONS_KEPT, refused.size()))),
                Duration.ofNanos(System.nanoTime() - begin));
        keep(report, actor);
        return report;
    }

    /** What is known already: the NCES id and the digest of the row it came from. */
    private Map<String, byte[]> digests(OrganizationKind kind) {
        var known = new HashMap<String, byte[]>();
        jdbc.sql("select nces_id, nces_digest from organization where kind = :kind and nces_id is not null")
                .param("kind", kind.word())
                .query(row -> {
                    byte[] digest = row.getBytes("nces_digest");
                    known.put(row.getString("nces_id"), digest == null ? new byte[0] : digest);
                });
        return known;
    }

    private Map<String, UUID> districts() {
        var districts = new HashMap<String, UUID>();
        jdbc.sql("select nces_id, id from organization where kind = 'district' and nces_id is not null")
                .query(row -> {
                    districts.put(row.getString("nces_id"), row.getObject("id", UUID.class));
                });
        return districts;
    }

    private void write(OrganizationKind kind, List<NcesRow> rows, Map<String, UUID> districts) {
        jdbc.sql("""
                insert into organization (id, kind, name, nces_id, parent, street, city, state, zip, phone, lowest_grade,
                                          highest_grade, status, nces_digest)
                select r.id, :kind, r.name, r.nces_id, r.parent, r.street, r.city, r.state, r.zip, r.phone, r.lowest_grade,
                       r.highest_grade, r.status, r.digest
                  from unnest(:ids::uuid[], :names::text[], :ncesIds::text[], :parents::uuid[], :streets::text[],
                              :cities::text[], :states::text[], :zips::text[], :phones::text[], :lowest::text[],
                              :highest::text[], :statuses::text[], :digests::bytea[])
                    as r (id, name, nces_id, parent, street, city, state, zip, phone, lowest_grade, highest_grade, status, digest)
                on conflict (nces_id) do update
                   set name = excluded.name, parent = excluded.parent, street = excluded.street, city = excluded.city,
                       state = excluded.state, zip = excluded.zip, phone = excluded.phone,
                       lowest_grade = excluded.lowest_grade, highest_grade = excluded.highest_grade,
                       status = excluded.status, nces_digest = excluded.nces_digest
                """)
                .param("kind", kind.word())
                .param("ids", rows.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("names", texts(rows, NcesRow::name))
                .param("ncesIds", texts(rows, NcesRow::ncesId))
                .param(
                        "parents",
                        rows.stream()
                                .map(row -> row.district() == null ? null : districts.get(row.district()))
                                .toArray(UUID[]::new))
                .param("streets", texts(rows, NcesRow::street))
                .param("cities", texts(rows, NcesRow::city))
                .param("states", texts(rows, NcesRow::state))
                .param("zips", texts(rows, NcesRow::zip))
                .param("phones", texts(rows, NcesRow::phone))
                .param("lowest", texts(rows, NcesRow::lowestGrade))
                .param("highest", texts(rows, NcesRow::highestGrade))
                .param("statuses", texts(rows, NcesRow::status))
                .param("digests", rows.stream().map(NcesRow::digest).toArray(byte[][]::new))
                .update();
    }

    private static String[] texts(List<NcesRow> rows, Function<NcesRow, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    /** A reason as it is kept. */
    private record Kept(int line, String id, String key, List<Object> arguments) {}

    private void keep(Loaded report, Actor actor) {
        var reasons = report.reasons().stream()
                .map(row -> new Kept(
                        row.line(), row.ncesId(), row.why().key(), row.why().arguments()))
                .toList();
        jdbc.sql("""
                insert into directory_load (id, at, loaded_by, file, kind, total, added, changed, unchanged, refused, reasons)
                values (:id, :at, :by, :file, :kind, :total, :added, :changed, :unchanged, :refused, :reasons::jsonb)
                """)
                .param("id", report.id())
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.person())
                .param("file", report.file())
                .param("kind", report.kind().word())
                .param("total", report.total())
                .param("added", report.added())
                .param("changed", report.changed())
                .param("unchanged", report.unchanged())
                .param("refused", report.refused())
                .param("reasons", json.writeValueAsString(reasons))
                .update();
        audit.record(
                actor,
                "directory.loaded",
                null,
                report.id(),
                Map.of(),
                Map.of(
                        "file", report.file(),
                        "new", report.added(),
                        "changed", report.changed(),
                        "unchanged", report.unchanged(),
                        "refused", report.refused()));
    }

    /** A load as it is shown later. */
    record Earlier(
            UUID id,
            Instant at,
            String file,
            String kind,
            int total,
            int added,
            int changed,
            int unchanged,
            int refused,
            List<RefusedRow> reasons) {}

    List<Earlier> newest(int most) {
        return jdbc.sql("""
                select id, at, file, kind, total, added, changed, unchanged, refused, '[]' as reasons
                  from directory_load order by id desc limit :most
                """).param("most", most).query(this::earlier).list();
    }

    Optional<Earlier> find(UUID id) {
        return jdbc.sql("""
                select id, at, file, kind, total, added, changed, unchanged, refused, reasons::text as reasons
                  from directory_load where id = :id
                """).param("id", id).query(this::earlier).optional();
    }

    private Earlier earlier(ResultSet row, int number) throws SQLException {
        return new Earlier(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("file"),
                row.getString("kind"),
                row.getInt("total"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                Arrays.stream(json.readValue(row.getString("reasons"), Kept[].class))
                        .map(kept -> new RefusedRow(kept.line, kept.id, new Sentence(kept.key, kept.arguments)))
                        .toList());
    }
}
