package org.cadre.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.cadre.people.Accounts.Account;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.springframework.stereotype.Component;

/** Lets somebody in by the mail they get, who was written down by others and has never signed in: no sign-up comes before it. */
@Component
public class FirstSignIns {
    private final Accounts accounts;
    private final SignedLinks links;
    private final AuditTrail audit;

    FirstSignIns(Accounts accounts, SignedLinks links, AuditTrail audit) {
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
    }

    /**
     * The path of a link that signs them in once and leads there; it may only go to their own mailbox.
     *
     * @return empty for those who know the way, and for those who are not let in
     */
    public Optional<String> path(PersonId person, String then) {
        accounts.open(person);
        return accounts.find(person)
                .filter(Account::isOpen)
                .filter(account -> !account.isConfirmed())
                .map(account -> path(account, then));
    }

    private String path(Account account, String then) {
        var person = account.person().value();
        audit.record(Actor.SYSTEM, "account.link-sent", person, null, Map.of(), Map.of());
        return "/sign-in/link/" + links.make(SignInPage.LINK, person, SignInPage.LIFETIME) + "?then="
                + URLEncoder.encode(then, StandardCharsets.UTF_8);
    }
}
