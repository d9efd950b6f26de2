package org.cadre.evaluation.form;

import java.util.UUID;
import java.util.function.UnaryOperator;
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

/** Office builds a form: what is said first, sections, the order of questions, and for how long it is open. */
@Controller
final class FormPage {
    private static final String TEMPLATE = "evaluation/form/form";
    private static final int LONGEST_TITLE = 160;
    private static final int LONGEST_OPENING = 2_000;
    private static final int MOST_DAYS = 120;
    private static final int LEAST_THRESHOLD = 3;
    private static final int MOST_THRESHOLD = 50;

    /**
     * A form as office works on it.
     *
     * @param latest the draft, or what is in use while there is none
     * @param heading what is said before the questions, as typed
     * @param settings when it is asked, as typed
     * @param section the title of a further section, as typed
     */
    record FormView(
            EvaluationForm form,
            FormVersion latest,
            @Nullable FormVersion current,
            Form heading,
            Form settings,
            Form section) {
        boolean draft() {
            return latest.publishedAt() == null;
        }

        /** Whether there is anything to discard: the first draft stays. */
        boolean discardable() {
            return draft() && current != null;
        }
    }

    private final Forms forms;
    private final Deeds deeds;

    FormPage(Forms forms, Deeds deeds) {
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/evaluations/forms/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(form(id), null, null, null));
    }

    private EvaluationForm form(UUID id) {
        return forms.find(id).orElseThrow(NotFound::new);
    }

    private FormView view(
            EvaluationForm form, @Nullable Form heading, @Nullable Form settings, @Nullable Form section) {
        var latest = forms.latest(form.id());
        return new FormView(
                form,
                latest,
                forms.current(form.id()).orElse(null),
                heading == null
                        ? Form.empty()
                                .with("title", latest.sheet().title())
                                .with("opening", latest.sheet().opening())
                        : heading,
                settings == null
                        ? Form.empty()
                                .with("openDays", form.openDays())
                                .with("remindAfter", form.remindAfter())
                                .with("threshold", form.threshold())
                                .with("byMail", form.byMail() ? "yes" : null)
                        : settings,
                section == null ? Form.empty() : section);
    }

    @PostMapping("/evaluations/forms/{id}/heading")
    @Only(Role.OFFICE)
    Reply head(@PathVariable UUID id, Form form) {
        var one = form(id);
        String title = form.required("title", Sentence.of("evaluation.form.title-missing"));
        form.atMost("title", LONGEST_TITLE);
        String opening = form.atMost("opening", LONGEST_OPENING);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(one, form, null, null));
        }
        return change(one, form, sheet -> sheet.headed(title, opening), "", () -> view(one, form, null, null));
    }

    @PostMapping("/evaluations/forms/{id}/sections")
    @Only(Role.OFFICE)
    Reply section(@PathVariable UUID id, Form form) {
        var one = form(id);
        String title = form.required("section", Sentence.of("evaluation.form.section-missing"));
        form.atMost("section", LONGEST_TITLE);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(one, null, null, form));
        }
        String key = Keys.fresh();
        return change(
                one,
                form,
                sheet -> sheet.with(new Section(key, title, java.util.List.of())),
                "#" + key,
                () -> view(one, null, null, form));
    }

    @PostMapping("/evaluations/forms/{id}/order")
    @Only(Role.OFFICE)
    Reply order(@PathVariable UUID id, Form form) {
        var one = form(id);
        String what = form.text("what");
        boolean up = form.text("way").equals("up");
        return change(one, form, sheet -> sheet.moved(what, up), "#" + what, null);
    }

    @PostMapping("/evaluations/forms/{id}/removal")
    @Only(Role.OFFICE)
    Reply remove(@PathVariable UUID id, Form form) {
        var one = form(id);
        return change(one, form, sheet -> sheet.without(form.text("what")), "", null);
    }

    private interface Again {
        FormView view();
    }

    private Reply change(
            EvaluationForm one, Form form, UnaryOperator<Sheet> change, String anchor, @Nullable Again again) {
        return deeds.once(form.key(), () -> {
            var read = forms.latest(one.id());
            if (!Keys.stamp(read).equals(form.text("stamp")) || !forms.write(read, change.apply(read.sheet()))) {
                if (again == null) {
                    return Reply.seeOther(FormsPage.PLACE + "/" + one.id(), Sentence.of("evaluation.form.changed"));
                }
                form.wrong("stamp", Sentence.of("evaluation.form.changed"));
                return Reply.again(TEMPLATE, again.view());
            }
            // A key of ours has letters, digits and dashes only; whatever else was sent is no place to go to.
            String place = anchor.matches("#[a-z0-9-]{1,40}") ? anchor : "";
            return Reply.seeOther(FormsPage.PLACE + "/" + one.id() + place);
        });
    }

    @PostMapping("/evaluations/forms/{id}/settings")
    @Only(Role.OFFICE)
    Reply set(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = form(id);
        int openDays = within(form, "openDays", 1, MOST_DAYS, one.openDays());
        int threshold = within(form, "threshold", LEAST_THRESHOLD, MOST_THRESHOLD, one.threshold());
        boolean byMail = !one.moment().inTheRoom() || form.ticked("byMail");
        var remindAfter = form.number("remindAfter", Sentence.of("evaluation.form.remind-wrong", openDays - 1))
                .orElse(null);
        if (remindAfter != null && (remindAfter < 1 || remindAfter >= openDays)) {
            form.wrong("remindAfter", Sentence.of("evaluation.form.remind-wrong", Math.max(1, openDays - 1)));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(one, null, form, null));
        }
        var set = new EvaluationForm(
                one.id(),
                one.moment(),
                one.anonymous(),
                byMail,
                openDays,
                byMail ? remindAfter : null,
                threshold,
                one.inUse(),
                one.sample());
        return deeds.once(form.key(), () -> {
            forms.set(set, viewer.actor());
            return Reply.seeOther(FormsPage.PLACE + "/" + id, Sentence.of("evaluation.form.set"));
        });
    }

    private static int within(Form form, String field, int least, int most, int otherwise) {
        var wrong = Sentence.of("evaluation.form." + field + ".wrong", least, most);
        int number = form.number(field, wrong).orElse(least - 1);
        if (number < least || number > most) {
            form.wrong(field, wrong);
            return otherwise;
        }
        return number;
    }
}
