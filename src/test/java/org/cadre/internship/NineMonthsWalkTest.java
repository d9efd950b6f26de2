package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.job.Jobs;
import org.cadre.program.Editions;
import org.cadre.program.Standings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nadia chooses certification, names Sam, and is in contact with him for nine months: 72 hours, all confirmed. */
@CadreTest
@Tag("every-postgresql")
class NineMonthsWalkTest extends PartTwo {
    private static final String SAM = "sam@elsewhere.example";

    @Autowired
    private Jobs jobs;

    @Autowired
    private Internships internships;

    @Autowired
    private Editions editions;

    @Test
    void leadsFromTheChoiceToSeventyTwoConfirmedHours() {
        var nadia = Visitor.as("nadia");
        var opal = Visitor.as("opal");
        var sam = new Visitor();
        nadia.button(nadia.get("/internship"), "Pursue certification").send();
        place(opal);
        agree(nadia, sam);
        var first = today;
        for (int month = 1; month <= 9; month++) {
            LocalDate begins = first.plusMonths(month - 1);
            clock.moveTo(begins.plusDays(12));
            log(nadia, begins.plusDays(1));
            log(nadia, begins.plusDays(11));
            jobs.comeDue();
            sam.button(sam.get(linkTo(SAM)), "Confirm all 2").send().says("Nothing waits for you");
        }
        nadia.get("/internship").says("72.00 of 72.00 hours").says("Month 9 of 9");
        var edition = editions.current(Editions.NATIONAL);
        var standing =
                Standings.certification(edition, internships.evidenceOf(cast.partOneDone, edition), clock.today());
        assertThat(standing.find("contact-hours").orElseThrow().isMet()).isTrue();
        assertThat(standing.find("contact-each-month").orElseThrow().isMet()).isTrue();
        assertThat(standing.find("pairing").orElseThrow().isMet()).isTrue();
        // Once a week at most, and only while something waits.
        assertThat(mailsTo(SAM)).isEqualTo(1 + 9);
    }

    private void place(Visitor opal) {
        var cohort = opal.button(opal.get("/office/cohorts/new"), "Open the cohort")
                .with("name", "2030 West")
                .with("starts", today)
                .with("coach", "ines@bluebonnet.example")
                .with("coachReason", "Coaches for us.")
                .send();
        var internship = jdbc.sql("select id from internship where person = :person")
                .param("person", cast.partOneDone.value())
                .query(UUID.class)
                .single();
        opal.button(cohort, "Place in this cohort")
                .with("internship", internship)
                .send();
    }

    private void agree(Visitor nadia, Visitor sam) {
        nadia.button(nadia.get("/internship/protege"), "Sign and ask for agreement")
                .with("name", "Sam Ortiz")
                .with("email", SAM)
                .with("kind", "aspiring")
                .with("declares", "yes")
                .with("signs", "yes")
                .send();
        sam.button(sam.get(linkTo(SAM)), "Agree").with("agrees", "yes").send().says("You have agreed");
    }

    private void log(Visitor nadia, LocalDate day) {
        var page = nadia.get("/internship/log/new");
        nadia.button(page, "Log this contact")
                .with("day", day)
                .with("start", "16:00")
                .with("minutes", 240)
                .with("mode", "in-person")
                .send()
                .says("Logged: 4.00 hours");
    }
}
