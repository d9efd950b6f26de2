package org.cadre.people;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the first person of office comes in: by a one-time link that the server prints on its console. */
@Component
public class FirstOffice {
    static final String LINK = "first-office";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Settings settings;

    FirstOffice(JdbcClient jdbc, SignedLinks links, Settings settings) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
    }

    /** A fresh link when nobody is office yet; an earlier one then opens nothing any more. */
    @Transactional
    public Optional<String> linkIfNobodyYet() {
        if (!isNobodyYet()) {
            return Optional.empty();
        }
        links.withdraw(LINK, NOBODY);
        return Optional.of(settings.link("/first-office/" + links.make(LINK, NOBODY, LIFETIME)));
    }

    boolean isNobodyYet() {
        return jdbc.sql("""
                select not exists (select 1 from role_grant g join account a on a.person = g.person
                                    where g.role = 'office' and g.until is null and a.disabled_at is null)
                """).query(Boolean.class).single();
    }
}
