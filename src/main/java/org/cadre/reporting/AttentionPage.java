package org.cadre.reporting;

import java.util.List;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists behind the numbers of office's overview. */
@Controller
final class AttentionPage {
    private final AttentionLists lists;
    private final SheetFiles sheets;
    private final Texts texts;

    AttentionPage(AttentionLists lists, SheetFiles sheets, Texts texts) {
        this.lists = lists;
        this.sheets = sheets;
        this.texts = texts;
    }

    @GetMapping("/office/attention")
    @Only(Role.OFFICE)
    Reply attention(
            Viewer viewer,
            @RequestParam(defaultValue = "overdue") String kind,
            @RequestParam(required = false) @Nullable String after) {
        return Reply.show("reporting/attention", lists.page(kind(kind), AttentionList.Place.of(after), viewer));
    }

    private static AttentionKind kind(String word) {
        return AttentionKind.find(word).orElseThrow(NotFound::new);
    }

    @GetMapping("/office/attention.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @RequestParam(defaultValue = "overdue") String kind, @PathVariable String format) {
        var about = kind(kind);
        String key = "reporting.attention." + about.word();
        return sheets.recorded(
                viewer.actor(),
                "attention-" + about.word(),
                texts.say(key + ".title"),
                format,
                sheets.columns("reporting.attention.who", key + ".with", key + ".what", key + ".day"),
                row -> lists.each(about, viewer, one -> row.accept(cells(one))));
    }

    private List<Cell> cells(AttentionList.Row one) {
        return List.of(Cell.of(one.name()), Cell.of(one.with()), Cell.of(texts.say(one.detail())), Cell.of(one.day()));
    }
}
