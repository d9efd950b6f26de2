package org.cadre.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.program.EditionSheet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What districts have proposed to office, with what they wrote along with it, and what came of it. */
@Component
public class EditionProposals {
    /** What somebody wrote with a proposal; empty where they wrote nothing. */
    public record Note(String words, String by, Instant at) {}

    /** A district's draft as those are told of it who have a part in it. */
    public record Told(DraftId draft, String district, String title, PersonId startedBy) {}

    /** A district's draft that waits: for office, or for its coordinator after office has returned it. */
    public record Waiting(DraftId draft, String district, String title, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock system;

    EditionProposals(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Keeps that the draft is being proposed, within the transaction that does it. */
    public void record(Viewer viewer, DraftId draft, String words) {
        jdbc.sql("""
                insert into edition_proposal (id, draft, words, proposed_by, proposed_at)
                values (:id, :draft, :words, :by, :now)
                """)
                .param("id", Ids.next())
                .param("draft", draft.value())
                .param("words", words)
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All notes that came with that draft, the newest first. */
    public List<Note> notes(DraftId draft) {
        return jdbc.sql("""
                select n.words, p.display_name as by, n.proposed_at as at
                  from edition_proposal n
                  join person p on p.id = n.proposed_by
                 where n.draft = :draft and n.words <> ''
                 order by n.id desc
                """)
                .param("draft", draft.value())
                .query((row, _) -> new Note(
                        row.getString("words"),
                        row.getString("by"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Who has a part in that draft; empty where it is the association's own. */
    public Optional<Told> told(DraftId draft) {
        return jdbc.sql("""
                select d.id, o.name, s.yaml, d.started_by
                  from edition_draft d
                  join organization o on o.id = d.organization
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                 where d.id = :draft
                """)
                .param("draft", draft.value())
                .query((row, _) -> new Told(
                        new DraftId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        title(row.getString("yaml")),
                        new PersonId(row.getObject("started_by", UUID.class))))
                .optional();
    }

    private static String title(String yaml) {
        return EditionSheet.read(yaml).map(sheet -> sheet.text("title")).orElse("");
    }

    /** Everybody who has proposed that draft. */
    public List<PersonId> proposers(DraftId draft) {
        return jdbc
                .sql("select distinct proposed_by from edition_proposal where draft = :draft")
                .param("draft", draft.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** The proposals that wait for office, the oldest first. */
    public List<Waiting> forOffice(Viewer viewer) {
        return jdbc.sql("""
                select d.id, o.name, s.yaml,
                       coalesce((select max(n.proposed_at) from edition_proposal n where n.draft = d.id), s.saved_at) as since
                  from edition_draft d
                  join organization o on o.id = d.organization
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                 where d.state = 'proposed' and :office
                 order by since, d.id
                """)
                .param("office", viewer.isOffice())
                .query(EditionProposals::waiting)
                .list();
    }

    /** What office has returned to this viewer's district. */
    public List<Waiting> returnedTo(Viewer viewer) {
        return jdbc.sql("""
                select d.id, o.name, s.yaml, s.saved_at as since
                  from edition_draft d
                  join organization o on o.id = d.organization
                  join edition_draft_save s on s.draft = d.id and s.number = d.save
                 where d.state = 'returned' and d.organization = :district::uuid
                 order by d.id
                """)
                .param(
                        "district",
                        viewer.districtSpokenFor().map(OrganizationId::value).orElse(null))
                .query(EditionProposals::waiting)
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                new DraftId(row.getObject("id", UUID.class)),
                row.getString("name"),
                title(row.getString("yaml")),
                row.getTimestamp("since").toInstant());
    }
}
