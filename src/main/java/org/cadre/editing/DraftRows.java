package org.cadre.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of drafts and of their saves. */
@Component
class DraftRows {
    private final JdbcClient jdbc;
    private final Clock system;

    DraftRows(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    Optional<EditionDraft> find(DraftId draft) {
        return read(draft, null).stream().findFirst();
    }

    /** All that are open. */
    List<EditionDraft> open() {
        return read(null, null);
    }

    List<EditionDraft> of(OrganizationId organization) {
        return read(null, organization);
    }

    /**
     * With the document of the newest save.
     *
     * @param one that one alone
     * @param organization all of that organization that are not discarded; null, too: all that are open
     */
    private List<EditionDraft> read(@Nullable DraftId one, @Nullable OrganizationId organization) {
        return jdbc.sql("""
                select d.id, d.organization, o.name as organization_name, d.base, d.state, d.save, s.yaml, d.started_by,
                       b.display_name as started_by_name, p.display_name as saved_by_name, s.saved_at, d.returned_words,
                       d.published
                  from edition_draft d
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                  join person p on p.id = s.saved_by
                  join person b on b.id = d.started_by
                  left join organization o on o.id = d.organization
                 where d.id = :id
                    or d.organization = :organization and d.state <> 'discarded'
                    or cast(:id as uuid) is null and cast(:organization as uuid) is null
                       and d.state in ('draft', 'proposed', 'returned')
                 order by d.id desc
                """)
                .param("id", one == null ? null : one.value())
                .param("organization", organization == null ? null : organization.value())
                .query(DraftRows::draft)
                .list();
    }

    private static EditionDraft draft(ResultSet row, int number) throws SQLException {
        var organization = row.getObject("organization", UUID.class);
        var published = row.getObject("published", UUID.class);
        return new EditionDraft(
                new DraftId(row.getObject("id", UUID.class)),
                organization == null ? null : new OrganizationId(organization),
                row.getString("organization_name"),
                new EditionId(row.getObject("base", UUID.class)),
                DraftState.of(row.getString("state")),
                row.getInt("save"),
                row.getString("yaml"),
                new PersonId(row.getObject("started_by", UUID.class)),
                row.getString("started_by_name"),
                row.getString("saved_by_name"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("returned_words"),
                published == null ? null : new EditionId(published));
    }

    /** Begins one with its first save. */
    DraftId begin(Viewer viewer, @Nullable OrganizationId organization, EditionId base, String yaml) {
        var id = new DraftId(Ids.next());
        jdbc.sql("""
                insert into edition_draft (id, organization, base, state, save, started_by, started_at)
                values (:id, :organization, :base, 'draft', 1, :by, :now)
                """)
                .param("id", id.value())
                .param("organization", organization == null ? null : organization.value())
                .param("base", base.value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        write(viewer, id, 1, yaml, "start", null);
        return id;
    }

    /** Whoever locks it next waits. */
    void lock(DraftId id) {
        jdbc.sql("select id from edition_draft where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    void enter(DraftId id, DraftState state, @Nullable String words) {
        jdbc.sql("""
                update edition_draft set state = :state, returned_words = coalesce(:words, returned_words) where id = :id
                """)
                .param("state", state.word())
                .param("words", words)
                .param("id", id.value())
                .update();
    }

    void becomes(DraftId id, EditionId edition) {
        jdbc.sql("update edition_draft set state = 'published', published = :edition where id = :id")
                .param("edition", edition.value())
                .param("id", id.value())
                .update();
    }

    /** A further save. */
    void save(Viewer viewer, EditionDraft draft, String yaml, String section, @Nullable Integer backTo) {
        write(viewer, draft.id(), draft.save() + 1, yaml, section, backTo);
        jdbc.sql("update edition_draft set save = :save where id = :id")
                .param("save", draft.save() + 1)
                .param("id", draft.id().value())
                .update();
    }

    private void write(Viewer viewer, DraftId id, int number, String yaml, String section, @Nullable Integer backTo) {
        jdbc.sql("""
                insert into edition_draft_save (draft, number, yaml, section, back_to, saved_by, saved_at)
                values (:draft, :number, :yaml, :section, :backTo, :by, :now)
                """)
                .param("draft", id.value())
                .param("number", number)
                .param("yaml", yaml)
                .param("section", section)
                .param("backTo", backTo)
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last hundred saves of a draft, the newest first. */
    List<DraftSave> saves(DraftId draft) {
        return saves(draft, null);
    }

    Optional<DraftSave> save(DraftId draft, int number) {
        return saves(draft, number).stream().findFirst();
    }

    private List<DraftSave> saves(DraftId draft, @Nullable Integer number) {
        return jdbc.sql("""
                select s.number, s.yaml, s.section, s.back_to, p.display_name as saved_by_name, s.saved_at
                  from edition_draft_save s join person p on p.id = s.saved_by
                 where s.draft = :draft and (cast(:number as integer) is null or s.number = :number)
                 order by s.number desc
                 limit 100
                """)
                .param("draft", draft.value())
                .param("number", number)
                .query(DraftRows::save)
                .list();
    }

    private static DraftSave save(ResultSet row, int number) throws SQLException {
        return new DraftSave(
                row.getInt("number"),
                row.getString("yaml"),
                row.getString("section"),
                row.getObject("back_to", Integer.class),
                row.getString("saved_by_name"),
                row.getTimestamp("saved_at").toInstant());
    }
}
