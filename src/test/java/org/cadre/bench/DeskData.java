package org.cadre.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.cadre.demo.Demo;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An association of so many people, written by SQL: each with a registration that was ordered and invoiced, one in five with an
 * internship, one in five with a certificate. Names repeat, as names do.
 */
final class DeskData {
    private static final List<String> STATEMENTS = List.of("""
            create temp table made as
            select n, uuidv7(make_interval(secs => n - :people)) as person, uuidv7(make_interval(secs => n - :people)) as orders,
                   (array['Rosa','Vera','Sam','Iris','Omar','Lena','Theo','Maya','Noel','Ruth','Hugo','Ada','Cleo','Ivan','Nora',
                          'Paul','Tess','Walt','June','Kofi'])[1 + (n / 7) % 20]
                   || ' ' || chr(65 + (n / 11) % 26) || '. '
                   || (array['Garcia','Smith','Nguyen','Okafor','Example','Larsen','Patel','Kim','Brown','Lopez','Miller','Davis',
                             'Jensen','Silva','Cohen','Novak','Rossi','Adams','Young','Baker','Flores','Evans','Reyes'])[1 + (n / 3) % 23]
                     as name,
                   (array['TX','CA','NY','FL','OH','IL','GA','NC','WA','VA'])[1 + n % 10] as state,
                   current_date - (n % 1500) as day
              from generate_series(1, :people) n
            """, """
            create temp table ground as
            select (select array_agg(id) from (select id from organization where kind = 'district' order by id limit 500) d)
                     as districts,
                   (select id from edition order by effective desc limit 1) as edition,
                   (select person from demo_cast where role = 'office' limit 1) as office
            """, """
            insert into person (id, legal_name, display_name, email, phone, zone, member_number, member_until, state, career_stage,
                                district, created_at)
            select person, name, name, 'desk' || n || '@bluebonnet.example', '512-555-0100', 'America/Chicago', 'M' || n,
                   day + 1600, state, 'principal', districts[1 + n % cardinality(districts)], day::timestamptz
              from made, ground
            """, """
            insert into role_grant (id, person, role, since)
            select gen_random_uuid(), person, 'mit', day from made where n % 5 = 0
            """, """
            create temp table event as
            select e, uuidv7(make_interval(secs => e - :events)) as offering from generate_series(1, :events) e
            """, """
            insert into offering (id, kind, title, edition, place, city, state, zone, first_day, last_day, price_cents, closed_at,
                                  created_at)
            select offering, (array['lii', 'lii', 'recertification', 'in-house'])[1 + e % 4], 'Institute ' || e, edition,
                   'Sample Center', 'Austin', 'TX', 'America/Chicago', current_date - 4 * e, current_date - 4 * e + 1, 79900,
                   current_date::timestamptz, current_date::timestamptz
              from event, ground
            """, """
            insert into seat_pool (offering, capacity, used) select offering, 1000, 200 from event
            """, """
            insert into orders (id, offering, code, buyer, district, fee_category, state, confirmed_by, pays_by, total_cents,
                                placed_at, confirmed_at)
            select orders, offering, 'D' || lpad(n::text, 7, '0'), person,
                   case when n % 3 = 0 then districts[1 + n % cardinality(districts)] end,
                   case when n % 3 = 0 then 'district' else 'member' end, 'confirmed', 'payment',
                   case when n % 3 = 0 then 'purchase order' else 'card' end, 79900, day::timestamptz, day::timestamptz
              from made join event on e = 1 + n % :events, ground
            """, """
            insert into bill_to (id, orders, place, name, email, share_cents)
            select person, orders, 1, name, 'desk' || n || '@bluebonnet.example', 79900 from made
            """, """
            insert into registration (id, orders, offering, person, price_cents, seat, wants_certification, registered_at,
                                      confirmed_at)
            select uuidv7(make_interval(secs => n - :people)), orders, offering, person, 79900, 'confirmed', n % 2 = 0,
                   day::timestamptz, day::timestamptz
              from made join event on e = 1 + n % :events
            """, """
            insert into ledger_entry (id, orders, bill_to, kind, cents, currency, method, day, recorded_at, cause)
            select gen_random_uuid(), orders, null, 'charge', 79900, 'USD', null, day, day::timestamptz, 'desk charge ' || n from made
            union all
            select gen_random_uuid(), orders, person, 'payment', 79900, 'USD', 'check', day, day::timestamptz, 'desk payment ' || n
              from made where n % 10 <> 0
            """, """
            insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper)
            select uuidv7(make_interval(secs => n - :people)), 100000 + n, orders, person, 79900, 'USD', day, day + 30, '[]', 'none'
              from made
            """, """
            create temp table grouped as
            select g, gen_random_uuid() as cohort from generate_series(0, :people / 100) g
            """, """
            insert into cohort (id, name, edition, starts, created_at)
            select cohort, 'Desk cohort ' || g, edition, current_date - 300, current_date::timestamptz from grouped, ground
            """, """
            insert into cohort_coach (cohort, person, since) select cohort, office, current_date - 300 from grouped, ground
            """, """
            create temp table intern as
            select n, uuidv7(make_interval(secs => n - :people)) as internship, gen_random_uuid() as pairing, person, cohort,
                   n % 25 = 0 as running
              from made join grouped on g = n / 100
             where n % 5 = 0
            """, """
            insert into internship (id, person, cohort, state, applied_on, first_day, last_day, ended_on)
            select internship, person, cohort, case when running then 'active' else 'complete' end, current_date - 250,
                   current_date - 200, current_date + 70, case when running then null else current_date - 5 end
              from intern
            """, """
            insert into pairing (id, internship, protege, kind, state, agreement_version, agreement_text, proposed_at, accepted_at,
                                 accepted_on)
            select pairing, internship, office, (array['novice', 'newly hired', 'aspiring', 'turnaround'])[1 + n % 4],
                   case when running then 'active' else 'ended' end, '2020-1', 'We agree.', current_date::timestamptz - interval '210 days',
                   current_date::timestamptz - interval '205 days', current_date - 205
              from intern, ground
            """, """
            insert into contact_entry (id, pairing, day, starts, minutes, mode, state, confirmed_by, confirmed_at, logged_at)
            select gen_random_uuid(), pairing, current_date - 6 * w, '15:00', 120, 'phone', 'submitted', office,
                   current_date::timestamptz, current_date::timestamptz
              from intern, ground, generate_series(1, 20) w
             where running or w <= 4
            """, """
            create temp table awarded as
            select n, uuidv7(make_interval(secs => n - :people)) as certificate, gen_random_uuid() as decision, person, name
              from made where n % 5 = 1
            """, """
            insert into award_decision (id, person, edition, program_day, standing, evidence, evidence_digest, decided_at, renewal)
            select decision, person, edition, current_date, '{}', '{}', '', current_date::timestamptz, true from awarded, ground
            """, """
            insert into certificate (id, number, decision, person, holder_name, edition, issued, valid_from, expires, state,
                                     check_code, says, paper)
            select certificate, 'DESK-' || n, decision, person, name, edition, current_date - n % 1400, current_date - n % 1400,
                   current_date - n % 1400 + 1095, 'issued', 'desk' || n, says, 'none'
              from awarded, ground, (select says from certificate limit 1) c
            """);

    private DeskData() {}

    static void write(BenchServer server, int people) throws Exception {
        server.loadDirectory();
        server.bean(Demo.class).bringIn();
        server.bean(Demo.class).award();
        try (var owner = server.owner()) {
            var jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(owner, true));
            for (String sql : STATEMENTS) {
                jdbc.update(sql, Map.of("people", people, "events", Math.max(1, people / 200)));
            }
        }
        vacuum(server);
    }

    private static void vacuum(BenchServer server) throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }
}
