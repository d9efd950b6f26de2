package org.cadre.certification;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.retention.RetentionSeries;
import org.cadre.people.rights.Erasures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who took part, and has done nothing for long: without a certificate in force or in grace they become a pseudonym. What
 * they did is still counted, and the register keeps its entries until their holder asks.
 */
@Component
class PdRecords implements RetentionSeries {
    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final Erasures erasures;

    PdRecords(JdbcClient jdbc, Certificates certificates, Erasures erasures) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.erasures = erasures;
    }

    @Override
    public String slug() {
        return "pd-records";
    }

    /** The last activity: whatever came last of being entered, events, credit, orders, internships, certificates, requests. */
    @Override
    public List<Due> due(LocalDate day, @Nullable Due after, int most) {
        return jdbc.sql("""
                select p.id, d.since,
                       p.id || array(select a.protege from pairing a join internship i on i.id = a.internship
                                      where i.person = p.id) as about
                  from person p
                  cross join lateral (
                    select max(of.day) as since
                      from (select (p.created_at at time zone 'UTC')::date as day
                            union all
                            select o.last_day from registration r join offering o on o.id = r.offering where r.person = p.id
                            union all
                            select issued from credit_award where person = p.id
                            union all
                            select completed_on from completion where person = p.id
                            union all
                            select (placed_at at time zone 'UTC')::date from orders where buyer = p.id
                            union all
                            select l.day from ledger_entry l join orders o on o.id = l.orders where o.buyer = p.id
                            union all
                            select coalesce(ended_on, last_day, applied_on) from internship where person = p.id
                            union all
                            select i.ended_on from pairing a join internship i on i.id = a.internship where a.protege = p.id
                            union all
                            select expires from certificate where person = p.id
                            union all
                            select x.until from renewal_extension x join certificate c on c.id = x.certificate
                             where c.person = p.id
                            union all
                            select coalesce(answered_on, due_on) from care_request where person = p.id) as of) as d
                 where p.erased_at is null and p.merged_into is null
                   and p.created_at < :day::date and d.since <= :day
                   and (:since::date is null or (d.since, p.id) > (:since::date, :id::uuid))
                   and not exists (select 1 from role_grant g where g.person = p.id and g.until is null and g.role <> 'mit')
                   and (exists (select 1 from registration where person = p.id)
                        or exists (select 1 from credit_award where person = p.id)
                        or exists (select 1 from internship where person = p.id)
                        or exists (select 1 from certificate where person = p.id))
                 order by d.since, p.id
                 limit :most
                """)
                .param("day", day)
                .param("since", after == null ? null : after.since())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query((row, _) -> {
                    UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    return new Due(id, Objects.requireNonNull(row.getObject("since", LocalDate.class)), people((UUID[])
                            row.getArray("about").getArray()));
                })
                .list();
    }

    /** The person and their protégés: what goes with the one was said with the others, and a hold on any of them keeps it. */
    private static Set<PersonId> people(UUID[] ids) {
        return Arrays.stream(ids).map(PersonId::new).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Long> letGo(Due due) {
        var person = new PersonId(due.id());
        boolean inUse = certificates.of(person).stream()
                .map(CertificateSummary::condition)
                .anyMatch(PdRecords::isOfUse);
        if (inUse || !(erasures.eraseInTime(person) instanceof Erasures.Outcome.Erased)) {
            return Map.of();
        }
        return Map.of("people", 1L);
    }

    private static boolean isOfUse(Condition condition) {
        return !(condition instanceof Condition.Expired
                || condition instanceof Condition.Suspended
                || condition instanceof Condition.Revoked
                || condition instanceof Condition.Superseded);
    }
}
