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

    record Registration(
            UUID id,
            UUID offering,
            UUID person,
            @Nullable UUID payer,
            String category,
            int price,
            String seat,
            String pays,
            @Nullable String reference,
            boolean wants,
            OffsetDateTime at,
            @Nullable OffsetDateTime confirmed,
            @Nullable OffsetDateTime ended)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into registration (id, offering, person, payer, fee_category, price_cents, seat, pays_by,
                                              reference, wants_certification, registered_at, confirmed_at, ended_at)
                    values (:id, :offering, :person, :payer, :category, :price, :seat, :pays, :reference, :wants, :at,
                            :confirmed, :ended)
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
