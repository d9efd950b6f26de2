package org.cadre.reporting.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.reporting.OfficeLists;
import org.cadre.reporting.list.SavedList.SavedListId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists office keeps under a name: one's own, and those the whole office sees. */
@Component
public class SavedLists implements OfficeLists {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock system;

    SavedLists(JdbcClient jdbc, AuditTrail audit, Clock system) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.system = system;
    }

    /** All that the viewer may open, by name. */
    public List<SavedList> of(Viewer viewer) {
        return of(viewer, null);
    }

    @Override
    public List<Named> savedFor(Viewer viewer) {
        return of(viewer).stream()
                .map(list -> new Named(list.name(), list.href()))
                .toList();
    }

    List<SavedList> of(Viewer viewer, @Nullable ListKind kind) {
        return jdbc.sql("""
                select l.id, l.kind, l.name, l.query, l.owner, p.display_name as owner_name, l.shared
                  from saved_list l
                  join person p on p.id = l.owner
                 where :office and l.removed_at is null and (l.owner = :viewer or l.shared)
                   and (:kind::text is null or l.kind = :kind::text)
                 order by lower(l.name), l.id
                """)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param("kind", kind == null ? null : kind.word())
                .query(SavedLists::saved)
                .list();
    }

    /** That list, also when it has been removed since: what went to it can still say its name. */
    public Optional<SavedList> find(SavedListId id, Viewer viewer) {
        return jdbc.sql("""
                select l.id, l.kind, l.name, l.query, l.owner, p.display_name as owner_name, l.shared
                  from saved_list l
                  join person p on p.id = l.owner
                 where :office and l.id = :id and (l.owner = :viewer or l.shared)
                """)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param("id", id.value())
                .query(SavedLists::saved)
                .optional();
    }

    private static SavedList saved(ResultSet row, int number) throws SQLException {
        return new SavedList(
                new SavedListId(row.getObject("id", UUID.class)),
                ListKind.find(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("query"),
                new PersonId(row.getObject("owner", UUID.class)),
                row.getString("owner_name"),
                row.getBoolean("shared"));
    }

    /** Keeps a list under a name; empty: the viewer has another one of that name. */
    public Optional<SavedListId> keep(Viewer viewer, ListAddress address, String name, boolean shared) {
        var id = new SavedListId(Ids.next());
        int kept = jdbc.sql("""
                insert into saved_list (id, kind, name, query, owner, shared, made_at)
                values (:id, :kind, :name, :query, :owner, :shared, :now)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("kind", address.kind().word())
                .param("name", name)
                .param("query", address.query())
                .param("owner", viewer.id().value())
                .param("shared", shared)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            return Optional.empty();
        }
        audit.record(
                viewer.actor(),
                "list.saved",
                null,
                id.value(),
                Map.of(),
                Map.of("kind", address.kind().word(), "name", name, "shared", shared));
        return Optional.of(id);
    }

    /** Gives another name; false: another list of the same owner has it. */
    boolean rename(Viewer viewer, SavedList list, String name, boolean shared) {
        int renamed = jdbc.sql("""
                update saved_list l set name = :name, shared = :shared
                 where l.id = :id
                   and not exists (select 1 from saved_list o
                                    where o.owner = l.owner and o.kind = l.kind and o.id <> l.id
                                      and lower(o.name) = lower(:name) and o.removed_at is null)
                """)
                .param("id", list.id().value())
                .param("name", name)
                .param("shared", shared)
                .update();
        if (renamed == 0) {
            return false;
        }
        audit.record(
                viewer.actor(),
                "list.renamed",
                null,
                list.id().value(),
                Map.of("name", list.name(), "shared", list.shared()),
                Map.of("name", name, "shared", shared));
        return true;
    }

    void remove(Viewer viewer, SavedList list) {
        jdbc.sql("update saved_list set removed_at = :now where id = :id and removed_at is null")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", list.id().value())
                .update();
        audit.record(
                viewer.actor(), "list.removed", null, list.id().value(), Map.of("name", list.name()), Map.of());
    }

    /** Brings a removed list back; false: its name has been given to another since. */
    boolean bringBack(Viewer viewer, SavedList list) {
        int back = jdbc.sql("""
                update saved_list l set removed_at = null
                 where l.id = :id
                   and not exists (select 1 from saved_list o
                                    where o.owner = l.owner and o.kind = l.kind and o.id <> l.id
                                      and lower(o.name) = lower(l.name) and o.removed_at is null)
                """).param("id", list.id().value()).update();
        if (back == 0) {
            return false;
        }
        audit.record(
                viewer.actor(), "list.brought-back", null, list.id().value(), Map.of(), Map.of("name", list.name()));
        return true;
    }
}
