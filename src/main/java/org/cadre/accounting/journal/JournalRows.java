package org.cadre.accounting.journal;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the rows of a journal, many at a time. */
@Component
class JournalRows {
    private static final int AT_A_TIME = 1000;

    private final JdbcTemplate jdbc;

    JournalRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Batch batch() {
        return new Batch();
    }

    /** What is to be written, with its sums. */
    final class Batch {
        private record Entry(UUID id, Movement.Source source) {}

        private record Line(int place, JournalLine line) {}

        private final List<Entry> entries = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private long debits;
        private long credits;

        void entry(Movement movement) {
            entries.add(new Entry(movement.id(), movement.source()));
        }

        void line(int place, JournalLine line) {
            lines.add(new Line(place, line));
            debits += line.debit();
            credits += line.credit();
        }

        int entries() {
            return entries.size();
        }

        long debits() {
            return debits;
        }

        long credits() {
            return credits;
        }

        void write(UUID journal) {
            jdbc.batchUpdate(
                    "insert into journal_entry (journal, ledger_entry, stipend_payment) values (?, ?, ?)",
                    entries,
                    AT_A_TIME,
                    (row, one) -> {
                        row.setObject(1, journal);
                        row.setObject(2, one.source == Movement.Source.LEDGER ? one.id : null);
                        row.setObject(3, one.source == Movement.Source.STIPEND ? one.id : null);
                    });
            jdbc.batchUpdate("""
                    insert into journal_line (journal, place, entry, post, account, fund, posted, day, debit, credit, currency,
                                              reversal)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, lines, AT_A_TIME, (row, one) -> {
                var line = one.line;
                row.setObject(1, journal);
                row.setInt(2, one.place);
                row.setObject(3, line.of().id());
                row.setString(4, line.post().word());
                row.setString(5, line.code().account());
                row.setString(6, line.code().fund());
                row.setDate(7, Date.valueOf(line.posted()));
                row.setDate(8, Date.valueOf(line.of().day()));
                row.setInt(9, line.debit());
                row.setInt(10, line.credit());
                row.setString(11, line.of().currency());
                row.setBoolean(12, line.of().isReversal());
            });
        }
    }
}
