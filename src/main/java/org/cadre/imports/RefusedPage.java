package org.cadre.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.sheet.SheetRow;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives the refused rows back as they came, each with its reasons, to be mended and brought again. */
@Controller
final class RefusedPage {
    private final Imports imports;
    private final Remarks remarks;
    private final Texts texts;

    RefusedPage(Imports imports, Remarks remarks, Texts texts) {
        this.imports = imports;
        this.remarks = remarks;
        this.texts = texts;
    }

    @GetMapping("/office/imports/{id}/refused.csv")
    @Only(Role.OFFICE)
    Reply refused(Viewer viewer, @PathVariable UUID id) {
        var list = imports.find(id, viewer).orElseThrow(NotFound::new);
        if (!(SheetReader.open(imports.fileOf(list)) instanceof SheetReader.Outcome.Opened(var file))) {
            throw new NotFound();
        }
        var refusals = remarks.refusals(id);
        var columns = BroughtListPage.columns(list);
        return Reply.download(
                texts.say("imports.refused.file", list.file().replaceFirst("\\.[^.]*$", "")) + ".csv",
                SheetFormat.CSV.type(),
                out -> {
                    var writer = SheetFormat.CSV.on(out, list.file());
                    int width = list.headers().size();
                    var names = new ArrayList<>(list.headers());
                    names.add(texts.say("imports.refused.why"));
                    writer.heading(names);
                    file.rows(list.tab(), row -> {
                        var why = refusals.get(row.line());
                        if (why != null) {
                            write(writer, row, width, why.stream()
                                    .map(one -> columns.getOrDefault(one.field(), texts.say("imports.field." + one.field()))
                                            + ": " + texts.say(one.why()))
                                    .collect(Collectors.joining(" ")));
                        }
                        return true;
                    });
                    writer.finish();
                });
    }

    private static void write(org.cadre.platform.sheet.SheetWriter writer, SheetRow row, int width, String why) {
        List<Cell> cells = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            cells.add(Cell.of(row.at(place).text()));
        }
        cells.add(Cell.of(why));
        try {
            writer.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
