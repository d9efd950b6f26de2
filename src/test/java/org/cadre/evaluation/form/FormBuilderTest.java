package org.cadre.evaluation.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.evaluation.Evaluating;
import org.cadre.evaluation.Moment;
import org.junit.jupiter.api.Test;

/** Office builds forms; what is in use never changes. */
@CadreTest
class FormBuilderTest extends Evaluating {
    private static final String EVIL = "<script>alert('x')</script><b>How</b> \"was\" it & why?";

    private Visitor office = new Visitor();

    private Page takenUp() {
        office = one.signedIn(opal);
        var row = office.get("/evaluations/forms");
        return office.form(row, "form:has(input[value=offering])").send();
    }

    private String place(Page page) {
        return page.address().getPath();
    }

    private List<String> questions(Page page) {
        return page.document().select("[data-question] .row-link").eachText();
    }

    @Test
    void beginsWithASampleThatAsksNobody() {
        var page = takenUp().says("Sample").says("Draft of version 1").says("All in all, how satisfied");
        heldWith(1, theo);
        assertThat(links()).isEmpty();
        office.button(page, "Put in use").send().says("In use, version 1");
        jobs.comeDue();
        assertThat(links()).hasSize(1);
    }

    @Test
    void addsAQuestionOfEachKind() {
        String place = place(takenUp());
        String section =
                office.get(place).document().expectFirst("section.panel").id();
        office.button(office.get(place + "/questions/new?section=" + section + "&kind=scale"), "Save question")
                .with("label", "How warm was the room?")
                .with("steps", 7)
                .with("low", "Cold")
                .with("high", "Hot")
                .send()
                .says("Scale of 7, from “Cold” to “Hot”");
        office.button(office.get(place + "/questions/new?section=" + section + "&kind=choice"), "Save question")
                .with("label", "What did you eat?")
                .with("options", "Soup\n\n Salad \nSoup\nNothing")
                .with("many", "yes")
                .send()
                .says("Choose any of 3");
        office.button(office.get(place + "/questions/new?section=" + section + "&kind=text"), "Save question")
                .with("label", "Anything else?")
                .send()
                .says("Anything else?");
        var preview =
                office.get(place + "/preview").says("How warm was the room?").says("Choose all that apply");
        assertThat(preview.document().select("fieldset:contains(How warm) input[type=radio]"))
                .hasSize(7);
    }

    @Test
    void saysWhatIsWrongWithAQuestionAndKeepsWhatWasTyped() {
        String place = place(takenUp());
        String section =
                office.get(place).document().expectFirst("section.panel").id();
        var page = office.button(
                        office.get(place + "/questions/new?section=" + section + "&kind=scale"), "Save question")
                .with("label", "How warm?")
                .with("steps", "eleven")
                .with("low", "")
                .with("high", "Hot")
                .send()
                .hasStatus(422);
        assertThat(page.wrong("steps")).isEqualTo("A scale has from 2 to 10 steps.");
        assertThat(page.wrong("low")).isEqualTo("Both ends of a scale need a label.");
        assertThat(page.document().select("#label").val()).isEqualTo("How warm?");
        office.button(office.get(place + "/questions/new?section=" + section + "&kind=choice"), "Save question")
                .with("label", "Which?")
                .with("options", "One only")
                .send()
                .hasStatus(422)
                .says("from 2 to 20 different choices");
    }

    @Test
    void movesQuestionsByButtonsAlsoIntoTheNextSection() {
        var page = takenUp();
        var before = questions(page);
        page = office.form(page, "#s1-1 form[action$=order]").press("").send();
        assertThat(questions(page)).isEqualTo(before);
        var down = office.form(page, "#s1-1 form[action$=order]");
        page = send(down, "down");
        assertThat(questions(page).subList(0, 2)).containsExactly(before.get(1), before.get(0));
        page = send(office.form(page, "#s1-4 form[action$=order]"), "down");
        assertThat(page.document()
                        .select("section.panel")
                        .get(1)
                        .expectFirst("[data-question] .row-link")
                        .text())
                .isEqualTo("How likely are you to recommend it to a colleague?");
        page = send(office.form(page, "#s1-4 form[action$=order]"), "up");
        assertThat(page.document().expectFirst("section.panel").select("[data-question]"))
                .hasSize(4);
    }

    private static Page send(Visitor.Filling form, String way) {
        return form.with("way", way).send();
    }

