package org.cadre.program.look;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Picture;
import org.cadre.program.EditionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the looks of editions, published and in the making. */
@Component
public class EditionLooks {
    private final JdbcClient jdbc;
    private final FileStore files;
    private final AuditTrail audit;
    private final Clock system;
    private final ApplicationEventPublisher events;

    EditionLooks(JdbcClient jdbc, FileStore files, AuditTrail audit, Clock system, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.files = files;
        this.audit = audit;
        this.system = system;
        this.events = events;
    }

    /** The look of a published edition; the standard where nobody gave it one. */
    public EditionLook of(EditionId edition) {
        return jdbc.sql("""
                select version, logo, light, dark, welcome, about, contact, fees
                  from edition_look
                 where edition = :edition
                """)
                .param("edition", edition.value())
                .query(EditionLook.class)
                .optional()
                .orElse(EditionLook.STANDARD);
    }

    /**
     * The look of a draft; where nobody gave it one, that of the edition it began with.
     *
     * @param base what it began with
     */
    public EditionLook ofDraft(UUID draft, EditionId base) {
        return own(draft).orElseGet(() -> of(base).withVersion(0));
    }

    private Optional<EditionLook> own(UUID draft) {
        return jdbc.sql("""
                select version, logo, light, dark, welcome, about, contact, fees
                  from edition_look
                 where draft = :draft
                """).param("draft", draft).query(EditionLook.class).optional();
    }

    /**
     * Keeps a look as the next version, unless somebody else was faster.
     *
     * @param look with the version that was read
     * @return whether it was kept
     */
    public boolean keep(UUID draft, EditionLook look, Actor actor) {
        var before = own(draft);
        if (before.map(EditionLook::version).orElse(0) != look.version() || !written(draft, look, actor)) {
            return false;
        }
        audit.record(
                actor,
                "edition.look-changed",
                null,
                draft,
                Map.of("version", look.version()),
                Map.of("version", look.version() + 1, "logo", look.logo() == null ? "" : look.logo()));
        published(draft)
                .ifPresent(edition -> events.publishEvent(
                        new EditionLookTaken(edition, before.orElse(EditionLook.STANDARD), look, actor)));
        return true;
    }

    private boolean written(UUID draft, EditionLook look, Actor actor) {
        return jdbc.sql("""
                insert into edition_look (id, draft, version, logo, light, dark, welcome, about, contact, fees,
                                          changed_by, changed_at)
                values (:id, :draft, 1, :logo, :light, :dark, :welcome, :about, :contact, :fees, :by, :now)
                on conflict (draft) do update
                   set version = edition_look.version + 1, logo = excluded.logo, light = excluded.light,
                       dark = excluded.dark, welcome = excluded.welcome, about = excluded.about,
                       contact = excluded.contact, fees = excluded.fees, changed_by = excluded.changed_by,
                       changed_at = excluded.changed_at
                 where edition_look.version = :seen
                """)
                        .param("id", Ids.next())
                        .param("draft", draft)
                        .param("seen", look.version())
                        .param("logo", look.logo())
                        .param("light", look.light())
                        .param("dark", look.dark())
                        .param("welcome", look.welcome())
                        .param("about", look.about())
                        .param("contact", look.contact())
                        .param("fees", look.fees())
                        .param("by", Objects.requireNonNull(actor.person()))
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Optional<EditionId> published(UUID draft) {
        return jdbc.sql("select edition from edition_look where draft = :draft and edition is not null")
                .param("draft", draft)
                .query(UUID.class)
                .optional()
                .map(EditionId::new);
    }

    /** The draft has become that edition: its look is the edition's. */
    public void publish(UUID draft, EditionId base, EditionId edition, Actor actor) {
        var look = ofDraft(draft, base);
        if (look.version() == 0) {
            if (look.equals(EditionLook.STANDARD)) {
                return;
            }
            written(draft, look, actor);
        }
        jdbc.sql("update edition_look set edition = :edition where draft = :draft")
                .param("edition", edition.value())
                .param("draft", draft)
                .update();
        events.publishEvent(new EditionLookTaken(edition, EditionLook.STANDARD, look, actor));
    }

    /** The logo of a published edition, as the bytes of a PNG. */
    public Optional<byte[]> logo(EditionId edition) {
        var logo = of(edition).logo();
        return logo == null ? Optional.empty() : Optional.of(files.read(logo));
    }

    /** Keeps a logo that somebody gave for that draft, and returns its digest. */
    public String keepLogo(UUID draft, Picture picture, Actor actor) {
        String digest = files.store(picture.png());
        jdbc.sql("""
                insert into edition_logo (draft, digest, kept_by, kept_at) values (:draft, :digest, :by, :now)
                on conflict do nothing
                """)
                .param("draft", draft)
                .param("digest", digest)
                .param("by", Objects.requireNonNull(actor.person()))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        return digest;
    }

    /** A logo that was given for that draft or for the edition it began with: no other picture is shown by its digest. */
    public Optional<Picture> logo(UUID draft, EditionId base, String digest) {
        boolean given = digest.equals(of(base).logo())
                || jdbc.sql("select exists (select 1 from edition_logo where draft = :draft and digest = :digest)")
                        .param("draft", draft)
                        .param("digest", digest)
                        .query(Boolean.class)
                        .single();
        return given ? Optional.of(Picture.stored(files.read(digest))) : Optional.empty();
    }
}
