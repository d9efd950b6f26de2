package org.cadre.reporting;

import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists behind the numbers of office's overview. */
@Controller
final class AttentionPage {
    private final AttentionLists lists;

    AttentionPage(AttentionLists lists) {
        this.lists = lists;
    }

    @GetMapping("/office/attention")
    @Only(Role.OFFICE)
    Reply attention(
            Viewer viewer,
            @RequestParam(defaultValue = "overdue") String kind,
            @RequestParam(required = false) @Nullable String after) {
        return Reply.show(
                "reporting/attention",
                lists.page(AttentionKind.find(kind).orElseThrow(NotFound::new), AttentionList.Place.of(after), viewer));
    }
}
