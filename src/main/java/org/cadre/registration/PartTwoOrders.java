package org.cadre.registration;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OrderTotal;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Part two bought alone, by who pursues certification and has not bought it with the institute. It takes no seat. */
@Component
public class PartTwoOrders {
    /** How somebody stands with the fee of part two. */
    public sealed interface Fee {
        /** No price is set for them: nothing is asked. */
        record None() implements Fee {}

        /** Bought together with a seat of the institute. */
        record InBundle() implements Fee {}

        /** Asked for, and not ordered yet. */
        record Due(OrderTotal total) implements Fee {}

        /** @param isSafe paid, promised by a purchase order, or waived */
        record Ordered(OrderId order, int cents, boolean isSafe) implements Fee {}
    }

    /** What became of the wish to buy it. */
    public sealed interface Buying {
        record Placed(OrderId order) implements Buying {}

        /** There is an order for it already, or it was bought with the institute, or nothing is asked. */
        record NothingToBuy() implements Buying {}

        /** The price is no longer the one that was shown. */
        record PriceChanged(OrderTotal total) implements Buying {}
    }

    private record Row(
            UUID person, boolean bundle, @Nullable UUID order, int cents, boolean safe) {}

    private final JdbcClient jdbc;
    private final Prices prices;
    private final AuditTrail audit;
    private final ProgramClock clock;

    PartTwoOrders(JdbcClient jdbc, Prices prices, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    /** How one person stands. */
    public Fee fee(PersonId person, EditionId edition, FeeCategory category) {
        var row = Optional.ofNullable(rows(List.of(person), edition).get(person));
        if (row.isPresent() && row.get().order != null) {
            return new Fee.Ordered(new OrderId(row.get().order), row.get().cents, row.get().safe);
        }
        if (row.isPresent() && row.get().bundle) {
            return new Fee.InBundle();
        }
        var total = total(edition, category);
        return total.cents() == 0 ? new Fee.None() : new Fee.Due(total);
    }

    /** How several stand, for office's lists: only those who have bought it, one way or the other. */
    public Map<PersonId, Fee> fees(Collection<PersonId> people, EditionId edition) {
        var fees = new HashMap<PersonId, Fee>();
        rows(people, edition)
                .forEach((person, row) -> fees.put(
                        person,
                        row.order == null
                                ? new Fee.InBundle()
                                : new Fee.Ordered(new OrderId(row.order), row.cents, row.safe)));
        return fees;
    }

    /** Whether any price is set for part two of that edition. */
    public boolean isPriced(EditionId edition) {
        return !prices.ofPartTwo(edition).prices().isEmpty();
    }

    private OrderTotal total(EditionId edition, FeeCategory category) {
        return prices.ofPartTwo(edition).total(Covers.INTERNSHIP, category, 1, clock.today(), null);
    }

    private Map<PersonId, Row> rows(Collection<PersonId> people, EditionId edition) {
        var rows = new HashMap<PersonId, Row>();
        if (people.isEmpty()) {
            return rows;
        }
        jdbc.sql("""
                select p.id as person, b.bundle, o.id as "order", coalesce(o.total_cents, 0) as cents,
                       coalesce(o.state = 'confirmed', false) as safe
                  from person p
                 cross join lateral (
                   select exists (select 1 from registration r
                                   where r.person = p.id and r.with_internship and r.seat in ('held', 'confirmed')) as bundle) b
                  left join orders o on o.buyer = p.id and o.offering is null and o.edition = :edition
                                    and o.state in ('placed', 'confirmed')
                 where p.id in (:people) and (b.bundle or o.id is not null)
                """)
                .param("edition", edition.value())
                .param("people", people.stream().map(PersonId::value).toList())
                .query(Row.class)
                .list()
                .forEach(row -> rows.put(new PersonId(row.person), row));
        return rows;
    }

    /**
     * Orders part two for oneself, in one statement and once.
     *
     * @param district the organization that pays; null: the buyer
     * @param shownCents the price they were shown, which alone is charged
     */
    public Buying buy(
            PersonId buyer,
            EditionId edition,
            @Nullable OrganizationId district,
            FeeCategory category,
            PaysBy paysBy,
            int shownCents,
            Actor actor) {
        if (!(fee(buyer, edition, category) instanceof Fee.Due(var total))) {
            return new Buying.NothingToBuy();
        }
        if (total.cents() != shownCents) {
            return new Buying.PriceChanged(total);
        }
        var line = total.lines().getFirst();
        var order = new OrderId(Ids.next());
        int placed = jdbc.sql("""
                with placed as (
                  insert into orders (id, code, edition, buyer, district, fee_category, state, pays_by, total_cents, placed_at)
                  values (:order, :code, :edition, :buyer, :district, :category, 'placed', :paysBy, :total, :now)
                  on conflict do nothing
                  returning id
                ), billed as (
                  insert into bill_to (id, orders, place, organization, name, email, address, share_cents)
                  select :billTo, n.id, 1, g.id, coalesce(g.name, b.legal_name), case when g.id is null then b.email else '' end,
                         coalesce(concat_ws(', ', g.street, g.city, g.state, g.zip), ''), :total
                    from placed n
                    join person b on b.id = :buyer
                    left join organization g on g.id = :district
                )
                insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                select :line, n.id, 1, 'internship', 1, :total, :total from placed n
                """)
                .param("order", order.value())
                .param("code", Placement.letters(8))
                .param("edition", edition.value())
                .param("buyer", buyer.value())
                .param("district", district == null ? null : district.value())
                .param("category", category.key())
                .param("paysBy", paysBy.word())
                .param("total", line.cents())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("billTo", Ids.next())
                .param("line", Ids.next())
                .update();
        if (placed == 0) {
            return new Buying.NothingToBuy();
        }
        audit.record(
                actor,
                "order.placed",
                buyer.value(),
                order.value(),
                Map.of(),
                Map.of("covers", Covers.INTERNSHIP.key(), "totalCents", total.cents(), "paysBy", paysBy.word()));
        return new Buying.Placed(order);
    }
}
