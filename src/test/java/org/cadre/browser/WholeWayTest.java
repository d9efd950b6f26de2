package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One mentor's whole way, as the different people walk it in a browser: from the public schedule through institute,
 * internship and award to a certificate that a stranger checks, and on to its renewal.
 */
@CadreTest
@Tag("browser")
class WholeWayTest {
    private static final String GIL = "gil@bluebonnet.example";
    private static final String PROTEGE = "pat@bluebonnet.example";
    private static final String PASSPHRASE = "seven quiet herons wade";

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Jobs jobs;

    private LocalDate firstDay = LocalDate.EPOCH;

    @Test
    void fromTheScheduleToARenewedCertificate() {
        demo.bringIn();
        try (var gil = Person.at(TestServer.url(), Device.PHONE);
                var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal");
                var trainer = Person.at(TestServer.url(), Device.PHONE).as("theo");
                var coach = Person.at(TestServer.url(), Device.DESKTOP).as("ines");
                var protege = Person.at(TestServer.url(), Device.PHONE);
                var stranger = Person.at(TestServer.url(), Device.DESKTOP)) {
            signsUp(gil);
            registers(gil, office);
            attends(gil, trainer);
            beginsTheInternship(gil, office, protege);
            for (int month = 1; month <= 9; month++) {
                worksThroughMonth(month, gil, protege, coach);
            }
            finishesTheProject(gil, coach);
            isAwarded(office);
            String check = isChecked(gil, stranger);
            renews(gil, office, trainer, stranger, check);
        }
    }

    // ---- part one

    private void signsUp(Person gil) {
        gil.go("/").press("See the schedule").sees("Fort Worth").press("Leadership Immersion Institute, Fort Worth");
        gil.sees("15.00 PD hours").press("Register");
        gil.go("/sign-up")
                .type("Full name", "Gil Navarro")
                .type("E-mail address", GIL)
                .type("Passphrase", PASSPHRASE);
        gil.page().locator("#district-name").pressSequentially("BLUEBONNET");
        gil.page().locator("#district-found button").first().click();
        gil.press("Sign up");
        gil.go(mailedTo(GIL)).press("Confirm and sign in");
    }

    private void registers(Person gil, Person office) {
        gil.go("/schedule").press("Leadership Immersion Institute, Fort Worth").press("Register");
        gil.tick("Not a member")
                .tick("I pay myself")
                .tick("Check")
                .press("Register and keep my seat")
                .sees("is kept");
        office.go("/office/orders").sees("Gil Navarro").press("Gil Navarro");
        office.page().locator("[name=reference]").fill("Check 1042");
        office.press("Note payment").sees("is confirmed");
        gil.go("/registrations").sees("Confirmed");
    }

