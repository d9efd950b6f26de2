package org.cadre.reporting.list;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Every invoice, with what is still open of it. */
@Component
final class InvoicesList implements ListSource {
    private static final String ROWS = """
            select i.id, i.orders as target, w.buyer as person, w.sample, 'INV-' || lpad(i.number::text, 6, '0') as invoice,
                   t.name as billed, t.attention, t.email as billed_email, w.code as order_code, b.display_name as buyer,
                   d.name as district, i.purchase_order, i.issued, i.due, i.currency, i.cents as amount,
                   v.open_cents as open, i.reminded_on as reminded,
                   case when v.open_cents = 0 then 'paid' when i.due < :today then 'overdue' else 'open' end as state
              from invoice i
              join orders w on w.id = i.orders
              join person b on b.id = w.buyer
              join bill_to t on t.id = i.bill_to
              join invoice_balance v on v.invoice = i.id
              left join organization d on d.id = coalesce(t.organization, w.district)
             where :office
               and (:q::text[] is null
                    or search_words(concat_ws(' ', 'inv-' || lpad(i.number::text, 6, '0'), t.name, t.email, w.code, b.display_name, b.email,
                                       d.name, i.purchase_order)) like all(:q::text[]))
               and (:longest::text is null
                    or search_words('inv-' || lpad(i.number::text, 6, '0')) like :longest::text
                    or search_words(i.purchase_order) like :longest::text
                    or i.bill_to = any(array(
                         select x.id from bill_to x
                          where search_words(x.name || ' ' || x.email) like :longest::text
                             or x.organization = any(array(select g.id from organization g where search_words(g.name) like :longest::text))))
                    or i.orders = any(array(
                         select x.id from orders x
                          where lower(x.code) like :longest::text
                             or x.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text))
                             or x.buyer = any(array(
                                  select n.id from person n
                                   where search_words(n.display_name || ' ' || n.legal_name || ' ' || n.email || ' '
                                               || coalesce(n.member_number, '')) like :longest::text)))))
               and (:money::text is null
                    or case :money::text when 'open' then v.open_cents > 0
                                         when 'overdue' then i.due < :today and v.open_cents > 0
                                         else v.open_cents = 0 end)
               and (:offering::uuid is null or w.offering = :offering::uuid)
               and (:district::uuid is null or t.organization = :district::uuid or w.district = :district::uuid)
               and (:from::date is null or i.issued >= :from::date)
               and (:to::date is null or i.issued <= :to::date)
               and (:due::date is null or i.due <= :due::date)
            """;

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or i.id < :at::uuid)
             order by i.id desc
             limit :most
            """, """
               and i.id > :at::uuid
             order by i.id
             limit :most
            """);

    private static final Sort BY_DUE = Sort.byDay("due", "due", """
               and (:at::uuid is null or (i.due, i.id) > (:key::date, :at::uuid))
             order by i.due, i.id
             limit :most
            """, """
               and (i.due, i.id) < (:key::date, :at::uuid)
             order by i.due desc, i.id desc
             limit :most
            """);

    @Override
    public ListKind kind() {
        return ListKind.INVOICES;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.choice("money", "list.invoice.", "open", "overdue", "paid"),
                Filter.OFFERING,
                Filter.day("from"),
                Filter.day("to"),
                Filter.day("due"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("invoice").usually(),
                Column.text("billed").usually(),
                Column.text("attention"),
                Column.text("billed-email"),
                Column.text("order-code").usually(),
                Column.text("buyer"),
                Column.text("district"),
                Column.text("purchase-order"),
                Column.day("issued").usually(),
                Column.day("due").usually(),
                Column.money("amount").usually(),
                Column.money("open").usually(),
                Column.text("currency"),
                Column.said("state", "list.invoice.").usually(),
                Column.day("reminded"));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(NEWEST, BY_DUE);
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
        return "/office/orders";
    }
}
