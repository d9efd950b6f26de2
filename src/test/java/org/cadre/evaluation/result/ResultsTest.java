package org.cadre.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.evaluation.Evaluating;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.Satisfaction;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.program.DateRange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Results as they are seen: numbers by hand, nothing below the threshold, each their own. */
@CadreTest
class ResultsTest extends Evaluating {
    @Autowired
    private Satisfaction satisfaction;

    /** Closes an evaluation after its people have answered so. */
    private OfferingId closedWith(List<Integer> answers, org.cadre.people.PersonId... trainers) {
        var offering = heldWith(answers.size(), trainers);
        var links = links();
        var fresh = links.subList(links.size() - answers.size(), links.size());
        for (int i = 0; i < answers.size(); i++) {
            answered(fresh.get(i), answers.get(i), "=Said " + answers.get(i) + " times");
        }
        comesTo(clock.today().plusDays(15));
        return offering;
    }

    @Test
    void areTheNumbersOneGetsByHand() {
        inUse(Moment.OFFERING);
        var from = clock.today();
        // 1 + 3 + 4 + 5 + 5 + 5 = 23; 23 ÷ 6 = 3.83
        var offering = closedWith(List.of(5, 3, 5, 1, 4, 5), theo);
        var office = one.signedIn(opal);
        var page = office.get("/evaluations/" + evaluationOf(offering))
                .says("6 of 6 answered (100%)")
                .says("Mean 3.83 of 5 · 6 answers")
                .says("Mean 5.00 of 5 · 6 answers");
        var rows = page.document().expectFirst(".tally").select("tbody tr").eachText();
        assertThat(rows)
                .containsExactly("1 – Not satisfied 1 17", "2 0 0", "3 1 17", "4 1 17", "5 – Very satisfied 3 50");
        assertThat(page.document().expectFirst(".tally svg title").text())
                .isEqualTo("All in all, how satisfied are you with this training? Mean 3.83 of 5 from 6 answers");
        office.get("/evaluations/results").says("6 answers to 1 evaluation").says("overall 3.83 of 5 (n = 6)");
        assertThat(satisfaction.of(new DateRange(from, clock.today())))
                .isEqualTo(new Satisfaction.Mean(new BigDecimal("3.83"), 6, 1));
        assertThat(satisfaction.of(new DateRange(from.minusYears(1), from)))
                .isEqualTo(new Satisfaction.Mean(null, 0, 0));
    }

    @Test
    void waitUntilItHasClosed() {
        inUse(Moment.OFFERING);
        var offering = heldWith(5, theo);
        links().forEach(link -> answered(link, 4, "Early"));
        var office = one.signedIn(opal);
        var page = office.get("/evaluations/" + evaluationOf(offering))
                .says("5 of 5 answered")
                .says("Results appear once it has closed")
                .doesNotSay("Early");
        office.button(page, "Close it now").send().says("Early").says("Mean 4.00 of 5");
    }

    @Test
    void areNotShownBelowTheThreshold() {
        inUse(Moment.OFFERING);
        var offering = closedWith(List.of(4, 4, 4, 4), theo);
        var office = one.signedIn(opal);
        office.get("/evaluations/" + evaluationOf(offering))
                .says("Fewer than 5 people have answered")
                .doesNotSay("Said 4")
                .doesNotSay("Mean");
        office.get("/evaluations/results")
                .says("1 evaluation is not in these numbers")
                .doesNotSay("Said 4");
    }

    @Test
    void withholdACutWhoseRestIsTooSmall() {
        inUse(Moment.OFFERING);
        var sol = one.person("Sol Trainer", Role.TRAINER);
        closedWith(List.of(5, 5, 5, 5, 5), theo);
        closedWith(List.of(1, 1, 2), sol);
        var office = one.signedIn(opal);
        // All together would give Sol's three away to whoever takes Theo's five from eight.
        office.get("/evaluations/results")
                .says("overall 5.00 of 5 (n = 5)")
                .says("1 evaluation is not in these numbers");
        office.get("/evaluations/results?trainer=" + sol.value())
                .says("No results for this choice:")
                .doesNotSay("Said 1");
        closedWith(List.of(3, 4), sol);
        // 1 + 1 + 2 + 3 + 4 = 11; 11 ÷ 5 = 2.20, and with 25 of 10 it is 3.60
        office.get("/evaluations/results?trainer=" + sol.value()).says("overall 2.20 of 5 (n = 5)");
        var all = office.get("/evaluations/results?by=trainer").says("overall 3.60 of 5 (n = 10)");
        assertThat(all.document().expectFirst(".tally").select("tbody tr").eachText())
                .containsExactly("Sol Trainer 2.20 5", "Theo Trainer 5.00 5");
    }

