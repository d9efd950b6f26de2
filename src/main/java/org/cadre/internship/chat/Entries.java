package org.cadre.internship.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was entered in rooms. Whoever asks has found the room as its member. */
@Component
final class Entries {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    Entries(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The number of what is entered next. The room's row is held until the end of the transaction, so a later number is
     * never seen before an earlier one, and a number that was not used is given to the next.
     */
    long nextNumber(UUID room) {
        return jdbc.sql("update chat_room set last_number = last_number + 1 where id = :room returning last_number")
                .param("room", room)
                .query(Long.class)
                .single();
    }

    void enter(UUID room, long number, PersonId author, String kind, String body, @Nullable Long about) {
        jdbc.sql("""
                insert into chat_entry (room, number, author, kind, body, about, entered_at)
                values (:room, :number, :author, :kind, :body, :about::bigint, :now)
                """)
                .param("room", room)
                .param("number", number)
                .param("author", author.value())
                .param("kind", kind)
                .param("body", body)
                .param("about", about)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How much somebody has entered in a room lately. */
    int lately(UUID room, PersonId author, Duration time) {
        return jdbc.sql("""
                select count(*) from chat_entry where room = :room and author = :author and entered_at > :since
                """)
                .param("room", room)
                .param("author", author.value())
                .param("since", clock.now().minus(time).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Erases the words of one's own message. */
    boolean withdraw(UUID room, long number, PersonId author) {
        return jdbc.sql("""
                update chat_entry set body = '', withdrawn_at = :now
                 where room = :room and number = :number and author = :author and kind = 'message' and withdrawn_at is null
                """)
                        .param("room", room)
                        .param("number", number)
                        .param("author", author.value())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Sets the agenda, unless another coach has changed it since it was read. */
    boolean changeAgenda(UUID room, String agenda, long read, long number) {
        return jdbc.sql("""
                update chat_room set agenda = :agenda, agenda_number = :number where id = :room and agenda_number = :read
                """)
                        .param("room", room)
                        .param("agenda", agenda)
                        .param("read", read)
                        .param("number", number)
                        .update()
                == 1;
    }

    boolean isMessage(UUID room, long number) {
        return jdbc.sql("""
                select exists (select 1 from chat_entry where room = :room and number = :number and kind = 'message')
                """)
                .param("room", room)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** The newest so many before a number, in order. */
    List<Entry> before(UUID room, long number, int most) {
        return jdbc.sql("""
                select e.room, e.number, e.author, p.display_name, e.kind, e.body, e.about, e.entered_at, e.withdrawn_at,
                       q.display_name as about_author, a.body as about_body
                  from chat_entry e
                  join person p on p.id = e.author
                  left join chat_entry a on a.room = e.room and a.number = e.about
                  left join person q on q.id = a.author
                 where e.room = :room and e.number < :number
                 order by e.number desc
                 limit :most
                """)
                .param("room", room)
                .param("number", number)
                .param("most", most)
                .query(Entries::entry)
                .list()
                .reversed();
    }

    /** The first so many after a number, in order. */
    List<Entry> after(UUID room, long number, int most) {
        return after(Map.of(room, number), most);
    }

    /** The first so many of several rooms, each after its own number, in order: one question for all. */
    List<Entry> after(Map<UUID, Long> rooms, int most) {
        record Asked(UUID room, long after) {}
        return jdbc.sql("""
                select e.room, e.number, e.author, p.display_name, e.kind, e.body, e.about, e.entered_at, e.withdrawn_at,
                       q.display_name as about_author, a.body as about_body
                  from jsonb_to_recordset(:rooms::jsonb) as asked (room uuid, after bigint)
                  join chat_entry e on e.room = asked.room and e.number > asked.after
                  join person p on p.id = e.author
                  left join chat_entry a on a.room = e.room and a.number = e.about
                  left join person q on q.id = a.author
                 order by e.room, e.number
                 limit :most
                """)
                .param(
                        "rooms",
                        json.writeValueAsString(rooms.entrySet().stream()
                                .map(one -> new Asked(one.getKey(), one.getValue()))
                                .toList()))
                .param("most", most)
                .query(Entries::entry)
                .list();
    }

    Optional<Entry> find(UUID room, long number) {
        return before(room, number + 1, 1).stream()
                .filter(entry -> entry.number() == number)
                .findFirst();
    }

    /** The number of the newest entry. */
    long last(UUID room) {
        return jdbc.sql("select last_number from chat_room where id = :room")
                .param("room", room)
                .query(Long.class)
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("room", UUID.class),
                row.getLong("number"),
                row.getObject("author", UUID.class),
                row.getString("display_name"),
                row.getString("kind"),
                row.getString("body"),
                row.getObject("about", Long.class),
                row.getTimestamp("entered_at").toInstant(),
                row.getTimestamp("withdrawn_at") != null,
                row.getString("about_author"),
                row.getString("about_body"));
    }
}
