package org.cadre.reporting.search;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.invoice.PaperNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds orders, quotes, purchase orders, invoices, credit notes and certificates by their numbers, however these are written. */
@Component
class FoundPapers {
    private record Paper(
            UUID id,
            UUID orders,
            String kind,
            String number,
            String state,
            String buyer,
            @Nullable String district,
            @Nullable String title,
            boolean sample) {}

    private record Certificate(UUID id, String number, String holder, String state, java.time.LocalDate expires) {}

    private final JdbcClient jdbc;

    FoundPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hit> orders(Term term, int most, Viewer viewer) {
        return jdbc
                .sql("""
                with met as (
                  select o.id, o.id as orders, 'order' as kind, o.code as number
                    from orders o where search_code(o.code) like :code
                  union all
                  select q.id, q.orders, 'quote', q.number from quote q where q.number = :quote
                  union all
                  select n.id, n.orders, 'purchase-order', n.number
                    from purchase_order n where search_code(n.number) like :code
                  union all
                  select i.id, i.orders, 'invoice', i.number::text from invoice i where i.number = :invoice::bigint
                  union all
                  select c.id, i.orders, 'credit-note', c.number::text
                    from credit_note c join invoice i on i.id = c.invoice where c.number = :creditNote::bigint
                )
                select m.id, m.orders, m.kind, m.number, o.state, b.display_name as buyer, d.name as district, f.title, o.sample
                  from met m
                  join orders o on o.id = m.orders
                  join person b on b.id = o.buyer
                  left join organization d on d.id = o.district
                  left join offering f on f.id = o.offering
                 order by search_code(m.number) <> :whole, m.kind, m.number, m.id
                 limit :most
                """)
                .param("code", term.codePattern())
                .param("whole", term.code())
                .param("quote", term.quote())
                .param("invoice", term.invoice().isPresent() ? term.invoice().getAsLong() : null)
                .param(
                        "creditNote",
                        term.creditNote().isPresent() ? term.creditNote().getAsLong() : null)
                .param("most", viewer.isOffice() ? most : 0)
                .query(Paper.class)
                .list()
                .stream()
                .map(FoundPapers::hit)
                .toList();
    }

    private static Hit hit(Paper paper) {
        String number = switch (paper.kind) {
            case "invoice" -> PaperNumbers.invoice(Long.parseLong(paper.number));
            case "credit-note" -> PaperNumbers.creditNote(Long.parseLong(paper.number));
            default -> paper.number;
        };
        return new Hit(
                paper.id,
                Hit.Kind.PAPER,
                number,
                Stream.of(
                                Sentence.of("search.paper." + paper.kind),
                                Hit.said(paper.district == null ? paper.buyer : paper.district),
                                Hit.said(paper.title),
                                Sentence.of("registration.order." + paper.state))
                        .filter(Objects::nonNull)
                        .toList(),
                "/office/orders/" + paper.orders,
                true,
                paper.sample);
    }

    List<Hit> certificates(Term term, int year, int most, Viewer viewer) {
        return jdbc
                .sql("""
                select c.id, c.number, c.holder_name as holder, c.state, c.expires
                  from certificate c
                 where (c.number = any(:numbers) or search_code(c.number) like :code) and c.state <> 'reserved'
                 order by c.number, c.id
                 limit :most
                """)
                .param("numbers", term.certificates(year))
                .param("code", term.codePattern())
                .param("most", viewer.isOffice() ? most : 0)
                .query(Certificate.class)
                .list()
                .stream()
                .map(one -> new Hit(
                        one.id,
                        Hit.Kind.CERTIFICATE,
                        one.number,
                        List.of(
                                Sentence.of("web.itself", one.holder),
                                Sentence.of("search.certificate." + one.state),
                                Sentence.of("search.expires", one.expires)),
                        "/office/certificates/" + one.id,
                        true,
                        false))
                .toList();
    }
}
