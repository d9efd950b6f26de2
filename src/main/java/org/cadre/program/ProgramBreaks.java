package org.cadre.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.AfterCommit;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The breaks office has added to the calendars of editions: the one place they are kept. {@link Editions} hands out each
 * edition with them, so that every due day and every signal knows them. Days of a break that are over, or today, are
 * never taken out of it: so no due day that has passed moves earlier.
 */
@Component
public class ProgramBreaks {
    private static final Duration REREAD = Duration.ofSeconds(2);

    /** Longer is a hold or another edition, not a break. */
    public static final int LONGEST_DAYS = 120;

    /** What came of a change. */
    public enum Outcome {
        DONE,
        /** It would take out a day that is over, or today. */
        PAST_DAYS_STAY,
        /** Somebody else changed or removed it. */
        GONE
    }

    /** What was read, and the editions made with it. */
    private record Known(List<ProgramBreak> breaks, Instant readAt, Map<EditionId, Edition> editions) {
        Known(List<ProgramBreak> breaks, Instant readAt) {
            this(breaks, readAt, new ConcurrentHashMap<>());
        }
    }

    private final JdbcClient jdbc;
    private final Clock system;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Known known;
    /** What was read before is not kept. */
    private Instant forgottenAt = Instant.EPOCH;

    ProgramBreaks(JdbcClient jdbc, Clock system, ProgramClock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.system = system;
        this.clock = clock;
        this.audit = audit;
    }

    /** The edition with the breaks in force. What another server changed is seen within seconds. */
    Edition in(EditionId id, Edition edition) {
        var now = known;
        if (now == null) {
            now = read();
        } else if (now.readAt.plus(REREAD).isBefore(system.instant()) && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                try {
                    read();
                } finally {
                    reading.set(false);
                }
            });
        }
        var breaks = now.breaks;
        if (breaks.isEmpty()) {
            return edition;
        }
        return now.editions.computeIfAbsent(id, _ -> with(id, edition, breaks));
    }

    private static Edition with(EditionId id, Edition edition, List<ProgramBreak> breaks) {
        var own = breaks.stream()
                .filter(one -> one.isFor(id))
                .map(ProgramBreak::asBreak)
                .toList();
        return own.isEmpty() ? edition : edition.with(edition.calendar().plus(own));
    }

    private Known read() {
        var readAt = system.instant();
        var fresh = new Known(inForce(), readAt);
        // Who began to read later has seen more.
        synchronized (this) {
            var before = known;
            if (!readAt.isBefore(forgottenAt) && (before == null || !before.readAt.isAfter(readAt))) {
                known = fresh;
            }
        }
        return fresh;
    }

    /** Forgets what was read, so that the next question asks the database. */
    public void reread() {
        synchronized (this) {
            forgottenAt = system.instant();
            known = null;
        }
    }

    /** All in force, the next one first. */
    public List<ProgramBreak> inForce() {
        return jdbc.sql("""
                select break as id, edition, title, first_day, last_day from program_break
                 where ended_at is null order by first_day, last_day, break
                """).query(ProgramBreaks::row).list();
    }

    private static ProgramBreak row(ResultSet row, int number) throws SQLException {
        var edition = row.getObject("edition", UUID.class);
        return new ProgramBreak(
                row.getObject("id", UUID.class),
                edition == null ? null : new EditionId(edition),
                row.getString("title"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    /** The edition with the breaks that were in force at that moment. */
    Edition asOf(Instant moment, EditionId id, Edition edition) {
        var then = jdbc.sql("""
                select break as id, edition, title, first_day, last_day from program_break
                 where added_at <= :moment and (ended_at is null or ended_at > :moment)
                 order by first_day, last_day, break
                """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(ProgramBreaks::row)
                .list();
        return with(id, edition, then);
    }

    /** One in force. */
    public Optional<ProgramBreak> find(UUID id) {
        return inForce().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Adds one. It may lie in the past: then due days that have passed move later, never earlier. */
    public UUID add(Actor actor, @Nullable EditionId edition, String title, LocalDate first, LocalDate last) {
        UUID id = Ids.next();
        insert(actor, new ProgramBreak(id, edition, title, first, last));
        audit.record(actor, "calendar.break-added", null, id, Map.of(), told(edition, title, first, last));
        changed();
        return id;
    }

    private void insert(Actor actor, ProgramBreak one) {
        jdbc.sql("""
                insert into program_break (id, break, edition, title, first_day, last_day, added_by, added_at)
                values (:id, :break, :edition, :title, :first, :last, :by, :now)
                """)
                .param("id", Ids.next())
                .param("break", one.id())
                .param("edition", one.edition() == null ? null : one.edition().value())
                .param("title", one.title())
                .param("first", one.first())
                .param("last", one.last())
                .param("by", actor.person())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, Object> told(
            @Nullable EditionId edition, String title, LocalDate first, LocalDate last) {
        return Map.of(
                "edition",
                edition == null ? "all" : edition.toString(),
                "title",
                title,
                "first",
                first.toString(),
                "last",
                last.toString());
    }

    /** Changes title and days; whose calendar it is in stays. */
    public Outcome change(Actor actor, UUID id, String title, LocalDate first, LocalDate last) {
        return replace(actor, id, "calendar.break-changed", first, last, before -> {
            insert(actor, new ProgramBreak(id, before.edition(), title, first, last));
            return told(before.edition(), title, first, last);
        });
    }

    /** Takes one out that has not begun. */
    public Outcome remove(Actor actor, UUID id) {
        return replace(actor, id, "calendar.break-removed", null, null, _ -> Map.of());
    }

    @FunctionalInterface
    private interface Next {
        Map<String, Object> of(ProgramBreak before);
    }

    private Outcome replace(
            Actor actor, UUID id, String deed, @Nullable LocalDate first, @Nullable LocalDate last, Next next) {
        var row = jdbc.sql("select break from program_break where break = :id and ended_at is null for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        if (row.isEmpty()) {
            return Outcome.GONE;
        }
        var before = find(id).orElseThrow();
        if (takesOutPastDays(before, first, last)) {
            return Outcome.PAST_DAYS_STAY;
        }
        jdbc.sql("update program_break set ended_by = :by, ended_at = :now where break = :id and ended_at is null")
                .param("by", actor.person())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        var after = next.of(before);
        audit.record(
                actor, deed, null, id, told(before.edition(), before.title(), before.first(), before.last()), after);
        changed();
        return Outcome.DONE;
    }

    private boolean takesOutPastDays(ProgramBreak before, @Nullable LocalDate first, @Nullable LocalDate last) {
        var today = clock.today();
        if (before.first().isAfter(today)) {
            return false;
        }
        var lastThatStays = before.last().isBefore(today) ? before.last() : today;
        return first == null
                || first.isAfter(before.first())
                || Objects.requireNonNull(last).isBefore(lastThatStays);
    }

    /** Seen from the commit on. */
    private void changed() {
        AfterCommit.run(this::reread);
    }
}
