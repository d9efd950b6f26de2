package org.cadre.evaluation.asking;

import java.util.UUID;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Office looks at a form, with its latest changes, as those see it who answer. */
@Controller
final class PreviewPage {
    private final Forms forms;
    private final Texts texts;

    PreviewPage(Forms forms, Texts texts) {
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/evaluations/forms/{id}/preview")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        var form = forms.find(id).orElseThrow(NotFound::new);
        return Reply.show(
                "evaluation/asking/answer",
                AnswerView.preview(
                        forms.latest(id).sheet(),
                        texts.say("evaluation.moment." + form.moment().key()),
                        form.anonymous() ? null : viewer.name(),
                        form.threshold()));
    }
}
