package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to materials. Who may see them is asked by the page that shows them. */
@Component
public class EventMaterials {
    /** A file as it is added; null for a link. */
    record Sent(String name, String kind, byte[] bytes) {}

    private final JdbcClient jdbc;
    private final FileStore store;
    private final AuditTrail audit;
    private final ProgramClock clock;

    EventMaterials(JdbcClient jdbc, FileStore store, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What there is to open, in the order of the sessions; what is for the whole event first. */
    public List<EventMaterial> of(OfferingId offering) {
        return all(offering).stream().filter(one -> !one.withdrawn()).toList();
    }

    List<EventMaterial> all(OfferingId offering) {
        return jdbc.sql("""
                select m.id, m.title, s.title as session, m.link, m.file, m.file_name, m.file_kind, m.bytes,
                       m.withdrawn_at is not null as withdrawn
                  from event_material m
                  left join session s on s.id = m.session
                 where m.offering = :offering
                 order by s.starts_at nulls first, m.id
                """)
                .param("offering", offering.value())
                .query(EventMaterials::material)
                .list();
    }

    private static EventMaterial material(ResultSet row, int number) throws SQLException {
        return new EventMaterial(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("session"),
                row.getString("link"),
                row.getString("file"),
                row.getString("file_name"),
                row.getString("file_kind"),
                row.getObject("bytes", Integer.class),
                row.getBoolean("withdrawn"));
    }

    /** The file of one of an offering's materials, always as an attachment. */
    public Reply download(OfferingId offering, UUID material) {
        var one = of(offering).stream()
                .filter(found -> found.id().equals(material) && found.file() != null)
                .findAny()
                .orElseThrow(NotFound::new);
        return Reply.download(
                Objects.requireNonNull(one.fileName()),
                Objects.requireNonNull(one.fileKind()),
                store.read(Objects.requireNonNull(one.file())));
    }

    void add(
            OfferingId offering,
            @Nullable SessionId session,
            String title,
            @Nullable String link,
            @Nullable Sent sent,
            Actor actor) {
        UUID id = Ids.next();
        String digest = sent == null ? null : store.store(sent.bytes);
        jdbc.sql("""
                insert into event_material (id, offering, session, title, link, file, file_name, file_kind, bytes, added_at)
                values (:id, :offering, :session, :title, :link, :file, :name, :kind, :bytes, :now)
                """)
                .param("id", id)
                .param("offering", offering.value())
                .param("session", session == null ? null : session.value())
                .param("title", title)
                .param("link", link)
                .param("file", digest)
                .param("name", sent == null ? null : sent.name)
                .param("kind", sent == null ? null : sent.kind)
                .param("bytes", sent == null ? null : sent.bytes.length)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "offering.material-added",
                null,
                offering.value(),
                Map.of(),
                Map.of("material", id.toString(), "title", title));
    }

    Optional<EventMaterial> find(OfferingId offering, UUID material) {
        return all(offering).stream().filter(one -> one.id().equals(material)).findAny();
    }

    void withdraw(OfferingId offering, EventMaterial material, boolean withdrawn, Actor actor) {
        jdbc.sql("update event_material set withdrawn_at = case when :withdrawn then :now end where id = :id")
                .param("id", material.id())
                .param("withdrawn", withdrawn)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                withdrawn ? "offering.material-taken-out" : "offering.material-put-back",
                null,
                offering.value(),
                Map.of(),
                Map.of("material", material.id().toString()));
    }
}
