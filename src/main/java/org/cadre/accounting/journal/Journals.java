package org.cadre.accounting.journal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.accounting.Charts;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exports journals, one after the other: each has what moved by its last day and no earlier journal has. What is entered
 * late, for a period that is closed, comes with the next journal, posted on its first day.
 */
@Component
class Journals {
    private final JdbcClient jdbc;
    private final Charts charts;
    private final Movements movements;
    private final JournalRows rows;
    private final Counters counters;
    private final FileStore files;
    private final AuditTrail audit;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;

    Journals(
            JdbcClient jdbc,
            Charts charts,
            Movements movements,
            JournalRows rows,
            Counters counters,
            FileStore files,
            AuditTrail audit,
            Texts texts,
            ProgramClock clock,
            Clock system) {
        this.jdbc = jdbc;
        this.charts = charts;
        this.movements = movements;
        this.rows = rows;
        this.counters = counters;
        this.files = files;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
    }

    /** The last day that is over, and so may be the last of a journal. */
    LocalDate latest() {
        return clock.today().minusDays(1);
    }

    /** Closes everything by that day. A refusal leaves a number taken: whoever asks lets the transaction go. */
    Closing close(LocalDate through, Actor actor) {
        if (through.isAfter(latest())) {
            return new Closing.NotOver(latest());
        }
        var chart = charts.current();
        if (chart.sample()) {
            return new Closing.SampleCodes();
        }
        // Who takes the next number waits here for whoever took the last one, and then sees what they exported.
        long number = counters.next("journal");
        var last = closedThrough();
        if (last.isPresent() && !through.isAfter(last.get())) {
            return new Closing.ClosedBefore(last.get());
        }
        var open = last.map(day -> day.plusDays(1)).orElse(null);
        var posting = new Posting(chart, open);
        var file = new JournalFile(number, texts);
        var batch = rows.batch();
        movements.newThrough(through, movement -> {
            batch.entry(movement);
            posting.lines(movement).forEach(line -> batch.line(file.add(line), line));
        });
        if (batch.entries() == 0) {
            return new Closing.NothingNew();
        }
        var id = Ids.next();
        insert(id, number, open, through, batch, files.store(file.finish()), actor);
        batch.write(id);
        audit.record(
                actor,
                "accounting.journal-exported",
                null,
                id,
                Map.of(),
                Map.of("number", number, "through", through.toString(), "entries", batch.entries()));
        return new Closing.Closed(find(id).orElseThrow());
    }

    private void insert(
            UUID id,
            long number,
            @Nullable LocalDate open,
            LocalDate through,
            JournalRows.Batch batch,
            String file,
            Actor actor) {
        jdbc.sql("""
                insert into journal (id, number, from_day, through, entries, debits, credits, file, made_on, made_at, made_by)
                values (:id, :number, :open, :through, :entries, :debits, :credits, :file, :today, :now, :by)
                """)
                .param("id", id)
                .param("number", number)
                .param("open", open)
                .param("through", through)
                .param("entries", batch.entries())
                .param("debits", batch.debits())
                .param("credits", batch.credits())
                .param("file", file)
                .param("today", clock.today())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.person())
                .update();
    }

    Optional<LocalDate> closedThrough() {
        return jdbc.sql("select max(through) from journal")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    Optional<Journal> find(UUID id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The latest first: one a month at most, so all of them. */
    List<Journal> all() {
        return new ArrayList<>(jdbc.sql("""
                select j.id, j.number, j.from_day, j.through, j.entries, j.debits, j.file, j.made_at,
                       p.display_name as made_by
                  from journal j
                  left join person p on p.id = j.made_by
                 order by j.number desc
                """).query(Journal.class).list());
    }

    /** The bytes as they were exported. */
    byte[] bytes(Journal journal) {
        return files.read(journal.file());
    }

    /** What would come with a journal through that day: entries and cents, counted. */
    Waiting waiting(LocalDate through) {
        return jdbc.sql("""
                select count(*)::int as entries, coalesce(sum(cents), 0)::bigint as cents, min(day) as earliest
                  from (select e.cents, e.day from ledger_entry e
                         where e.day <= :through
                           and not exists (select 1 from journal_entry j where j.ledger_entry = e.id)
                        union all
                        select y.cents, y.day from stipend_payment y
                         where y.day <= :through
                           and not exists (select 1 from journal_entry j where j.stipend_payment = y.id)) n
                """).param("through", through).query(Waiting.class).single();
    }

    /** What no journal has yet. */
    record Waiting(int entries, long cents, @Nullable LocalDate earliest) {}
}
