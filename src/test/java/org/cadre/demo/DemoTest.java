package org.cadre.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class DemoTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsTheCastInOnce() {
        demo.load(Progress.silent());
        demo.load(Progress.silent());
        assertThat(demo.cast()).hasSize(11).extracting(CastMember::role).contains("office", "district", "protege");
    }

    @Test
    void givesTheDistrictAnEditionAPageAndADate() {
        demo.load(Progress.silent());
        new Visitor()
                .get("/districts/bluebonnet-isd")
                .hasStatus(200)
                .says("Bluebonnet ISD Mentor Program (sample)")
                .says("Contact hours: 80.00 instead of 72.00")
                .says("open to neighbors (sample)");
        Visitor.as("dora")
                .get("/district/editions")
                .hasStatus(200)
                .says("Bluebonnet ISD Mentor Program (sample)")
                .says("See our public page");
    }

    @Test
    void givesTheCoachSomethingToRead() {
        demo.load(Progress.silent());
        Visitor.as("ines").get("/coach").says("Grace Liu").says("Henry Ochoa");
        assertThat(jdbc.sql("""
                        select count(*) from monthly_report r
                          join internship i on i.id = r.internship
                          join cohort_coach c on c.cohort = i.cohort
                          join person p on p.id = c.person
                         where r.state = 'submitted' and p.email = 'ines@bluebonnet.example'
                        """).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void tellsOfNothingThatHasNotHappenedYet() {
        demo.bringIn();
        assertThat(jdbc.sql("""
                        select count(*) from registration
                         where (greatest(registered_at, confirmed_at, ended_at) at time zone :zone)::date > :today
                        """)
                        .param("zone", clock.zone().getId())
                        .param("today", clock.today())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void opensItsDoorsForSamplePeopleOnly() {
        demo.bringIn();
        var visitor = new Visitor();
        visitor.get("/demo/sign-in/rosa").hasStatus(200).says("Be Rosa Delgado");
        jdbc.sql("update person set sample = false where email = 'rosa@bluebonnet.example'")
                .update();
        visitor.get("/demo/sign-in/rosa").hasStatus(404);
        visitor.get("/demo/sign-in/nobody").hasStatus(404);
    }

    @Test
    void movesTheCalendarForwardForOfficeAlone() {
        demo.bringIn();
        var today = clock.today();
        var office = Visitor.as("opal");
        var page = office.get("/demo");
        office.button(page, "Move the calendar")
                .with("day", today.minusDays(1))
                .send()
                .hasStatus(422)
                .says("only moves forward");
        office.button(page, "Move the calendar")
                .with("day", today.plusDays(40))
                .send()
                .says("The program's day is now");
        assertThat(clock.today()).isEqualTo(today.plusDays(40));
        Visitor.as("rosa").get("/demo").says("Office can move the calendar on");
    }
}
