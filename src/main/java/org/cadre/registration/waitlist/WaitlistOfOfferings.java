package org.cadre.registration.waitlist;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.offering.OfferingId;
import org.cadre.offering.WaitlistFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers the pages of offerings, which come before the waitlist, where somebody waits. */
@Component
class WaitlistOfOfferings implements WaitlistFacts {
    private final JdbcClient jdbc;

    WaitlistOfOfferings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<OfferingId> withPeopleWaiting(Collection<OfferingId> some) {
        return jdbc
                .sql("select distinct offering from waitlist_entry where state = 'waiting' and offering = any (:some)")
                .param("some", some.stream().map(OfferingId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(OfferingId::new)
                .collect(Collectors.toSet());
    }
}
