package org.cadre.evaluation.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.StillPrincipals;
import org.cadre.evaluation.form.Forms;
import org.cadre.evaluation.form.SampleForms;
import org.cadre.internship.PartTwo;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.program.DateRange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of part two are asked when their moment has come, by the program's clock. */
@CadreTest
class OpeningTest extends PartTwo {
    private static final String ROSA = "rosa@bluebonnet.example";
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private Forms forms;

    @Autowired
    private Jobs jobs;

    @Autowired
    private StillPrincipals stillPrincipals;

    @Autowired
    private TransactionTemplate transaction;

    private void inUse(Moment moment) {
        var sample = SampleForms.of(moment);
        transaction.executeWithoutResult(_ -> {
            forms.takeUp(sample.form(), sample.sheet(), Actor.SYSTEM);
            forms.use(sample.form().id(), Actor.SYSTEM);
        });
    }

    private void comesTo(LocalDate day) {
        clock.moveTo(day);
        jobs.comeDue();
    }

    private List<String> asked(String whom) {
        return jdbc.sql("""
                select v.moment || ' ' || v.year from evaluation_invitation v join person p on p.id = v.person
                 where p.email = :whom order by v.id
                """).param("whom", whom).query(String.class).list();
    }

    private void rosasInternship(String change) {
        jdbc.sql("update internship set " + change
                        + " where person = (select id from person where email = 'rosa@bluebonnet.example')")
                .update();
    }

    private String link(String whom) {
        return jdbc.sql("""
                select button_url from mail where recipient = :whom and button_url like '%/evaluation/%' order by id desc limit 1
                """).param("whom", whom).query(String.class).single();
    }

    @Test
    void asksAtMidTermAsMonthFiveBegins() {
        inUse(Moment.MID_TERM);
        rosasInternship("first_day = date '%1$s', last_day = date '%1$s' + 270"
                .formatted(today.minusMonths(4).plusDays(3)));
        comesTo(today.plusDays(1));
        assertThat(asked(ROSA)).isEmpty();
        comesTo(today.minusMonths(4).plusDays(3).plusMonths(4));
        assertThat(asked(ROSA)).containsExactly("mid-term 0");
        comesTo(clock.today().plusDays(1));
        assertThat(asked(ROSA)).hasSize(1);
        new Visitor().get(link(ROSA)).says("Halfway through your internship").says("Anonymous");
    }

    @Test
    void asksAtMidTermOnTheLastDayOfAMonthThatIsShorter() {
        inUse(Moment.MID_TERM);
        int year = today.getYear() + 1;
        rosasInternship("first_day = date '%1$s', last_day = date '%1$s' + 270".formatted(LocalDate.of(year, 7, 31)));
        comesTo(LocalDate.of(year, 11, 29));
        assertThat(asked(ROSA)).isEmpty();
        comesTo(LocalDate.of(year, 11, 30));
        assertThat(asked(ROSA)).containsExactly("mid-term 0");
    }

    @Test
    void asksAtMidTermLaterWhereTheInternshipWasOnHold() {
        inUse(Moment.MID_TERM);
        var first = today.minusMonths(4).minusDays(2);
        rosasInternship("first_day = date '%1$s', last_day = date '%1$s' + 290".formatted(first));
        jdbc.sql("""
                insert into internship_hold (id, internship, from_day, to_day, reason)
                select gen_random_uuid(), id, date '%s', date '%s', 'A sample' from internship
                 where person = (select id from person where email = 'rosa@bluebonnet.example')
                """.formatted(first.plusDays(10), first.plusDays(19))).update();
        jobs.comeDue();
        assertThat(asked(ROSA)).isEmpty();
        comesTo(first.plusMonths(4).plusDays(10));
        assertThat(asked(ROSA)).containsExactly("mid-term 0");
    }

    @Test
    void asksNobodyOfWhatIsLongPast() {
        inUse(Moment.MID_TERM);
        rosasInternship("first_day = date '%1$s', last_day = date '%1$s' + 270".formatted(today.minusMonths(6)));
        jobs.comeDue();
        assertThat(asked(ROSA)).isEmpty();
    }

