package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists as files, in each kind of spreadsheet, written while they are sent. */
@Component
public final class SheetFiles {
    /** Gives the rows, one after the other. */
    @FunctionalInterface
    public interface Rows {
        void each(Consumer<List<Cell>> row);

        /** All of what a list shows in pages. */
        static <T> Rows paged(Function<@Nullable T, List<T>> pageAfter, Function<T, List<Cell>> cells) {
            return row -> {
                for (var page = pageAfter.apply(null); !page.isEmpty(); page = pageAfter.apply(page.getLast())) {
                    page.forEach(one -> row.accept(cells.apply(one)));
                }
            };
        }
    }

    private final Texts texts;
    private final AuditTrail audit;
    private final ProgramClock clock;

    SheetFiles(Texts texts, AuditTrail audit, ProgramClock clock) {
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The names of columns, by the keys of their texts. */
    public List<String> columns(String... keys) {
        return Arrays.stream(keys).map(texts::say).toList();
    }

    /**
     * A file for whom the list is about.
     *
     * @param name the file's name, without its ending
     * @param format the ending in the address; one that there is not is not found
     */
    public Reply of(String name, String title, String format, List<String> columns, Rows rows) {
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        return Reply.download(name + "." + kind.word(), kind.type(), out -> write(kind.on(out, title), columns, rows));
    }

    private static void write(SheetWriter sheet, List<String> columns, Rows rows) throws IOException {
        sheet.heading(columns);
        rows.each(cells -> {
            try {
                sheet.row(cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sheet.finish();
    }

    /** A list that is about others: who took what stands in the trail, also when the download broke off. */
    public Reply recorded(Actor actor, String list, String title, String format, List<String> columns, Rows rows) {
        Rows counted = row -> {
            var written = new AtomicLong();
            boolean whole = false;
            try {
                rows.each(cells -> {
                    row.accept(cells);
                    written.incrementAndGet();
                });
                whole = true;
            } finally {
                audit.record(
                        actor,
                        "list.exported",
                        null,
                        null,
                        Map.of(),
                        Map.of("kind", list, "format", format, "rows", written.get(), "whole", whole));
            }
        };
        return of(list + "-" + clock.today(), title, format, columns, counted);
    }
}
