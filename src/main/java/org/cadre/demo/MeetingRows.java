package org.cadre.demo;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Chats, proposed times, and what meetings brought. */
final class MeetingRows {
    private MeetingRows() {}

    record Room(UUID id, String agenda, int last) implements Row {
        @Override
        public String sql() {
            return "insert into chat_room (id, agenda, last_number) values (:id, :agenda, :last)";
        }
    }

    record Said(UUID room, int number, UUID author, String words, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into chat_entry (room, number, author, kind, body, entered_at)
                    values (:room, :number, :author, 'message', :words, :at)
                    """;
        }
    }

    record Poll(UUID id, UUID cohort, UUID coach, OffsetDateTime at) implements Row {
        @Override
        public String sql() {
            return """
                    insert into meeting_poll (id, cohort, kind, minutes, proposed_by, proposed_at)
                    values (:id, :cohort, 'chat', 60, :coach, :at)
                    """;
        }
    }

    record PollTime(UUID id, UUID poll, OffsetDateTime starts, int month) implements Row {
        @Override
        public String sql() {
            return "insert into meeting_poll_time (id, poll, starts_at, month) values (:id, :poll, :starts, :month)";
        }
    }

    record Insight(UUID id, UUID meeting, String kind, String body, UUID author, UUID coach, OffsetDateTime at)
            implements Row {
        @Override
        public String sql() {
            return """
                    insert into meeting_insight (id, meeting, kind, body, author, entered_at, decision, decided_by, decided_at)
                    values (:id, :meeting, :kind, :body, :author, :at, 'chosen', :coach, :at)
                    """;
        }
    }
}
