package org.cadre.reporting.list;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Component;

/** Takes a list out as a spreadsheet: exactly the rows and columns its address asks. Who took what stands in the trail. */
@Component
class ListExports {
    private final Lists lists;
    private final Texts texts;
    private final AuditTrail audit;
    private final ProgramClock clock;

    ListExports(Lists lists, Texts texts, AuditTrail audit, ProgramClock clock) {
        this.lists = lists;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    Reply of(ListQuestion question, SheetFormat format, Viewer viewer) {
        String name = question.source().kind().word() + "-" + clock.today() + "." + format.word();
        return Reply.download(name, format.type(), out -> write(question, format, viewer, out));
    }

    private void write(ListQuestion question, SheetFormat format, Viewer viewer, OutputStream out)
            throws IOException {
        var rows = new AtomicLong();
        boolean whole = false;
        try {
            var sheet = format.on(
                    out, texts.say("list." + question.source().kind().word()));
            sheet.heading(question.columns().stream()
                    .map(column -> texts.say(column.label()))
                    .toList());
            lists.each(question, viewer, row -> {
                try {
                    sheet.row(question.columns().stream()
                            .map(column -> row.value(column).cell())
                            .toList());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                rows.incrementAndGet();
            });
            sheet.finish();
            whole = true;
        } finally {
            // Also when the client went away: what had gone out by then may have been kept.
            record(question, format, viewer, rows.get(), whole);
        }
    }

    private void record(ListQuestion question, SheetFormat format, Viewer viewer, long rows, boolean whole) {
        var what = new HashMap<String, Object>();
        what.put("kind", question.source().kind().word());
        what.put("format", format.word());
        what.put("rows", rows);
        what.put("whole", whole);
        what.put("columns", question.columns().stream().map(Column::word).toList());
        what.put("filters", question.address().with(Filter.TEXT.word(), "").query());
        if (question.wanted().get(Filter.TEXT.word()) instanceof String typed) {
            what.put("found by", AuditTrail.digestOf(typed));
        }
        audit.record(viewer.actor(), "list.exported", null, null, Map.of(), what);
    }
}
