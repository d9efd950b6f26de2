package org.cadre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.sheet.SheetRow;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out an empty list to fill in: the columns, what goes into each, and a row marked as a sample. */
@Controller
final class TemplatePage {
    /** What begins so in the first column stays out when the list comes back. */
    private static final String MARK = "# ";

    private final ImportWork work;
    private final Texts texts;

    TemplatePage(ImportWork work, Texts texts) {
        this.work = work;
        this.texts = texts;
    }

    @GetMapping("/office/imports/new/{kind}/template/{format}")
    @Only(Role.OFFICE)
    Reply template(@PathVariable String kind, @PathVariable String format) {
        var about = ImportKind.find(kind).filter(work::knows).orElseThrow(NotFound::new);
        var sheet = SheetFormat.find(format).orElseThrow(NotFound::new);
        var fields = work.listing(about).fields();
        return Reply.download(about.slug() + "." + sheet.word(), sheet.type(), out -> {
            var writer = sheet.on(out, texts.say(about.label()));
            var names = new ArrayList<>(List.of(texts.say("imports.template.mark")));
            fields.forEach(field -> names.add(texts.say(field.label())));
            writer.heading(names);
            writer.row(row("imports.template.meaning", fields, this::meaning));
            writer.row(row("imports.template.sample", fields, field -> texts.say(field.sample())));
            writer.finish();
        });
    }

    private List<Cell> row(String mark, List<ImportField> fields, Function<ImportField, String> words) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(MARK + texts.say(mark)));
        fields.forEach(field -> cells.add(Cell.of(words.apply(field))));
        return cells;
    }

    private String meaning(ImportField field) {
        String hint = texts.say(field.hint());
        return field.required() ? texts.say("imports.template.required", hint) : hint;
    }

    /** A row of the template itself that was left in. */
    static boolean isSample(SheetRow row) {
        return row.at(0).text().startsWith(MARK);
    }
}
