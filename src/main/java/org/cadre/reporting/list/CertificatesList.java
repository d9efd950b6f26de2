package org.cadre.reporting.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.certification.CertificateId;
import org.cadre.certification.Certificates;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** Every certificate, each period a row of its own. */
@Component
final class CertificatesList implements ListSource {
    private static final String ROWS = """
            select c.id, c.id as target, c.person, p.sample, lower(c.holder_name) as name_key, c.holder_name as holder, c.number,
                   p.display_name as name, p.email, p.personal_email, p.phone, d.name as district, s.name as school,
                   p.state as us_state, e.title as edition, c.issued, c.valid_from, c.expires,
                   (select n.number from certificate n
                     where n.prior = c.id and n.state in ('issued', 'suspended', 'superseded', 'corrected')
                     order by n.id desc limit 1) as next_number,
                   case when exists (select 1 from registration r
                                       join offering o on o.id = r.offering
                                      where r.person = c.person and r.seat in ('held', 'confirmed')
                                        and o.kind = 'recertification' and o.canceled_at is null and o.last_day >= :today)
                        then 'yes' else 'no' end as booked
              from certificate c
              join person p on p.id = c.person
              join edition e on e.id = c.edition
              left join organization d on d.id = p.district
              left join organization s on s.id = p.school
             where :office
               and (:q::text[] is null
                    or search_words(concat_ws(' ', c.holder_name, c.number, p.display_name, p.email, d.name, s.name))
                         like all(:q::text[]))
               and (:longest::text is null
                    or search_words(c.holder_name || ' ' || c.number) like :longest::text
                    or c.person = any(array(
                         select n.id from person n
                          where search_words(n.display_name || ' ' || n.legal_name || ' ' || n.email || ' ' || coalesce(n.member_number, ''))
                                  like :longest::text
                             or n.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text))
                             or n.school = any(array(select g.id from organization g where search_words(g.name) like :longest::text)))))
               and (:condition::text is null
                    or case :condition::text
                         when 'in-force' then c.state = 'issued' and c.valid_from <= :today and c.expires >= :today
                         when 'expiring' then c.state = 'issued' and c.valid_from <= :today and c.expires between :today and :soon
                           and not exists (select 1 from certificate n
                                            where n.prior = c.id and n.state in ('issued', 'suspended', 'superseded', 'corrected'))
                         when 'expired' then c.state = 'issued' and c.expires < :today
                         when 'superseded' then c.state in ('superseded', 'corrected')
                         else c.state = :condition::text end)
               and (:within::text is null
                    or c.state = 'issued' and c.valid_from <= :today and c.expires >= :today
                       and c.expires <= (:today::date + make_interval(months => :within::text::integer))::date
                       and not exists (select 1 from certificate n
                                        where n.prior = c.id and n.state in ('issued', 'suspended', 'superseded', 'corrected')))
               and (:booked::text is null
                    or exists (select 1 from registration r
                                 join offering o on o.id = r.offering
                                where r.person = c.person and r.seat in ('held', 'confirmed')
                                  and o.kind = 'recertification' and o.canceled_at is null and o.last_day >= :today)
                         = (:booked::text = 'yes'))
               and (:edition::uuid is null or c.edition = :edition::uuid)
               and (:district::uuid is null or p.district = :district::uuid)
               and (:state::text is null or p.state = :state::text)
               and (:from::date is null or c.issued >= :from::date)
               and (:to::date is null or c.issued <= :to::date)
            """;

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or c.id < :at::uuid)
             order by c.id desc
             limit :most
            """, """
               and c.id > :at::uuid
             order by c.id
             limit :most
            """);

    private static final Sort BY_NAME = Sort.byText("name", "name_key", """
               and (:at::uuid is null or (lower(c.holder_name), c.id) > (:key::text, :at::uuid))
             order by lower(c.holder_name), c.id
             limit :most
            """, """
               and (lower(c.holder_name), c.id) < (:key::text, :at::uuid)
             order by lower(c.holder_name) desc, c.id desc
             limit :most
            """);

    private static final Sort BY_EXPIRY = Sort.byDay("expires", "expires", """
               and (:at::uuid is null or (c.expires, c.id) > (:key::date, :at::uuid))
             order by c.expires, c.id
             limit :most
            """, """
               and (c.expires, c.id) < (:key::date, :at::uuid)
             order by c.expires desc, c.id desc
             limit :most
            """);

    private final Certificates certificates;
    private final Editions editions;
    private final ProgramClock clock;
    private final Texts texts;

    CertificatesList(Certificates certificates, Editions editions, ProgramClock clock, Texts texts) {
        this.certificates = certificates;
        this.editions = editions;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public ListKind kind() {
        return ListKind.CERTIFICATES;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.choice(
                        "condition",
                        "list.condition.",
                        "in-force",
                        "expiring",
                        "expired",
                        "suspended",
                        "revoked",
                        "superseded"),
                Filter.choice("within", "list.within.", "1", "3", "6", "12"),
                Filter.choice("booked", "list.booked.", "yes", "no"),
                Filter.EDITION,
                Filter.STATE,
                Filter.day("from"),
                Filter.day("to"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("holder").usually(),
                Column.text("number").usually(),
                Column.text("name"),
                Column.text("email"),
                Column.text("personal-email"),
                Column.text("phone"),
                Column.text("school"),
                Column.text("district").usually(),
                Column.text("us-state"),
                Column.text("edition"),
                Column.day("issued"),
                Column.day("valid-from").usually(),
                Column.day("expires").usually(),
                Column.text("condition").reckoned().usually(),
                Column.text("next-number"),
                Column.said("booked", "list.booked."));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(NEWEST, BY_NAME, BY_EXPIRY);
    }

    @Override
    public String rows() {
        return ROWS;
    }

    @Override
    public String href(UUID target) {
        return "/office/certificates/" + target;
    }

    @Override
    public String firstStep() {
        return "/office/certification";
    }

    @Override
    public void prepare(Map<String, Object> parameters, Viewer viewer) {
        parameters.put(
                "soon",
                clock.today()
                        .plusMonths(editions.current(Editions.NATIONAL).risks().expiryMonths()));
    }

    /** What a certificate is worth today follows from its edition's rules and from what was on offer lately. */
    @Override
    public Map<UUID, Map<String, Value>> derived(List<UUID> rows, Viewer viewer) {
        var reckoned = new HashMap<UUID, Map<String, Value>>();
        certificates
                .conditions(rows.stream().map(CertificateId::new).toList())
                .forEach((id, condition) ->
                        reckoned.put(id.value(), Map.of("condition", Value.words(texts.say(condition.word())))));
        return reckoned;
    }
}
