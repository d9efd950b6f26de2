package org.cadre.imports;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lists that were brought; office alone finds them. */
@Component
class Imports {
    static final int A_PAGE = 25;

    private static final TypeReference<List<Sentence>> SENTENCES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FileStore files;
    private final PlainSentences plain;
    private final Clock system;

    Imports(JdbcClient jdbc, JsonMapper json, FileStore files, PlainSentences plain, Clock system) {
        this.plain = plain;
        this.jdbc = jdbc;
        this.json = json;
        this.files = files;
        this.system = system;
    }

    /** Keeps a file that is in the store already. */
    UUID bring(ImportKind kind, String file, String digest, long bytes, UUID by) {
        UUID id = Ids.next();
        jdbc.sql("""
            insert into import (id, kind, file, digest, bytes, brought_by, brought_at, state)
            values (:id, :kind, :file, :digest, :bytes, :by, :at, 'brought')
            """)
                .param("id", id)
                .param("kind", kind.word())
                .param("file", file)
                .param("digest", digest)
                .param("bytes", bytes)
                .param("by", by)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    Path fileOf(BroughtList list) {
        return files.pathOf(list.digest());
    }

    Optional<BroughtList> find(UUID id, Viewer viewer) {
        return viewer.isOffice() ? find(id) : Optional.empty();
    }

    /** For work outside a request. */
    Optional<BroughtList> find(UUID id) {
        return jdbc.sql("""
            select i.id, i.kind, i.file, i.digest, i.bytes, b.display_name as brought_by, i.brought_at, i.tab, i.header_line,
                   i.headers, i.matching::text as matching, i.state, a.display_name as asked_by, i.good_only,
                   i.trouble::text as trouble, i.notes::text as notes, i.total, i.created, i.changed, i.unchanged,
                   i.left_out, i.refused, r.display_name as recorded_by, i.recorded_at, i.recorded_on,
                   u.display_name as undone_by, i.undone_at, coalesce(i.kept_as_changed, 0) as kept_as_changed
              from import i
              join person b on b.id = i.brought_by
              left join person a on a.id = i.asked_by
              left join person r on r.id = i.recorded_by
              left join person u on u.id = i.undone_by
             where i.id = :id
            """).param("id", id).query(this::list).optional();
    }

    /** The newest first, so many after a given one. */
    List<BroughtList> page(@Nullable UUID after, Viewer viewer, int most) {
        return jdbc.sql("""
            select i.id, i.kind, i.file, i.digest, i.bytes, b.display_name as brought_by, i.brought_at, i.tab, i.header_line,
                   i.headers, i.matching::text as matching, i.state, a.display_name as asked_by, i.good_only,
                   i.trouble::text as trouble, i.notes::text as notes, i.total, i.created, i.changed, i.unchanged,
                   i.left_out, i.refused, r.display_name as recorded_by, i.recorded_at, i.recorded_on,
                   u.display_name as undone_by, i.undone_at, coalesce(i.kept_as_changed, 0) as kept_as_changed
              from import i
              join person b on b.id = i.brought_by
              left join person a on a.id = i.asked_by
              left join person r on r.id = i.recorded_by
              left join person u on u.id = i.undone_by
             where :office and (:after::uuid is null or i.id < :after::uuid)
             order by i.id desc
             limit :most
            """)
                .param("office", viewer.isOffice())
                .param("after", after)
                .param("most", most)
                .query(this::list)
                .list();
    }

    private BroughtList list(ResultSet row, int number) throws SQLException {
        String matching = row.getString("matching");
        Array headers = row.getArray("headers");
        return new BroughtList(
                row.getObject("id", UUID.class),
                ImportKind.of(row.getString("kind")),
                row.getString("file"),
                row.getString("digest"),
                row.getLong("bytes"),
                row.getString("brought_by"),
                row.getObject("brought_at", OffsetDateTime.class).toInstant(),
                row.getString("tab"),
                row.getObject("header_line", Integer.class),
                headers == null ? List.of() : Arrays.asList((String[]) headers.getArray()),
                matching == null ? null : json.readValue(matching, Matching.class),
                ImportState.of(row.getString("state")),
                row.getString("asked_by"),
                row.getBoolean("good_only"),
                sentences(row.getString("trouble")),
                sentences(row.getString("notes")),
                row.getObject("created", Integer.class) == null
                        ? null
                        : new BroughtList.Counts(
                                row.getInt("total"),
                                row.getInt("created"),
                                row.getInt("changed"),
                                row.getInt("unchanged"),
                                row.getInt("left_out"),
                                row.getInt("refused")),
                row.getString("recorded_by"),
                moment(row, "recorded_at"),
                row.getObject("recorded_on", LocalDate.class),
                row.getString("undone_by"),
                moment(row, "undone_at"),
                row.getInt("kept_as_changed"));
    }

    private static java.time.@Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private List<Sentence> sentences(@Nullable String kept) {
        return kept == null ? List.of() : json.readValue(kept, SENTENCES);
    }

    /** Asks for the rows to be looked through as matched; false: work is under way, or it is recorded. */
    boolean match(UUID list, String tab, int headerLine, List<String> headers, Matching matching, UUID by) {
        return jdbc.sql("""
            update import
               set tab = :tab, header_line = :line, headers = :headers, matching = :matching::jsonb, state = 'checking',
                   asked_by = :by, trouble = null, good_only = false
             where id = :id and state in ('brought', 'checked')
            """)
                        .param("tab", tab)
                        .param("line", headerLine)
                        .param("headers", headers.toArray(String[]::new))
                        .param("matching", json.writeValueAsString(matching))
                        .param("by", by)
                        .param("id", list)
                        .update()
                == 1;
    }

    /** Asks for a list that was looked through to be recorded: whoever is first. */
    boolean askToRecord(UUID list, boolean goodOnly, UUID by) {
        return jdbc.sql("""
            update import set state = 'recording', good_only = :goodOnly, asked_by = :by, trouble = null
             where id = :id and state = 'checked'
            """)
                        .param("goodOnly", goodOnly)
                        .param("by", by)
                        .param("id", list)
                        .update()
                == 1;
    }

    boolean askToUndo(UUID list, LocalDate today, UUID by) {
        return jdbc.sql("""
            update import set state = 'undoing', asked_by = :by, trouble = null
             where id = :id and state = 'recorded' and recorded_on >= :first
            """)
                        .param("by", by)
                        .param("id", list)
                        .param("first", today.minusDays(BroughtList.DAYS_TO_UNDO))
                        .update()
                == 1;
    }

    /** Leaves work behind, with what it came to nothing by. */
    void settle(UUID list, ImportState state, List<Sentence> trouble) {
        jdbc.sql("update import set state = :state, trouble = :trouble::jsonb where id = :id")
                .param("state", state.word())
                .param("trouble", trouble.isEmpty() ? null : kept(trouble))
                .param("id", list)
                .update();
    }

    void note(UUID list, int total, List<Sentence> notes) {
        jdbc.sql("update import set total = :total, notes = :notes::jsonb where id = :id")
                .param("total", total)
                .param("notes", kept(notes))
                .param("id", list)
                .update();
    }

    private String kept(List<Sentence> sentences) {
        return json.writeValueAsString(sentences.stream().map(plain::of).toList());
    }
}
