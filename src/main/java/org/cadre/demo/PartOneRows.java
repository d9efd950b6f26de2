package org.cadre.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events, seats in them, and who was there. */
final class PartOneRows {
    private PartOneRows() {}

    record Offering(
            UUID id,
            String kind,
            String title,
            UUID edition,
            String place,
            String city,
            String zone,
            LocalDate first,
            LocalDate last,
            int price,
            @Nullable OffsetDateTime closed,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into offering (id, kind, title, edition, place, city, state, zone, first_day, last_day,
                                          price_cents, closed_at, sample, created_at)
                    values (:id, :kind, :title, :edition, :place, :city, 'TX', :zone, :first, :last, :price, :closed, true,
                            :at)
                    """;
        }
    }

    record Pool(UUID offering, int capacity) implements Row {
        @Override
        public String sql() {
            return "insert into seat_pool (offering, capacity) values (:offering, :capacity)";
        }
    }

    record Session(
            UUID id,
            UUID offering,
            @Nullable String module,
            String title,
            OffsetDateTime starts,
            OffsetDateTime ends,
            int minutes)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into session (id, offering, module, title, starts_at, ends_at, minutes)
                    values (:id, :offering, :module, :title, :starts, :ends, :minutes)
                    """;
        }
    }

    record Trainer(UUID offering, UUID person) implements Row {
        @Override
        public String sql() {
            return "insert into offering_trainer (offering, person) values (:offering, :person)";
        }
    }

    /** A seat with the order it was taken by. */
    record Registration(
            UUID id,
            UUID order,
            UUID billTo,
            UUID line,
            String code,
            String ticket,
            UUID offering,
            UUID person,
            @Nullable UUID payer,
            String category,
            int price,
            String seat,
            String state,
            @Nullable String by,
            String pays,
            boolean wants,
            OffsetDateTime at,
            @Nullable OffsetDateTime holds,
            @Nullable OffsetDateTime confirmed,
            @Nullable OffsetDateTime ended)
            implements Row {
        @Override
        public String sql() {
            return """
                    with placed as (
                      insert into orders (id, code, offering, buyer, district, fee_category, state, confirmed_by, pays_by,
                                          total_cents, holds_until, sample, placed_at, confirmed_at, ended_at)
                      values (:order, :code, :offering, :person, :payer, :category, :state, :by, :pays, :price, :holds, true,
                              :at, :confirmed, :ended)
                    ), billed as (
                      insert into bill_to (id, orders, place, organization, name, share_cents)
                      select :billTo, :order, 1, :payer::uuid,
                             coalesce((select name from organization where id = :payer::uuid),
                                      (select legal_name from person where id = :person)), :price
                    ), listed as (
                      insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                      values (:line, :order, 1, 'offering', 1, :price, :price)
                    ), seated as (
                      insert into registration (id, orders, offering, person, price_cents, seat, wants_certification,
                                                registered_at, confirmed_at, ended_at)
                      values (:id, :order, :offering, :person, :price, :seat, :wants, :at, :confirmed, :ended)
                    )
                    insert into ticket (code, registration, made_at, dead_at) values (:ticket, :id, :at, :ended)
                    """;
        }
    }

    /** An order of several seats, waiting for its purchase order; its seats are rows of their own. */
    record GroupOrder(
            UUID order,
            UUID billTo,
            UUID line,
            String code,
            UUID offering,
            UUID buyer,
            UUID district,
            int seats,
            int price,
            OffsetDateTime holds,
            LocalDate namesDue,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    with placed as (
                      insert into orders (id, code, offering, buyer, district, fee_category, state, pays_by, total_cents,
                                          holds_until, names_due, sample, placed_at)
                      values (:order, :code, :offering, :buyer, :district, 'district', 'placed', 'purchase order',
                              :seats * :price, :holds, :namesDue, true, :at)
                    ), billed as (
                      insert into bill_to (id, orders, place, organization, name, share_cents)
                      select :billTo, :order, 1, g.id, g.name, :seats * :price from organization g where g.id = :district
                    )
                    insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                    values (:line, :order, 1, 'offering', :seats, :price, :seats * :price)
                    """;
        }
    }

    /** A seat of such an order: somebody's, or nobody's yet. */
    record GroupSeat(
            UUID id,
            UUID order,
            String ticket,
            UUID offering,
            @Nullable UUID person,
            int price,
            OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    with seated as (
                      insert into registration (id, orders, offering, person, price_cents, seat, registered_at)
                      values (:id, :order, :offering, :person, :price, 'held', :at)
                    )
                    insert into ticket (code, registration, made_at) values (:ticket, :id, :at)
                    """;
        }
    }

    /** Somebody who waits for seats of a full event. */
    record Waiting(
            UUID id, UUID offering, UUID person, @Nullable UUID district, int seats, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into waitlist_entry (id, offering, person, district, seats, state, joined_at)
                    values (:id, :offering, :person, :district, :seats, 'waiting', :at)
                    """;
        }
    }

    record PurchaseOrder(UUID id, UUID order, UUID billTo, String number, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into purchase_order (id, orders, bill_to, number, state, received_at, decided_at)
                    values (:id, :order, :billTo, :number, 'accepted', :at, :at)
                    """;
        }
    }

    /** An entry in the ledger: a charge has no method, money that came has one. */
    record LedgerEntry(
            UUID id,
            UUID order,
            String kind,
            int cents,
            @Nullable String method,
            @Nullable String reference,
            LocalDate day,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into ledger_entry (id, orders, kind, cents, currency, method, reference, day, recorded_at, cause)
                    values (:id, :order, :kind, :cents, 'USD', :method, :reference, :day, :at, :kind || ':' || :order::text)
                    """;
        }
    }

    record CardAttempt(
            UUID id, UUID order, int cents, String session, String intent, OffsetDateTime begun, OffsetDateTime paid)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into card_attempt (id, orders, number, cents, currency, session, intent, state, begun_at, ended_at,
                                              expires_at)
                    values (:id, :order, 1, :cents, 'USD', :session, :intent, 'paid', :begun, :paid, :paid)
                    """;
        }
    }

    record TakenSeat(UUID offering) implements Row {
        @Override
        public String sql() {
            return "update seat_pool set used = used + 1 where offering = :offering";
        }
    }

    record Attendance(
            UUID id,
            UUID registration,
            UUID session,
            int minutes,
            @Nullable UUID recorder,
            OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into attendance (id, registration, session, minutes, method, recorder, recorded_at)
                    values (:id, :registration, :session, :minutes, 'trainer', :recorder, :at)
                    """;
        }
    }

    record DeadTicket(String code, UUID registration, OffsetDateTime made, OffsetDateTime dead) implements Row {
        @Override
        public String sql() {
            return "insert into ticket (code, registration, made_at, dead_at) values (:code, :registration, :made, :dead)";
        }
    }

    record Correction(UUID id, UUID registration, UUID person, String reason, UUID by, OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into attendance_correction (id, registration, person, reason, state, proposed_by, proposed_at)
                    values (:id, :registration, :person, :reason, 'proposed', :by, :at)
                    """;
        }
    }

    record CorrectionLine(UUID correction, UUID session, int minutes) implements Row {
        @Override
        public String sql() {
            return """
                    insert into attendance_correction_line (correction, session, minutes_before, minutes)
                    values (:correction, :session, 0, :minutes)
                    """;
        }
    }

    record Credit(UUID id, UUID person, UUID offering, int minutes, LocalDate issued) implements Row {
        @Override
        public String sql() {
            return """
                    insert into credit_award (id, person, offering, credit_type, minutes, issued)
                    values (:id, :person, :offering, 'PD hour', :minutes, :issued)
                    """;
        }
    }

    record Completion(UUID person, UUID offering, String completed, LocalDate on) implements Row {
        @Override
        public String sql() {
            return """
                    insert into completion (person, offering, completed, completed_on)
                    values (:person, :offering, :completed, :on)
                    """;
        }
    }
}