    @Test
    void asksBothSidesWhenItIsCompleteAndTheProtegeLaterOn() {
        inUse(Moment.INTERNSHIP_END);
        inUse(Moment.EXIT);
        inUse(Moment.FOLLOW_UP);
        rosasInternship("state = 'complete', ended_on = date '%s'".formatted(today));
        jobs.comeDue();
        assertThat(asked(ROSA)).containsExactly("internship end 0");
        assertThat(asked(DEL)).containsExactly("exit 0");
        new Visitor()
                .get(link(DEL))
                .says("These answers carry your name")
                .says("neither your mentor nor your coach nor your employer does");
        comesTo(today.plusYears(1));
        comesTo(today.plusYears(2));
        assertThat(asked(DEL)).containsExactly("exit 0", "follow-up 1", "follow-up 2");
    }

    @Test
    void countsProtegesWhoAreStillPrincipals() {
        inUse(Moment.FOLLOW_UP);
        rosasInternship("state = 'complete', ended_on = date '%s'".formatted(today));
        comesTo(today.plusYears(1));
        var period = new DateRange(today, today.plusYears(2));
        assertThat(stillPrincipals.of(period))
                .isEqualTo(new StillPrincipals.AfterYears(
                        new StillPrincipals.Followed(1, 0, 0), new StillPrincipals.Followed(0, 0, 0)));
        var del = new Visitor();
        del.button(del.get(link(DEL)), "Send answers")
                .with("a-still-principal", "yes")
                .with("a-same-school", "no")
                .with("a-same-district", "yes")
                .with("a-role", "principal")
                .send()
                .says("Thank you");
        assertThat(stillPrincipals.of(period).afterOneYear()).isEqualTo(new StillPrincipals.Followed(1, 1, 1));
        comesTo(today.plusYears(2));
        var opal = Visitor.as("opal");
        var page = opal.get("/evaluations/follow-ups").says("Del");
        var form = opal.get(page.document()
                        .select("a[href^=/evaluations/follow-ups/]")
                        .attr("href"))
                .says("who phoned");
        opal.button(form, "Send answers")
                .with("a-still-principal", "no")
                .with("a-same-school", "no")
                .with("a-same-district", "no")
                .with("a-role", "central")
                .send()
                .says("are entered")
                .says("entered by Opal");
        assertThat(stillPrincipals.of(period).afterTwoYears()).isEqualTo(new StillPrincipals.Followed(1, 1, 0));
        var second = today.plusYears(2);
        opal.get("/evaluations/follow-ups").says("Still a principal").says("No longer a principal");
        opal.get("/evaluations/follow-ups?from=" + second + "&to=" + second)
                .says("Asked in this period,")
                .says("No longer a principal")
                .doesNotSay("Still a principal");
        opal.get("/evaluations/follow-ups?to=" + today.plusYears(1))
                .says("Still a principal")
                .doesNotSay("No longer a principal");
        assertThat(opal.get("/evaluations/follow-ups?from=" + second + "&to=" + today)
                        .hasStatus(422)
                        .wrong("to"))
                .contains("before the first one");
        assertThat(stillPrincipals
                        .of(new DateRange(today.minusYears(1), today.minusDays(1)))
                        .afterOneYear())
                .isEqualTo(new StillPrincipals.Followed(0, 0, 0));
    }

    @Test
    void showsNamesToOfficeAlone() {
        inUse(Moment.EXIT);
        rosasInternship("state = 'complete', ended_on = date '%s'".formatted(today));
        jobs.comeDue();
        var del = new Visitor();
        del.button(del.get(link(DEL)), "Send answers")
                .with("a-s1-1", 5)
                .with("a-s1-2", "o2")
                .with("a-s1-4", "The <script>alert(1)</script> talks")
                .send();
        String place = "/evaluations/"
                + jdbc.sql("select id from evaluation where moment = 'exit'")
                        .query(java.util.UUID.class)
                        .single();
        var page = Visitor.as("opal").get(place).says("Del").says("The <script>alert(1)</script> talks");
        assertThat(page.document().select("main script")).isEmpty();
        Visitor.as("ines").get(place).hasStatus(404);
        Visitor.as("ines").get("/evaluations/results?moment=exit").doesNotSay("talks");
    }
}