    @Test
    void showATrainerOwnOfferingsOnly() {
        inUse(Moment.OFFERING);
        var sol = one.person("Sol Trainer", Role.TRAINER);
        var theos = closedWith(List.of(5, 5, 5, 5, 4), theo);
        var sols = closedWith(List.of(1, 1, 2, 1, 1), sol);
        var trainer = one.signedIn(theo);
        trainer.get("/evaluations/results").says("overall 4.80 of 5 (n = 5)").doesNotSay("Sol Trainer");
        trainer.get("/evaluations/results?trainer=" + sol.value()).says("No results for this choice:");
        trainer.get("/evaluations/" + evaluationOf(theos)).says("Mean 4.80 of 5");
        trainer.get("/evaluations/" + evaluationOf(sols)).hasStatus(404);
        trainer.get("/evaluations/results.csv?trainer=" + sol.value()).hasStatus(200);
        assertThat(csv(trainer, "trainer=" + sol.value()).strip().lines()).hasSize(1);
    }

    /** Whoever has the code can send all answers but one. */
    @Test
    void keepWordsFromATrainerWhereAnswersCameByTheSharedLink() {
        inUse(Moment.OFFERING);
        var offering = heldWith(5, theo);
        answered(links().getFirst(), 2, "Said by a guest");
        String shared = "/e/"
                + jdbc.sql("select code from evaluation").query(String.class).single();
        for (int i = 0; i < 4; i++) {
            answered(shared, 5, "Made up");
        }
        comesTo(clock.today().plusDays(15));
        String place = "/evaluations/" + evaluationOf(offering);
        var trainer = one.signedIn(theo);
        trainer.get(place)
                .says("5 written answers are shown to the office only")
                .says("Mean 4.40 of 5")
                .doesNotSay("Said by a guest")
                .doesNotSay("Made up");
        trainer.get("/evaluations/results").doesNotSay("Said by a guest");
        assertThat(csv(trainer, "moment=offering"))
                .contains("shown to the office only")
                .doesNotContain("Said by a guest");
        one.signedIn(opal).get(place).says("Said by a guest").doesNotSay("shown to the office only");
    }

    @Test
    void showATrainerTheWordsOfThoseWhoWereAskedByMail() {
        inUse(Moment.OFFERING);
        var offering = closedWith(List.of(5, 5, 5, 5, 4), theo);
        one.signedIn(theo)
                .get("/evaluations/" + evaluationOf(offering))
                .says("=Said 4 times")
                .doesNotSay("shown to the office only");
    }

    private static String csv(org.cadre.Visitor visitor, String query) {
        return new String(visitor.get("/evaluations/results.csv?" + query).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void areASpreadsheetWithoutFormulas() {
        inUse(Moment.OFFERING);
        closedWith(List.of(5, 5, 5, 5, 4), theo);
        var office = one.signedIn(opal);
        assertThat(csv(office, "moment=offering"))
                .contains("Section,Question,Answer,Count,Percent,Answers,Mean")
                .contains("5 – Very satisfied,4,80,5,4.8")
                .contains("'=Said 5 times")
                .doesNotContain("Guest");
        var xlsx = office.get("/evaluations/results.xlsx");
        assertThat(xlsx.type()).startsWith("application/vnd.openxmlformats");
        assertThat(new String(xlsx.bytes(), 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
        office.get("/evaluations/results.doc").hasStatus(404);
    }

    @Test
    void keepVersionsApartWhereTheyAskedOtherwise() {
        UUID form = inUse(Moment.OFFERING);
        closedWith(List.of(4, 4, 4, 4, 4), theo);
        var office = one.signedIn(opal);
        String place = "/evaluations/forms/" + form;
        office.button(office.get(place + "/questions/s1-1"), "Save question")
                .with("label", "Otherwise said: how satisfied?")
                .send();
        office.button(office.get(place), "Put version 2 in use").send();
        closedWith(List.of(2, 2, 2, 2, 2), theo);
        // The same question in other words: added up under the new ones.
        office.get("/evaluations/results")
                .says("Otherwise said: how satisfied?")
                .doesNotSay("All in all, how satisfied")
                .says("Mean 3.00 of 5 · 10 answers");
    }

    @Test
    void compareMonths() {
        inUse(Moment.OFFERING);
        closedWith(List.of(5, 5, 5, 5, 5), theo);
        comesTo(clock.today().plusMonths(1));
        closedWith(List.of(3, 3, 3, 3, 3), theo);
        var page = one.signedIn(opal).get("/evaluations/results").says("Month by month");
        assertThat(page.document().select("svg title").eachText())
                .anyMatch(title -> title.startsWith("Means of 2 months, from"));
    }
}