    private void attends(Person gil, Person trainer) {
        LocalDate day = jdbc.sql("select first_day from offering where city = 'Fort Worth'")
                .query(LocalDate.class)
                .single();
        moveTo(day);
        String offering = jdbc.sql("select id from offering where city = 'Fort Worth'")
                .query(String.class)
                .single();
        var sessions = jdbc.sql("select id from session where offering = :id::uuid order by starts_at")
                .param("id", offering)
                .query(String.class)
                .list();
        for (String session : sessions) {
            if (session.equals(sessions.get(3))) {
                moveTo(day.plusDays(1));
            }
            trainer.go("/trainer/offerings/" + offering + "?session=" + session)
                    .sees("Gil Navarro")
                    .press("Mark all present");
        }
        gil.go("/transcript").sees("15.00");
        byte[] paper = gil.page()
                .request()
                .get(TestServer.url() + "/completion/" + offering + ".pdf")
                .body();
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    // ---- part two

    private void beginsTheInternship(Person gil, Person office, Person protege) {
        gil.go("/home").go("/internship").press("Pursue certification");
        firstDay = clock.today().plusDays(3);
        office.go("/office/cohorts/new").type("Name", "Cohort of the whole way").type("Starts", firstDay.toString());
        office.page()
                .locator("select[name=edition]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        office.type("E-mail of the coach", "ines@bluebonnet.example");
        office.type("Why, if the coach is not", "Coaches by appointment of office");
        office.press("Open the cohort").tick("Gil Navarro").press("Place in this cohort");
        gil.go("/internship/protege")
                .type("Name of your protégé", "Pat Summers")
                .type("E-mail address", PROTEGE)
                .tap("kind", "novice")
                .tick("I do not evaluate this person")
                .tick("I have read the agreement")
                .press("Sign and ask for agreement");
        protege.go(mailedTo(PROTEGE)).sees("72").tick("I, Pat Summers").press("Agree");
        gil.go("/internship").sees("Pat Summers");
    }

    private void worksThroughMonth(int month, Person gil, Person protege, Person coach) {
        LocalDate first = firstDay.plusMonths(month - 1L);
        moveTo(first.plusDays(10));
        gil.go("/internship/log/new")
                .type("Day", first.plusDays(9).toString())
                .tick("Site visit")
                .type("Start", "09:00")
                .type("Minutes", "480")
                .type(
                        "What it was about",
                        "A day at Pat's school: classrooms, the leadership team, and a talk at the end.");
        gil.press("Log this contact");
        gil.press("Ask Pat Summers to confirm");
        protege.go(mailedTo(PROTEGE)).sees("8.00").press("Confirm");
        meets(month, first, coach);
        moveTo(firstDay.plusMonths(month).plusDays(1));
        reports(month, gil, coach);
    }

    private void meets(int month, LocalDate first, Person coach) {
        String cohort = jdbc.sql("select id from cohort where name = 'Cohort of the whole way'")
                .query(String.class)
                .single();
        coach.go("/coach/cohorts/" + cohort + "/meetings")
                .type("Day", first.plusDays(12).toString())
                .type("Begins at", "16:00")
                .tap("kind", "call")
                .type("How to join", "https://meet.example/whole-way")
                .press("Set meeting");
        moveTo(first.plusDays(13));
        coach.go(coach.address())
                .tick("Gil Navarro")
                .type("Lessons learned", "Listening first opens the door.")
                .type("Recommendations to the program", "More time for role play.")
                .press("Save who came");
    }

    private void reports(int month, Person gil, Person coach) {
        gil.go("/internship/reports/" + month).sees("8.00");
        for (String answer : new String[] {
            "What is working",
            "Current focus or challenge",
            "Feedback techniques tried",
            "Your protégé's next steps",
            "Your next steps",
            "Lesson learned"
        }) {
            gil.type(answer, "In month " + month + ": we kept at it.");
        }
        gil.press("Send report");
        String report = jdbc.sql("""
                select r.id from monthly_report r join internship i on i.id = r.internship join person p on p.id = i.person
                 where p.email = :mail and r.month = :month
                """)
                .param("mail", GIL)
                .param("month", month)
                .query(String.class)
                .single();
        coach.go("/coach/reports/" + report);
        if (month == 2) {
            coach.type("About the report as a whole", "Tell me one thing Pat does differently now.")
                    .press("Return report");
            gil.go("/internship/reports/2")
                    .sees("one thing Pat does differently")
                    .type("What is working", "Pat now asks first.")
                    .press("Send report");
            coach.go("/coach/reports/" + report);
        }
        coach.press("Accept report");
    }

    private void finishesTheProject(Person gil, Person coach) {
        gil.go("/internship/project")
                .type("Title", "Asking before telling")
                .type("Topic", "How questions change what a new principal sees in a classroom visit.");
        gil.press("Propose");
        String project = jdbc.sql(
                        "select f.id from final_project f join internship i on i.id = f.internship join person p on p.id = i.person where p.email = :mail")
                .param("mail", GIL)
                .query(String.class)
                .single();
        coach.go("/coach/projects/" + project).press("Approve topic");
        gil.go("/internship/project");
        gil.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "asking.txt", "text/plain", "Three visits, three questions.".getBytes(StandardCharsets.UTF_8)));
        gil.press("Add files").sees("asking.txt");
        gil.type("Abstract", "Three classroom visits, before and after learning to ask first.")
                .press("Hand project in");
        // One in ten is drawn for a second reader; the whole way is that of the other nine.
        jdbc.sql("update final_project set second_reader_drawn = false where id = :id::uuid")
                .param("id", project)
                .update();
        coach.go("/coach/projects/" + project);
        var scores = coach.page().locator("fieldset[id^=score-]");
        for (int i = 0; i < scores.count(); i++) {
            scores.nth(i).locator("input").last().check();
        }
        coach.tick("Pass").press("Record my judgment");
        gil.go("/internship/project").sees("Passed");
    }

