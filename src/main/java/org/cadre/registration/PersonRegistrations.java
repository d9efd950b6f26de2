package org.cadre.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The seats and orders of a person, and what they wait for, on the page office has of them. */
@Component
class PersonRegistrations implements PersonSection {
    private static final int MOST = 50;

    record SectionView(List<SeatRow> seats, List<OrderRow> orders, List<WaitRow> waiting) {
        boolean isEmpty() {
            return seats.isEmpty() && orders.isEmpty() && waiting.isEmpty();
        }
    }

    record SeatRow(
            UUID id,
            UUID orders,
            UUID offering,
            String title,
            LocalDate firstDay,
            LocalDate lastDay,
            String seatWord,
            int priceCents,
            String currency,
            @Nullable String payerName,
            boolean wantsCertification) {
        Seat seat() {
            return Seat.of(seatWord);
        }
    }

    /** @param balance what is still owed; less than nothing: what is owed to them */
    record OrderRow(
            UUID id,
            String code,
            @Nullable String title,
            String stateWord,
            int seats,
            String currency,
            int totalCents,
            int balance,
            OffsetDateTime placedAt,
            @Nullable LocalDate dueOn) {
        OrderState state() {
            return OrderState.of(stateWord);
        }
    }

    record WaitRow(UUID offering, String title, LocalDate firstDay, int seats, String state) {}

    private final JdbcClient jdbc;

    PersonRegistrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        return Optional.of(new Shown(
                REGISTRATIONS,
                "registrations",
                Sentence.of("registration.person.title"),
                "registration/person-registrations",
                new SectionView(seats(office, person), orders(office, person), waiting(office, person)),
                List.of()));
    }

    private List<SeatRow> seats(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select r.id, r.orders, r.offering, o.title, o.first_day, o.last_day, r.seat as seat_word, r.price_cents,
                       w.currency, d.name as payer_name, r.wants_certification
                  from registration r
                  join orders w on w.id = r.orders
                  join offering o on o.id = r.offering
                  left join organization d on d.id = w.district
                 where r.person = :person and :office
                 order by o.first_day desc, r.id desc
                 limit :most
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .param("most", MOST)
                .query(SeatRow.class)
                .list();
    }

    private List<OrderRow> orders(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select o.id, o.code, f.title, o.state as state_word,
                       (select count(*) from registration r where r.orders = o.id and r.seat in ('held', 'confirmed'))::integer as seats,
                       o.currency, o.total_cents, b.balance, o.placed_at,
                       case when b.balance > 0
                            then (select min(i.due) from invoice i where i.orders = o.id) end as due_on
                  from orders o
                  join order_balance b on b.orders = o.id
                  left join offering f on f.id = o.offering
                 where o.buyer = :person and :office
                 order by o.id desc
                 limit :most
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .param("most", MOST)
                .query(OrderRow.class)
                .list();
    }

    private List<WaitRow> waiting(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select w.offering, o.title, o.first_day, w.seats, w.state
                  from waitlist_entry w
                  join offering o on o.id = w.offering
                 where w.person = :person and w.state in ('waiting', 'offered') and :office
                 order by o.first_day, w.id
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .query(WaitRow.class)
                .list();
    }
}
