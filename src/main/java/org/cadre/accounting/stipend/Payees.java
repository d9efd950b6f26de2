package org.cadre.accounting.stipend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was paid how much in a calendar year, and what the tax form of that year still needs of them. */
@Component
class Payees {
    /**
     * One payee of a year.
     *
     * @param payments how many payments, those that came back not among them
     */
    record Payee(
            UUID person,
            String name,
            String email,
            int payments,
            long cents,
            String address,
            @Nullable LocalDate w9ReceivedOn) {

        boolean reaches(int threshold) {
            return cents >= threshold;
        }

        /** The keys of what is missing for a form. */
        List<String> missing() {
            var missing = new ArrayList<String>();
            if (w9ReceivedOn == null) {
                missing.add("accounting.payee.missing.w9");
            }
            if (address.isBlank()) {
                missing.add("accounting.payee.missing.address");
            }
            return missing;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Payees(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Everybody who was paid in that year, the highest total first. A payment that came back counts in no year. */
    List<Payee> of(int year, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select p.id as person, p.legal_name as name, p.email, count(*)::int as payments, sum(y.cents) as cents,
                       coalesce(e.address, '') as address, e.w9_received_on
                  from stipend_payment y
                  join stipend s on s.id = y.stipend
                  join person p on p.id = s.person
                  left join payee e on e.person = p.id
                 where y.kind = 'paid' and y.day between :first and :last
                   and not exists (select 1 from stipend_payment b
                                    where b.stipend = y.stipend and b.kind = 'came back' and b.turn = y.turn)
                 group by p.id, e.person
                 order by sum(y.cents) desc, lower(p.legal_name), p.id
                """)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Payee.class)
                .list();
    }

    /** A payee's particulars, whether or not anything was paid yet. */
    Optional<Payee> find(UUID person, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select p.id as person, p.legal_name as name, p.email, 0 as payments, 0::bigint as cents,
                       coalesce(e.address, '') as address, e.w9_received_on
                  from person p
                  left join payee e on e.person = p.id
                 where p.id = :person and exists (select 1 from stipend s where s.person = p.id)
                """).param("person", person).query(Payee.class).optional();
    }

    void keep(UUID person, String address, @Nullable LocalDate w9, Viewer viewer) {
        demandOffice(viewer);
        jdbc.sql("""
                insert into payee (person, address, w9_received_on) values (:person, :address, :w9)
                on conflict (person) do update set address = excluded.address, w9_received_on = excluded.w9_received_on
                """)
                .param("person", person)
                .param("address", address)
                .param("w9", w9)
                .update();
        audit.record(
                viewer.actor(),
                "payee.kept",
                person,
                null,
                Map.of(),
                Map.of("address", AuditTrail.digestOf(address), "w9", w9 == null ? "" : w9.toString()));
    }

    /** From what total on a form is filed for that year: the amount of the latest year that is entered by then. */
    int threshold(int year) {
        return jdbc.sql("""
                select cents from form_1099_threshold
                 order by from_year <= :year desc, case when from_year <= :year then -from_year else from_year end
                 limit 1
                """).param("year", year).query(Integer.class).single();
    }

    /** Whether the amount of that very year has been entered: it changes with inflation after 2026. */
    boolean isEntered(int year) {
        return year <= 2026
                || jdbc.sql("select exists (select 1 from form_1099_threshold where from_year = :year)")
                        .param("year", year)
                        .query(Boolean.class)
                        .single();
    }

    void enterThreshold(int year, int cents, Viewer viewer) {
        demandOffice(viewer);
        int before = threshold(year);
        jdbc.sql("""
                insert into form_1099_threshold (from_year, cents) values (:year, :cents)
                on conflict (from_year) do update set cents = excluded.cents
                """).param("year", year).param("cents", cents).update();
        audit.record(
                viewer.actor(),
                "payee.threshold",
                null,
                null,
                Map.of("year", year, "cents", before),
                Map.of("year", year, "cents", cents));
    }

    private static void demandOffice(Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
    }
}
