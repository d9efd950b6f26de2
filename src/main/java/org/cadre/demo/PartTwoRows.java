package org.cadre.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cohorts and all that an internship leaves behind. */
final class PartTwoRows {
    private PartTwoRows() {}

    record Cohort(UUID id, String name, UUID edition, LocalDate starts, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into cohort (id, name, edition, starts, sample, created_at)
                    values (:id, :name, :edition, :starts, true, :at)
                    """;
        }
    }

    record Coach(
            UUID cohort,
            UUID person,
            LocalDate since,
            @Nullable String reason) implements Row {
        @Override
        public String sql() {
            return "insert into cohort_coach (cohort, person, since, reason) values (:cohort, :person, :since, :reason)";
        }
    }

    record Internship(
            UUID id,
            UUID person,
            @Nullable UUID cohort,
            String state,
            LocalDate applied,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate ended,
            @Nullable String endReason)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into internship (id, person, cohort, state, applied_on, first_day, last_day, ended_on,
                                            end_reason)
                    values (:id, :person, :cohort, :state, :applied, :first, :last, :ended, :endReason)
                    """;
        }
    }

    record Hold(
            UUID id,
            UUID internship,
            LocalDate from,
            @Nullable LocalDate to,
            String reason) implements Row {
        @Override
        public String sql() {
            return """
                    insert into internship_hold (id, internship, from_day, to_day, reason)
                    values (:id, :internship, :from, :to, :reason)
                    """;
        }
    }

    record Pairing(
            UUID id,
            UUID internship,
            UUID protege,
            String kind,
            @Nullable UUID school,
            String state,
            String version,
            String text,
            OffsetDateTime proposed,
            @Nullable OffsetDateTime accepted,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate ended,
            @Nullable String endReason)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into pairing (id, internship, protege, kind, school, state, agreement_version, agreement_text,
                                         proposed_at, accepted_at, accepted_on, ended_on, end_reason)
                    values (:id, :internship, :protege, :kind, :school, :state, :version, :text, :proposed, :accepted,
                            :acceptedOn, :ended, :endReason)
                    """;
        }
    }

    /** Who attested a contact and when; nobody yet, where it is {@link #NONE}. */
    record Confirmed(@Nullable UUID confirmedBy, @Nullable OffsetDateTime confirmedAt) {
        static final Confirmed NONE = new Confirmed(null, null);
    }

    record Verified(
            @Nullable UUID verifiedBy,
            @Nullable OffsetDateTime verifiedAt,
            @Nullable String verifiedReason) {
        static final Verified NONE = new Verified(null, null, null);
    }

    /** What the protégé said against a contact, and what came of it. */
    record Dispute(
            @Nullable String dispute,
            @Nullable OffsetDateTime disputedAt,
            @Nullable String outcome,
            @Nullable OffsetDateTime settledAt) {
        static final Dispute NONE = new Dispute(null, null, null, null);
    }

    record Contact(
            UUID id,
            UUID pairing,
            LocalDate day,
            @Nullable LocalTime starts,
            int minutes,
            String mode,
            List<String> standards,
            String summary,
            String nextSteps,
            String state,
            Confirmed confirmed,
            Verified verified,
            Dispute disputed,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into contact_entry (id, pairing, day, starts, minutes, mode, standards, summary, next_steps, state,
                                               confirmed_by, confirmed_at, verified_by, verified_at, verified_reason, dispute,
                                               disputed_at, dispute_outcome, settled_at, logged_at)
                    values (:id, :pairing, :day, :starts, :minutes, :mode, :standards, :summary, :nextSteps, :state,
                            :confirmedBy, :confirmedAt, :verifiedBy, :verifiedAt, :verifiedReason, :dispute, :disputedAt,
                            :outcome, :settledAt, :at)
                    """;
        }
    }

    record Report(
            UUID id,
            UUID internship,
            int month,
            String state,
            String answers,
            int minutes,
            int contacts,
            @Nullable OffsetDateTime sent,
            @Nullable LocalDate sentOn,
            @Nullable UUID by,
            @Nullable OffsetDateTime decided,
            @Nullable LocalDate acceptedOn)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into monthly_report (id, internship, month, state, answers, minutes, contacts,
                                                submitted_at, submitted_on, decided_by, decided_at, accepted_on)
                    values (:id, :internship, :month, :state, :answers::jsonb, :minutes, :contacts, :sent, :sentOn,
                            :by, :decided, :acceptedOn)
                    """;
        }
    }

    /** A call, or a chat where there is a room for it. */
    record Meeting(
            UUID id,
            UUID cohort,
            int month,
            String kind,
            OffsetDateTime starts,
            @Nullable String link,
            @Nullable UUID room,
            @Nullable String lessons,
            @Nullable String recommendations,
            @Nullable OffsetDateTime held)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into cohort_meeting (id, cohort, month, kind, starts_at, link, room, lessons, recommendations, held_at)
                    values (:id, :cohort, :month, :kind, :starts, :link, :room, :lessons, :recommendations, :held)
                    """;
        }
    }

    record Came(UUID meeting, UUID internship, UUID recorder, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into meeting_attendance (meeting, internship, how, recorded_by, recorded_at)
                    values (:meeting, :internship, 'came', :recorder, :at)
                    """;
        }
    }

    record Project(
            UUID id,
            UUID internship,
            String title,
            String summary,
            String state,
            LocalDate proposed,
            @Nullable UUID approvedBy,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate decidedOn)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into final_project (id, internship, title, topic, abstract, state, proposed_on, approved_by, approved_on, submitted_on, decided_on)
                    values (:id, :internship, :title, :title, :summary, :state, :proposed, :approvedBy, :approvedOn,
                            :submittedOn, :decidedOn)
                    """;
        }
    }

    record Reading(
            UUID id,
            UUID project,
            UUID reader,
            int place,
            LocalDate assigned,
            @Nullable String scores,
            OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into project_reading (id, project, reader, ordinal, assigned_on, scores, verdict, read_at)
                    values (:id, :project, :reader, :place, :assigned, :scores::jsonb, 'passed', :at)
                    """;
        }
    }
}
