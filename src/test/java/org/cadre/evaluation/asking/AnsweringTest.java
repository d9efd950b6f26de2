package org.cadre.evaluation.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.evaluation.Evaluating;
import org.cadre.evaluation.Moment;
import org.junit.jupiter.api.Test;

/** Answering by a link of one's own. */
@CadreTest
class AnsweringTest extends Evaluating {
    @Test
    void isAskedByMailOnTheDayAfterAndAnswersOnce() {
        inUse(Moment.OFFERING);
        var offering = heldWith(3, theo);
        assertThat(links()).hasSize(3);
        answered(links().getFirst(), 4, "").says("Thank you");
        new Visitor().get(links().getFirst()).says("You have already answered");
        assertThat(count(
                        "select jsonb_array_length(counted) from evaluation_box b join evaluation e on e.id = b.evaluation"
                                + " where e.moment = 'offering' and e.offering = '" + offering.value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsMissing() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        var visitor = new Visitor();
        var page = visitor.button(visitor.get(links().getFirst()), "Send answers")
                .with(WHOLE, 3)
                .with(FIRST, "The <b>questions</b> for a first talk")
                .send()
                .hasStatus(422);
        assertThat(page.wrong(PREPARED)).startsWith("Please answer: How well do you feel prepared");
        assertThat(page.document().select("input[name=" + WHOLE + "][value=3]").hasAttr("checked"))
                .isTrue();
        assertThat(page.document().select("textarea[name=" + FIRST + "]").text())
                .isEqualTo("The <b>questions</b> for a first talk");
        visitor.button(page, "Send answers")
                .with(PREPARED, 3)
                .with(TRAINERS, 3)
                .send()
                .says("Thank you");
    }

    @Test
    void countsAnAnswerSentTwiceOnce() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        var visitor = new Visitor();
        var form = visitor.button(visitor.get(links().getFirst()), "Send answers")
                .with(WHOLE, 3)
                .with(PREPARED, 3)
                .with(TRAINERS, 3);
        form.send().says("Thank you");
        form.send();
        assertThat(count("select coalesce(sum(jsonb_array_length(counted)), 0)::integer from evaluation_box"))
                .isEqualTo(1);
    }

    @Test
    void takesNoStepThatIsNotOnTheScale() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        answered(links().getFirst(), 99, "").hasStatus(422);
    }

    @Test
    void isKindToWhoComesLate() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        String link = links().getFirst();
        comesTo(clock.today().plusDays(20));
        new Visitor()
                .get(link)
                .hasStatus(200)
                .says("This evaluation is closed")
                .says("Thank you for wanting to answer");
    }

    @Test
    void takesNothingAfterClosingFromAFormThatWasOpenBefore() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        var visitor = new Visitor();
        var form = visitor.button(visitor.get(links().getFirst()), "Send answers")
                .with(WHOLE, 3)
                .with(PREPARED, 3)
                .with(TRAINERS, 3);
        comesTo(clock.today().plusDays(20));
        form.send().says("This evaluation is closed");
        assertThat(count("select coalesce(sum(jsonb_array_length(counted)), 0)::integer from evaluation_box"))
                .isZero();
    }

    @Test
    void knowsNoLinkThatWasAltered() {
        new Visitor().get("/evaluation/abc").says("write to");
    }

    @Test
    void remindsOnceAndOnlyWhoHasNotAnswered() {
        inUse(Moment.OFFERING);
        heldWith(2, theo);
        answered(links().getFirst(), 4, "");
        for (int day = 1; day < 10; day++) {
            comesTo(clock.today().plusDays(1));
        }
        assertThat(jdbc.sql("select subject from mail where subject like 'A reminder%'")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("A reminder: How was Leadership Immersion Institute?"));
    }

    @Test
    void asksOnlyThoseWhoWereThereAndNobodyTwice() {
        inUse(Moment.OFFERING);
        var offering = one.institute(clock.today().plusDays(5), 5, theo);
        var came = one.person("Came Along");
        one.attended(offering, one.confirmed(came, offering), 150);
        one.confirmed(one.person("Stayed Away"), offering);
        comesTo(clock.today().plusDays(7));
        comesTo(clock.today().plusDays(1));
        assertThat(one.mails(came, "How was")).isEqualTo(1);
        assertThat(links()).hasSize(1);
    }
}
