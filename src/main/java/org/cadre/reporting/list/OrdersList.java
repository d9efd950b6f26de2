package org.cadre.reporting.list;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Every order, also those that ended. What waits for office is its queue. */
@Component
final class OrdersList implements ListSource {
    private static final String ROWS = """
            select w.id, w.id as target, w.buyer as person, w.sample, lower(b.display_name) as name_key, w.code,
                   b.display_name as buyer, b.email, b.phone, d.name as district,
                   o.title as offering, o.first_day as event_day, o.city, w.state, w.pays_by as pays, w.fee_category as fee,
                   (select count(*) from registration r where r.orders = w.id and r.seat in ('held', 'confirmed')) as seats,
                   (select count(*) from registration r
                     where r.orders = w.id and r.seat in ('held', 'confirmed') and r.person is null) as nameless,
                   w.currency, w.total_cents as total,
                   (select coalesce(sum(e.cents), 0) from ledger_entry e where e.orders = w.id and e.kind = 'payment') as paid,
                   (select coalesce(sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end), 0)
                      from ledger_entry e where e.orders = w.id) as owed,
                   (w.placed_at at time zone :zone)::date as placed
              from orders w
              join person b on b.id = w.buyer
              left join organization d on d.id = w.district
              left join offering o on o.id = w.offering
             where :office
               and (:q::text[] is null or search_words(concat_ws(' ', w.code, b.display_name, b.legal_name, b.email, d.name)) like all(:q::text[]))
               and (:longest::text is null
                    or lower(w.code) like :longest::text
                    or w.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text))
                    or w.buyer = any(array(
                         select n.id from person n
                          where search_words(n.display_name || ' ' || n.legal_name || ' ' || n.email || ' ' || coalesce(n.member_number, ''))
                                  like :longest::text)))
               and (:progress::text is null or w.state = :progress::text)
               and (:pays::text is null or w.pays_by = :pays::text)
               and (:fee::text is null or w.fee_category = :fee::text)
               and (:offering::uuid is null or w.offering = :offering::uuid)
               and (:district::uuid is null or w.district = :district::uuid)
               and (:money::text is null
                    or case :money::text
                         when 'owed' then (select sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end)
                                             from ledger_entry e where e.orders = w.id) > 0
                         when 'overpaid' then (select sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end)
                                                 from ledger_entry e where e.orders = w.id) < 0
                         else coalesce((select sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end)
                                          from ledger_entry e where e.orders = w.id), 0) = 0 end)
               and (:from::date is null or w.placed_at >= :from::date::timestamp at time zone :zone)
               and (:to::date is null or w.placed_at < (:to::date + 1)::timestamp at time zone :zone)
            """;

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or w.id < :at::uuid)
             order by w.id desc
             limit :most
            """, """
               and w.id > :at::uuid
             order by w.id
             limit :most
            """);

    private static final Sort OLDEST = Sort.byId("oldest", """
               and (:at::uuid is null or w.id > :at::uuid)
             order by w.id
             limit :most
            """, """
               and w.id < :at::uuid
             order by w.id desc
             limit :most
            """);

    private static final Sort BY_NAME = Sort.byText("name", "name_key", """
               and (:at::uuid is null or (lower(b.display_name), w.id) > (:key::text, :at::uuid))
             order by lower(b.display_name), w.id
             limit :most
            """, """
               and (lower(b.display_name), w.id) < (:key::text, :at::uuid)
             order by lower(b.display_name) desc, w.id desc
             limit :most
            """);

    @Override
    public ListKind kind() {
        return ListKind.ORDERS;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.choice("progress", "list.order.", "placed", "confirmed", "canceled", "expired"),
                Filter.choice("money", "list.money.", "owed", "settled", "overpaid"),
                Filter.choice("pays", "list.pays.", "card", "check", "transfer", "purchase order", "nothing due"),
                Filter.choice("fee", "list.fee.", "member", "non-member", "district", "in-house"),
                Filter.OFFERING,
                Filter.day("from"),
                Filter.day("to"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("code").usually(),
                Column.text("buyer").usually(),
                Column.text("email"),
                Column.text("phone"),
                Column.text("district").usually(),
                Column.text("offering").usually(),
                Column.day("event-day"),
                Column.text("city"),
                Column.said("state", "list.order.").usually(),
                Column.said("pays", "list.pays."),
                Column.said("fee", "list.fee."),
                Column.count("seats").usually(),
                Column.count("nameless"),
                Column.money("total").usually(),
                Column.money("paid"),
                Column.money("owed").usually(),
                Column.text("currency"),
                Column.day("placed"));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(NEWEST, OLDEST, BY_NAME);
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
