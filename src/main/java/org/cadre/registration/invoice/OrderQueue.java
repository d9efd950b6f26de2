package org.cadre.registration.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderState;
import org.cadre.registration.PaysBy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders as office looks for them. */
@Component
class OrderQueue {
    /** Which orders are shown. */
    enum Show {
        /** What needs somebody: unpaid, unanswered, parked. The oldest first, as all that is to be done. */
        WAITING(true),
        OWING(true),
        OVERDUE(true),
        PARKED(true),
        CONFIRMED(false),
        ENDED(false),
        ALL(false);

        final boolean oldestFirst;

        Show(boolean oldestFirst) {
            this.oldestFirst = oldestFirst;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Show> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findAny();
        }
    }

    /**
     * What is looked for.
     *
     * @param words part of a code, a name, a mail address, a district, a PO or invoice number; lower case; empty: all
     * @param paysBy null: however it is paid
     */
    record Search(
            Show show,
            @Nullable PaysBy paysBy,
            @Nullable UUID offering,
            String words,
            @Nullable UUID after) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    OrderQueue(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<WaitingOrder> find(Search search, int most) {
        return jdbc.sql("""
                with found as (
                  select s.*
                    from order_summary s
                   where case :show
                           when 'waiting' then s.state = 'placed' or s.parked_because is not null
                           when 'owing' then s.state = 'confirmed'
                             and (select b.balance from order_balance b where b.orders = s.id) > 0
                           when 'overdue' then exists (select 1 from invoice_balance v
                                                        where v.orders = s.id and v.open_cents > 0 and v.due < :today)
                           when 'parked' then s.parked_because is not null
                           when 'confirmed' then s.state = 'confirmed'
                           when 'ended' then s.state in ('canceled', 'expired')
                           else true
                         end
                     and (:paysBy::text is null or s.pays_by = :paysBy::text)
                     and (:offering::uuid is null or s.offering = :offering::uuid)
                     and (:after::uuid is null or (:oldest and s.id > :after::uuid) or (not :oldest and s.id < :after::uuid))
                     and (:words = ''
                          or position(:words in lower(concat_ws(' ', s.code, s.buyer_name, s.buyer_email, s.district_name))) > 0
                          or exists (select 1 from purchase_order p
                                      where p.orders = s.id and position(:words in lower(p.number)) > 0)
                          or exists (select 1 from invoice v
                                      where v.orders = s.id
                                        and position(:words in 'inv-' || lpad(v.number::text, 6, '0')) > 0)
                          or exists (select 1 from registration r join person n on n.id = r.person
                                      left join organization l on l.id = n.school
                                      where r.orders = s.id and r.seat in ('held', 'confirmed')
                                        and position(:words in lower(concat_ws(' ', n.display_name, n.email, l.name))) > 0))
                   order by case when :oldest then s.id end, case when not :oldest then s.id end desc
                   limit :most
                )
                select f.id, f.code, f.buyer_name, f.district_name, e.title, e.first_day, e.last_day, e.city,
                       coalesce(e.zone, :zone) as zone, f.seats, f.nameless, f.state, f.pays_by, f.currency, f.total_cents,
                       case when f.state = 'placed' and b.charged = 0 then f.total_cents + b.balance else b.balance end as owed,
                       f.holds_until, f.parked_because, f.placed_at,
                       (select p.number from purchase_order p where p.orders = f.id and p.state = 'received' limit 1)
                         as purchase_order,
                       (select min(v.due) from invoice_balance v where v.orders = f.id and v.open_cents > 0) as due_on,
                       exists (select 1 from quote q where q.orders = f.id and q.state = 'offered' and q.waits_for_board)
                         as board
                  from found f
                  join order_balance b on b.orders = f.id
                  left join offering e on e.id = f.offering
                 order by case when :oldest then f.id end, case when not :oldest then f.id end desc
                """)
                .param("show", search.show.word())
                .param("oldest", search.show.oldestFirst)
                .param("today", clock.today())
                .param("paysBy", search.paysBy == null ? null : search.paysBy.word())
                .param("offering", search.offering)
                .param("after", search.after)
                .param("words", search.words)
                .param("zone", clock.zone().getId())
                .param("most", most)
                .query(OrderQueue::order)
                .list();
    }

    private static WaitingOrder order(ResultSet row, int number) throws SQLException {
        var holds = row.getTimestamp("holds_until");
        return new WaitingOrder(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("buyer_name"),
                row.getString("district_name"),
                row.getString("title"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("city"),
                row.getString("zone"),
                row.getInt("seats"),
                row.getInt("nameless"),
                OrderState.of(row.getString("state")),
                PaysBy.find(row.getString("pays_by")).orElseThrow(),
                row.getString("currency"),
                row.getInt("total_cents"),
                row.getInt("owed"),
                holds == null ? null : holds.toInstant(),
                row.getString("parked_because"),
                row.getString("purchase_order"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("board"),
                row.getTimestamp("placed_at").toInstant());
    }

    /** The order a seat belongs to: for addresses of old. */
    Optional<UUID> orderOf(UUID registration) {
        return jdbc.sql("select orders from registration where id = :id")
                .param("id", registration)
                .query(UUID.class)
                .optional();
    }

    /** The offerings that have orders of this kind, for the filter: those still to come first. */
    List<UUID> offerings() {
        return jdbc.sql("""
                select distinct o.offering from orders o
                 where o.state = 'placed' and o.offering is not null
                """).query(UUID.class).list();
    }
}