    // ---- award, check, renewal

    private void isAwarded(Person office) {
        office.go("/office/certification").sees("Gil Navarro").press("Gil Navarro");
        office.tick("Award Gil Navarro").press("Award the certificate");
        assertThat(jdbc.sql("select c.state from certificate c join person p on p.id = c.person where p.email = :mail")
                        .param("mail", GIL)
                        .query(String.class)
                        .single())
                .isEqualTo("issued");
    }

    private String isChecked(Person gil, Person stranger) {
        String code = jdbc.sql(
                        "select check_code from certificate c join person p on p.id = c.person where p.email = :mail")
                .param("mail", GIL)
                .query(String.class)
                .single();
        gil.go("/certificates").sees("National Mentor Certificate");
        stranger.go("/check/" + code).sees("Valid").sees("Gil Navarro");
        return code;
    }

    private void renews(Person gil, Person office, Person trainer, Person stranger, String check) {
        LocalDate expires = jdbc.sql("select expires from certificate where check_code = :code")
                .param("code", check)
                .query(LocalDate.class)
                .single();
        moveTo(expires.minusMonths(4));
        LocalDate day = expires.minusMonths(3);
        office.go("/office/offerings/new").tick("Recertification");
        office.type("Title", "Recertification of the whole way")
                .type("Place", "Learning Center")
                .type("City", "Abilene")
                .choose("State", "Texas")
                .type("First day", day.toString())
                .type("Last day", day.toString())
                .type("Seats", "20")
                .type("Price in dollars", "150");
        office.tick("Theo Marsh").tick("Show it on the public schedule").press("Plan offering");
        gil.go("/schedule").press("Recertification of the whole way").press("Register");
        gil.tick("Not a member").tick("I pay myself").tick("Check").press("Register and keep my seat");
        office.go("/office/orders").press("Gil Navarro");
        office.page().locator("[name=reference]").fill("Check 2077");
        office.press("Note payment");
        moveTo(day);
        String offering = jdbc.sql("select id from offering where city = 'Abilene'")
                .query(String.class)
                .single();
        trainer.go("/trainer/offerings/" + offering).press("Mark all present");
        // The event closes by itself, three working days after its end.
        moveTo(day.plusDays(7));
        gil.go("/certificates");
        assertThat(jdbc.sql(
                                "select count(*) from certificate c join person p on p.id = c.person where p.email = :mail and c.prior is not null and c.state = 'issued'")
                        .param("mail", GIL)
                        .query(Long.class)
                        .single())
                .isOne();
        String renewed = jdbc.sql(
                        "select check_code from certificate c join person p on p.id = c.person where p.email = :mail and c.prior is not null")
                .param("mail", GIL)
                .query(String.class)
                .single();
        moveTo(expires.plusDays(1));
        stranger.go("/check/" + renewed).sees("Valid").sees("Gil Navarro");
        stranger.go("/check/" + check).sees("Gil Navarro").sees("uperseded");
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day);
        jobs.comeDue();
    }

    private String mailedTo(String address) {
        return jdbc.sql(
                        "select button_url from mail where recipient = :to and button_url is not null order by id desc limit 1")
                .param("to", address)
                .query(String.class)
                .single();
    }
}
