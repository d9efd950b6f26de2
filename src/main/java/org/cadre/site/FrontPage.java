package org.cadre.site;

import org.cadre.people.Open;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page a stranger sees: what the program is, and where to begin. */
@Controller
final class FrontPage {
    record FrontView() {}

    @GetMapping("/")
    @Open
    Reply front() {
        return Reply.show("site/front", new FrontView());
    }
}
