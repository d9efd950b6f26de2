package org.cadre.notification.nudge;

import java.time.Duration;
import java.util.UUID;
import org.cadre.internship.missing.Missing;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signed links in reminders: each settles one thing of one person, once, for two weeks. */
@Component
class Clicks {
    /** Whose link it is, and what it is about. */
    record Click(PersonId person, String item) {}

    static final Duration LIFETIME = Duration.ofDays(14);
    private static final String PURPOSE = "nudge";

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Settings settings;
    private final ProgramClock clock;

    Clicks(JdbcClient jdbc, SignedLinks links, Settings settings, ProgramClock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** A whole address for a mail. */
    String make(Missing one) {
        UUID id = Ids.next();
        jdbc.sql("insert into nudge_click (id, person, item, made_on) values (:id, :person, :item, :today)")
                .param("id", id)
                .param("person", one.who().value())
                .param("item", one.item())
                .param("today", clock.today())
                .update();
        return settings.link(ClickPage.PLACE + links.make(PURPOSE, id, LIFETIME));
    }

    Link read(String token) {
        return links.read(PURPOSE, token);
    }

    Click about(UUID id) {
        return jdbc.sql("select person, item from nudge_click where id = :id")
                .param("id", id)
                .query((row, _) -> new Click(new PersonId(row.getObject("person", UUID.class)), row.getString("item")))
                .single();
    }

    /** True exactly once; every other link of the person about the same is worth nothing from then on. */
    boolean use(String token, Click click) {
        boolean used = links.use(PURPOSE, token);
        if (used) {
            jdbc.sql("select id from nudge_click where person = :person and item = :item")
                    .param("person", click.person.value())
                    .param("item", click.item)
                    .query(UUID.class)
                    .list()
                    .forEach(id -> links.withdraw(PURPOSE, id));
        }
        return used;
    }
}
