package org.cadre.reporting.list;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Every seat that somebody took, with or without a name. */
@Component
final class RegistrationsList implements ListSource {
    private static final String ROWS = """
            select r.id, r.orders as target, r.person, w.sample, coalesce(lower(p.display_name), '') as name_key,
                   p.display_name as name, p.email, p.phone, d.name as district, s.name as school, p.state as us_state,
                   o.title as offering, o.first_day as event_day, o.city, o.kind as offering_kind, r.seat, w.fee_category as fee,
                   r.price_cents as price, w.currency, w.code as order_code, w.pays_by as pays, b.display_name as buyer,
                   f.name as payer, (r.registered_at at time zone :zone)::date as registered,
                   case when r.wants_certification then 'yes' else 'no' end as certification,
                   (select sum(t.minutes) from attendance t where t.registration = r.id and r.seat = 'confirmed') as attended
              from registration r
              join orders w on w.id = r.orders
              join person b on b.id = w.buyer
              join offering o on o.id = r.offering
              left join organization f on f.id = w.district
              left join person p on p.id = r.person
              left join organization d on d.id = p.district
              left join organization s on s.id = p.school
             where :office
               and (:q::text[] is null
                    or search_words(concat_ws(' ', p.display_name, p.legal_name, p.email, d.name, s.name, f.name, w.code)) like all(:q::text[]))
               and (:longest::text is null
                    or r.person = any(array(
                         select n.id from person n
                          where search_words(n.display_name || ' ' || n.legal_name || ' ' || n.email || ' ' || coalesce(n.member_number, ''))
                                  like :longest::text
                             or n.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text))
                             or n.school = any(array(select g.id from organization g where search_words(g.name) like :longest::text))))
                    or r.orders = any(array(
                         select x.id from orders x
                          where lower(x.code) like :longest::text
                             or x.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text)))))
               and (:seat::text is null
                    or case :seat::text when 'taken' then r.seat in ('held', 'confirmed') else r.seat = :seat::text end)
               and (:offering::uuid is null or r.offering = :offering::uuid)
               and (:kind::text is null or o.kind = :kind::text)
               and (:fee::text is null or w.fee_category = :fee::text)
               and (:edition::uuid is null or o.edition = :edition::uuid)
               and (:district::uuid is null or w.district = :district::uuid or p.district = :district::uuid)
               and (:state::text is null or p.state = :state::text)
               and (:certification::text is null or r.wants_certification = (:certification::text = 'yes'))
               and (:named::text is null or (r.person is not null) = (:named::text = 'yes'))
               and (:came::text is null
                    or o.closed_at is not null and r.seat = 'confirmed'
                       and exists (select 1 from attendance t where t.registration = r.id and t.minutes > 0) = (:came::text = 'yes'))
               and (:from::date is null or o.first_day >= :from::date)
               and (:to::date is null or o.first_day <= :to::date)
            """;

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or r.id < :at::uuid)
             order by r.id desc
             limit :most
            """, """
               and r.id > :at::uuid
             order by r.id
             limit :most
            """);

    /**
     * Those with a name first, met through the index of names; then those whose name is still to come. Joined the other way
     * around, all seats would be read and sorted for each page.
     */
    private static final Sort BY_NAME = new Sort(
            "name",
            "name_key",
            false,
            rows -> "select * from ((" + named(rows) + """
                         and (:at::uuid is null
                              or (:key::text <> '' and lower(p.display_name) >= :key::text
                                  and (lower(p.display_name), r.id) > (:key::text, :at::uuid)))
                       order by lower(p.display_name), r.id
                       limit :most)
                      union all (
                    """ + nameless(rows) + """
                         and (:at::uuid is null or :key::text <> '' or r.id > :at::uuid)
                       order by r.id
                       limit :most)) both_kinds
                     order by name_key = '', name_key, id
                     limit :most
                    """,
            rows -> "select * from ((" + named(rows) + """
                         and (:key::text = ''
                              or (lower(p.display_name) <= :key::text
                                  and (lower(p.display_name), r.id) < (:key::text, :at::uuid)))
                       order by lower(p.display_name) desc, r.id desc
                       limit :most)
                      union all (
                    """ + nameless(rows) + """
                         and :key::text = '' and r.id < :at::uuid
                       order by r.id desc
                       limit :most)) both_kinds
                     order by name_key = '' desc, name_key desc, id desc
                     limit :most
                    """);

    private static String named(String rows) {
        return rows.replace("left join person p on", "join person p on");
    }

    private static String nameless(String rows) {
        return rows + "and r.person is null\n";
    }

    private static final Sort BY_EVENT = Sort.byDay("event", "event_day", """
               and (:at::uuid is null or (o.first_day, r.id) < (:key::date, :at::uuid))
             order by o.first_day desc, r.id desc
             limit :most
            """, """
               and (o.first_day, r.id) > (:key::date, :at::uuid)
             order by o.first_day, r.id
             limit :most
            """);

    @Override
    public ListKind kind() {
        return ListKind.REGISTRATIONS;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.OFFERING,
                Filter.choice("seat", "list.seat.", "taken", "held", "confirmed", "returned", "canceled"),
                Filter.choice("kind", "offering.kind.", "lii", "recertification", "in-house", "webinar"),
                Filter.choice("fee", "list.fee.", "member", "non-member", "district", "in-house"),
                Filter.choice("certification", "list.certification.", "yes", "no"),
                Filter.choice("named", "list.named.", "yes", "no"),
                Filter.choice("came", "list.came.", "yes", "no"),
                Filter.EDITION,
                Filter.STATE,
                Filter.day("from"),
                Filter.day("to"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("name").usually(),
                Column.text("email"),
                Column.text("phone"),
                Column.text("school"),
                Column.text("district").usually(),
                Column.text("us-state"),
                Column.text("offering").usually(),
                Column.day("event-day").usually(),
                Column.text("city"),
                Column.said("offering-kind", "offering.kind."),
                Column.said("seat", "list.seat.").usually(),
                Column.said("fee", "list.fee."),
                Column.money("price"),
                Column.text("order-code").usually(),
                Column.said("pays", "list.pays."),
                Column.text("buyer"),
                Column.text("payer"),
                Column.day("registered"),
                Column.said("certification", "list.certification."),
                Column.hours("attended"));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(NEWEST, BY_NAME, BY_EVENT);
    }

    @Override
    public String rows() {
        return ROWS;
    }

    @Override
    public String href(UUID target) {
        return "/office/orders/" + target;
    }

    @Override
    public String firstStep() {
        return "/office/offerings";
    }
}
