package org.cadre.editing.look;

import java.util.UUID;
import org.cadre.editing.EditingEvents.EditionPublished;
import org.cadre.platform.audit.Actor;
import org.cadre.program.EditionId;
import org.cadre.program.look.EditionLooks;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An edition takes the look that its draft was given. */
@Component
class PublishedLook {
    private final EditionLooks looks;
    private final JdbcClient jdbc;

    PublishedLook(EditionLooks looks, JdbcClient jdbc) {
        this.looks = looks;
        this.jdbc = jdbc;
    }

    @EventListener
    void take(EditionPublished published) {
        var draft = published.draft().value();
        var base = new EditionId(jdbc.sql("select base from edition_draft where id = :draft")
                .param("draft", draft)
                .query(UUID.class)
                .single());
        looks.publish(draft, base, published.edition(), Actor.of(published.by().value()));
    }
}
