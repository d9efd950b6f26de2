package org.cadre.internship.pairing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.PairingId;
import org.cadre.people.PeopleEvents.AddressChanged;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Reply;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The signed links a protégé gets by mail, since a protégé needs no account. They live 60 days. */
@NamedInterface("pairing")
@Component
public class ProtegeLinks {
    private static final String AGREEMENT = "protege-agreement";
    private static final String CONTACTS = "protege-contacts";
    private static final Duration LIFETIME = Duration.ofDays(60);
    private static final int MOST_A_DAY = 3;

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Settings settings;

    ProtegeLinks(JdbcClient jdbc, SignedLinks links, Settings settings) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
    }

    /** A whole address at which the protégé reads and answers the agreement; used up by the answer. */
    public String toAgreement(PairingId pairing) {
        return settings.link("/protege/agreement/" + links.make(AGREEMENT, pairing.value(), LIFETIME));
    }

    /** A whole address at which the protégé confirms contacts; good until it expires. */
    public String toContacts(PairingId pairing) {
        return settings.link("/protege/contacts/" + links.make(CONTACTS, pairing.value(), LIFETIME));
    }

    Link readAgreement(String token) {
        return links.read(AGREEMENT, token);
    }

    /** True exactly once; every other link to the same agreement is worth nothing from then on. */
    boolean useAgreement(String token, PairingId pairing) {
        boolean used = links.use(AGREEMENT, token);
        if (used) {
            links.withdraw(AGREEMENT, pairing.value());
        }
        return used;
    }

    /** Whether one more mail about the agreement may go out: an address somebody else gave is not flooded. */
    public boolean mayAskAgain(PairingId pairing) {
        return links.madeWithin(AGREEMENT, pairing.value(), Duration.ofDays(1)) < MOST_A_DAY;
    }

    void withdrawAgreement(PairingId pairing) {
        links.withdraw(AGREEMENT, pairing.value());
    }

    /** Whoever reads the old mailbox of a protégé, or got their mail by a mistyped address, reads no further. */
    @EventListener
    void on(AddressChanged event) {
        jdbc.sql("select id from pairing where protege = :person")
                .param("person", event.person().value())
                .query(UUID.class)
                .list()
                .forEach(pairing -> {
                    links.withdraw(AGREEMENT, pairing);
                    links.withdraw(CONTACTS, pairing);
                });
    }

    /** Nobody gets in by any link about this pairing that was made so far. */
    void withdrawAll(PairingId pairing) {
        links.withdraw(AGREEMENT, pairing.value());
        links.withdraw(CONTACTS, pairing.value());
    }

    /** What every link of a protégé answers once the internship is over, whatever it opened; empty while it goes on. */
    public Optional<Reply> over(UUID pairing) {
        return jdbc.sql("""
                select p.display_name, i.ended_on
                  from pairing a
                  join internship i on i.id = a.internship and i.state in ('complete', 'withdrawn', 'lapsed')
                  join person p on p.id = i.person
                 where a.id = :pairing
                """)
                .param("pairing", pairing)
                .query((row, _) -> Reply.show(
                        "platform/web/dead-link",
                        new DeadLink(
                                "over",
                                null,
                                Sentence.of(
                                        "internship.link.over",
                                        row.getString("display_name"),
                                        row.getObject("ended_on", LocalDate.class),
                                        settings.mailFrom()))))
                .optional();
    }

    public Link readContacts(String token) {
        return links.read(CONTACTS, token);
    }
}
