package org.cadre.evaluation.form;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.evaluation.Moment;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees which moments have a form, takes up the sample of one that has none, and puts forms in use. */
@Controller
final class FormsPage {
    static final String PLACE = "/evaluations/forms";

    /** @param form none: the sample waits */
    record Row(Moment moment, @Nullable EvaluationForm form, String title, int number, boolean draft) {}

    record FormsView(List<Row> rows) {}

    private final Forms forms;
    private final Deeds deeds;

    FormsPage(Forms forms, Deeds deeds) {
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/evaluations/forms")
    @Only(Role.OFFICE)
    Reply list() {
        var taken = forms.all().stream().collect(Collectors.toMap(EvaluationForm::moment, Function.identity()));
        return Reply.show(
                "evaluation/form/forms",
                new FormsView(Arrays.stream(Moment.values())
                        .map(moment -> row(moment, taken.get(moment)))
                        .toList()));
    }

    private Row row(Moment moment, @Nullable EvaluationForm form) {
        if (form == null) {
            return new Row(moment, null, SampleForms.of(moment).sheet().title(), 0, false);
        }
        var latest = forms.latest(form.id());
        int number = forms.current(form.id()).map(FormVersion::number).orElse(0);
        return new Row(moment, form, latest.sheet().title(), number, latest.publishedAt() == null);
    }

    @PostMapping("/evaluations/forms")
    @Only(Role.OFFICE)
    Reply takeUp(Viewer viewer, Form form) {
        var moment = Moment.find(form.text("moment")).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            var there = forms.of(moment);
            if (there.isPresent()) {
                return Reply.seeOther(PLACE + "/" + there.get().id());
            }
            var sample = SampleForms.of(moment);
            return Reply.seeOther(
                    PLACE + "/" + forms.takeUp(sample.form(), sample.sheet(), viewer.actor()),
                    Sentence.of("evaluation.form.taken-up"));
        });
    }

    @PostMapping("/evaluations/forms/{id}/use")
    @Only(Role.OFFICE)
    Reply use(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = forms.find(id).orElseThrow(NotFound::new);
        if (forms.latest(id).sheet().questions().findAny().isEmpty()) {
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("evaluation.form.no-questions"));
        }
        return deeds.once(form.key(), () -> {
            forms.use(one.id(), viewer.actor());
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("evaluation.form.used"));
        });
    }

    @PostMapping("/evaluations/forms/{id}/rest")
    @Only(Role.OFFICE)
    Reply rest(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = forms.find(id).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            forms.rest(one, viewer.actor());
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("evaluation.form.rested"));
        });
    }

    @PostMapping("/evaluations/forms/{id}/discard")
    @Only(Role.OFFICE)
    Reply discard(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = forms.find(id).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            forms.discard(one, viewer.actor());
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("evaluation.form.discarded"));
        });
    }
}
