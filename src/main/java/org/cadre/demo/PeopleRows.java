package org.cadre.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations, people and what they may do; all marked as made up. */
final class PeopleRows {
    private PeopleRows() {}

    record Organization(
            UUID id, String kind, String name, @Nullable UUID parent, String city) implements Row {
        @Override
        public String sql() {
            return """
                    insert into organization (id, kind, name, parent, city, state, sample)
                    values (:id, :kind, :name, :parent, :city, 'TX', true)
                    """;
        }
    }

    record Person(
            UUID id,
            String name,
            String email,
            @Nullable String stage,
            @Nullable UUID district,
            @Nullable UUID school,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into person (id, legal_name, display_name, email, state, career_stage, district, school, sample, created_at)
                    values (:id, :name, :name, :email, 'TX', :stage, :district, :school, true, :at)
                    """;
        }
    }

    record Account(UUID person, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return "insert into account (person, confirmed_at) values (:person, :at)";
        }
    }

    record RoleGrant(
            UUID id,
            UUID person,
            String role,
            @Nullable UUID organization,
            LocalDate since,
            @Nullable LocalDate until) implements Row {
        @Override
        public String sql() {
            return """
                    insert into role_grant (id, person, role, organization, since, until)
                    values (:id, :person, :role, :organization, :since, :until)
                    on conflict do nothing
                    """;
        }
    }
}