    @Test
    void keepsAVersionInUseAsItIs() {
        var page = takenUp();
        String place = place(page);
        office.button(page, "Put in use").send();
        heldWith(1, theo);
        var question = office.get(place + "/questions/s1-1");
        office.button(question, "Save question")
                .with("label", "How happy are you, all in all?")
                .send()
                .says("Draft of version 2")
                .says("In use, version 1");
        new Visitor().get(links().getFirst()).says("All in all, how satisfied").doesNotSay("How happy");
        office.button(office.get(place), "Put version 2 in use").send().says("In use, version 2");
        // What was asked stays what is answered.
        new Visitor().get(links().getFirst()).says("All in all, how satisfied");
        heldWith(1, theo);
        new Visitor().get(links().getLast()).says("How happy are you");
        assertThat(jdbc.sql("select sheet ->> 'title' from evaluation_form_version order by number")
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    @Test
    void givesAQuestionANewKeyWhereItsAnswersCouldNotBeAddedUp() {
        String place = place(takenUp());
        office.button(office.get(place + "/questions/s1-1"), "Save question")
                .with("label", "Otherwise said")
                .send();
        assertThat(office.get(place).document().getElementById("s1-1")).isNotNull();
        office.button(office.get(place + "/questions/s1-1"), "Save question")
                .with("steps", 7)
                .send();
        assertThat(office.get(place).document().getElementById("s1-1")).isNull();
    }

    @Test
    void discardsADraftAndLeavesWhatIsInUse() {
        var page = takenUp();
        String place = place(page);
        office.button(page, "Put in use").send();
        office.button(office.get(place + "/questions/s1-1"), "Save question")
                .with("label", "Otherwise")
                .send();
        office.button(office.get(place), "Discard the draft")
                .send()
                .says("All in all, how satisfied")
                .doesNotSay("Otherwise");
    }

    @Test
    void letsTwoPeopleNotOverwriteEachOther() {
        String place = place(takenUp());
        var first = office.get(place + "/questions/s1-1");
        var second = office.get(place + "/questions/s1-2");
        office.button(first, "Save question").with("label", "First change").send();
        office.button(second, "Save question")
                .with("label", "Second change")
                .send()
                .hasStatus(422)
                .says("Somebody has changed this form since you opened it");
        office.get(place).says("First change").doesNotSay("Second change");
    }

    @Test
    void showsScriptsInLabelsAsText() {
        String place = place(takenUp());
        office.button(office.get(place + "/questions/s1-1"), "Save question")
                .with("label", EVIL)
                .with("low", EVIL.substring(0, 40))
                .send();
        office.button(office.get(place), "Save title and introduction")
                .with("title", EVIL)
                .with("opening", EVIL)
                .send();
        String section =
                office.get(place).document().expectFirst("section.panel").id();
        office.button(office.get(place + "/questions/new?section=" + section + "&kind=choice"), "Save question")
                .with("label", EVIL)
                .with("options", EVIL + "\nOther")
                .send();
        office.button(office.get(place), "Add section").with("section", EVIL).send();
        for (String shown : List.of(place, place + "/preview", place + "/questions/s1-1", "/evaluations/forms")) {
            var page = office.get(shown).hasStatus(200);
            assertThat(page.document().select("main script, main b:containsOwn(How)"))
                    .as(shown)
                    .isEmpty();
        }
        office.get(place + "/preview").says("<script>alert('x')</script>");
        office.button(office.get(place), "Put in use").send();
        heldWith(1, theo);
        var page = new Visitor().get(links().getFirst()).says("<b>How</b> \"was\" it & why?");
        assertThat(page.document().select("main script, main b")).isEmpty();
        assertThat(page.document().title()).startsWith("<script>");
    }

    @Test
    void keepsTheQuestionsTheProgramCounts() {
        office = one.signedIn(opal);
        var row = office.get("/evaluations/forms");
        var page = office.form(row, "form:has(input[value=follow-up])").send();
        assertThat(page.document().select("#still-principal form[action$=removal]"))
                .isEmpty();
        office.get(place(page) + "/questions/still-principal").says("The program counts the answers to this question");
        office.button(office.get(place(page) + "/questions/still-principal"), "Save question")
                .with("label", "Do you lead a school today?")
                .send()
                .says("Do you lead a school today?");
        var form = UUID.fromString(place(page).substring(place(page).lastIndexOf('/') + 1));
        assertThat(forms.latest(form)
                        .sheet()
                        .question("still-principal")
                        .orElseThrow()
                        .fixed())
                .isTrue();
    }

    @Test
    void setsForHowLongItIsOpen() {
        String place = place(takenUp());
        var wrong = office.button(office.get(place), "Save settings")
                .with("openDays", 0)
                .with("threshold", 2)
                .with("remindAfter", 40)
                .send()
                .hasStatus(422);
        assertThat(wrong.wrong("openDays")).contains("from 1 to 120");
        assertThat(wrong.wrong("threshold")).contains("from 3 to 50");
        assertThat(wrong.wrong("remindAfter")).contains("The reminder comes before the form closes");
        office.button(wrong, "Save settings")
                .with("openDays", 10)
                .with("threshold", 6)
                .with("remindAfter", "")
                .send()
                .says("Saved");
        var form = forms.of(Moment.OFFERING).orElseThrow();
        assertThat(form.openDays()).isEqualTo(10);
        assertThat(form.threshold()).isEqualTo(6);
        assertThat(form.remindAfter()).isNull();
    }
}
