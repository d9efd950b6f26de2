package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ImportInternshipsTest {
    private static final String HEAD =
            "Email,Cohort,Coach,Start,Protégé,Protégé email,Kind of protégé,How they met,Reports accepted,Month"
                    + " 1,Month 2,Month 3,Month 9\n";

    @Autowired
    private Demo demo;

    @Autowired
    private BringingIn bringing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    private Visitor opal;
    private LocalDate start;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
        opal = Visitor.as("opal");
        start = clock.today().minusMonths(2).minusDays(3);
    }

    private String nadia(String rest) {
        return "nadia@bluebonnet.example,Brought cohort,ines@bluebonnet.example," + start + "," + rest;
    }

    private String usual() {
        return nadia("Pat Pattern,pat@else.example,novice,in person,2,12.5,8,1,\n");
    }

    private int minutes() {
        return jdbc.sql("""
            select coalesce(sum(e.minutes), 0) from contact_entry e join pairing a on a.id = e.pairing
              join internship i on i.id = a.internship join person p on p.id = i.person
             where p.email = 'nadia@bluebonnet.example' and e.verified_at is not null
            """).query(Integer.class).single();
    }

    @Test
    void hoursAndReportsSoFarCountAndSayWhereTheyAreFrom() {
        var page = bringing.looked(opal, "internships", HEAD + usual());
        page.says("checked, and none was rejected. Nothing is saved yet");
        bringing.recorded(opal, page).says("Saved by Opal");
        assertThat(minutes()).isEqualTo(21 * 60 + 30);
        assertThat(jdbc.sql("select summary from contact_entry where summary like 'Hours of month 1 %' order by"
                                + " minutes")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Hours of month 1 as the association’s own records say, part 2 of 2",
                        "Hours of month 1 as the association’s own records say, part 1 of 2");
        Visitor.as("nadia").get("/internship").hasStatus(200).says("21.50");
        assertThat(jdbc.sql("select count(*) from monthly_report where state = 'accepted' and comment like"
                                + " 'Accepted before Cadre%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        bringing.looked(
                        opal,
                        "internships",
                        HEAD + nadia("Pat,pat@else.example,novice,in person,2,1,,,4\n")
                                + "rosa@bluebonnet.example,Brought cohort,ines@bluebonnet.example," + start
                                + ",Pat,pat2@else.example,novice,video,0,,,,\n"
                                + "dora@bluebonnet.example,Brought cohort,theo@bluebonnet.example," + start
                                + ",Dora,dora@bluebonnet.example,novice,video,9,,,,\n")
                .says("3 rows were rejected")
                .says("This month has not begun yet.")
                .says("This person already has an internship here.")
                .says("Line 2 names another coach for the same cohort.")
                .says("A protégé cannot be the MIT or the coach.")
                .says("That many months have not begun yet.");
    }

    @Test
    void isTakenBackUnlessItWentOn() {
        int people = bringing.count("person");
        int roles = bringing.count("role_grant");
        int cohorts = bringing.count("cohort");
        int contacts = bringing.count("contact_entry");
        var recorded = bringing.recorded(opal, bringing.looked(opal, "internships", HEAD + usual()));
        jdbc.sql("""
            insert into contact_entry (id, pairing, day, minutes, mode, state, logged_at)
            select gen_random_uuid(), id, :today, 30, 'video', 'submitted', '2026-01-01T00:00:00Z'
              from pairing where protege_name = 'Pat Pattern'
            """).param("today", clock.today()).update();
        bringing.undone(opal, recorded).says("stays: something has been recorded on this internship");
        jdbc.sql("delete from contact_entry where minutes = 30 and mode = 'video' and verified_at is null and"
                        + " summary = ''")
                .update();
        bringing.undone(opal, opal.get(recorded.address().getPath())).says("Undone by Opal");
        assertThat(bringing.count("person")).isEqualTo(people);
        assertThat(bringing.count("role_grant")).isEqualTo(roles);
        assertThat(bringing.count("cohort")).isEqualTo(cohorts);
        assertThat(bringing.count("contact_entry")).isEqualTo(contacts);
    }
}
