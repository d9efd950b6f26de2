package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.JobsByHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An association's first week, part one: it brings in the two thousand mentors it has, some of them twice, some broken. */
@CadreTest
@Tag("browser")
class FirstWeekTest {
    private static final int MENTORS = 2_000;
    private static final int DOUBLES = 40;
    private static final int BROKEN = 25;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Clock system;

    @Autowired
    @Qualifier("importJob")
    Job importing;

    private JobsByHand jobs;

    @BeforeEach
    void cast() {
        demo.bringIn();
        jobs = new JobsByHand(database, system.instant().plusSeconds(60), importing);
        // Forty of the two thousand are here already.
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, phone, created_at)
                select gen_random_uuid(), 'Sample Mentor ' || n, 'Sample Mentor ' || n, 'mentor' || n || '@school.example', null,
                       '2026-01-01T00:00:00Z'
                  from generate_series(1, :doubles) as n
                """).param("doubles", DOUBLES).update();
    }

    /** A list as such lists are: a title above, names of its own, days as Americans write them, some rows broken. */
    private static byte[] list() {
        return ("Certified mentors (sample),,,,\nFull Name,E-mail Address,Cell,Member No,Paid Through\n"
                        + IntStream.rangeClosed(1, MENTORS)
                                .mapToObj(n -> "Sample Mentor %d,%s,555-01%04d,S-%d,%s"
                                        .formatted(
                                                n,
                                                n > MENTORS - BROKEN ? "no address" : "mentor" + n + "@school.example",
                                                n,
                                                n,
                                                "6/30/2027"))
                                .collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private int mentors() {
        return jdbc.sql("select count(*) from person where email like 'mentor%@school.example'")
                .query(Integer.class)
                .single();
    }

    @Test
    void bringsInTwoThousandMentors() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/office/imports").sees("No list was brought yet").picture("imports");
            opal.press("People");
            opal.page().locator("#file").setInputFiles(new FilePayload("mentors.csv", "text/csv", list()));
            opal.picture("imports-bring").press("Read the file").sees("Match the columns");
            assertThat(opal.page().locator("#column-email").inputValue()).isEqualTo("1");
            opal.picture("imports-columns").press("Look through the rows").sees("being looked through");
            opal.picture("imports-checking");
            jobs.after(java.time.Duration.ofSeconds(1));
            opal.page().locator("text=may mean somebody we know").waitFor();
            opal.looksWell().sees("40 rows may mean somebody").sees("25 refused rows").picture("imports-checked");
            opal.page().locator("#all").selectOption("fill");
            opal.press("Choose for all").sees("25 rows are refused");
            opal.press("Record the 1,975 good rows").sees("being recorded");
            jobs.after(java.time.Duration.ofSeconds(1));
            opal.page().locator("text=Recorded by Opal").waitFor();
            opal.looksWell().picture("imports-recorded");
        }
        assertThat(mentors()).isEqualTo(MENTORS - BROKEN);
        try (var opal = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go("/office/imports").sees("mentors.csv").picture("imports-dark");
            opal.press("mentors.csv").picture("imports-recorded-dark");
            opal.go("/office/imports/new/people").picture("imports-bring-dark");
            opal.page().locator("#file").setInputFiles(new FilePayload("mentors.csv", "text/csv", list()));
            opal.press("Read the file").picture("imports-columns-dark");
            opal.press("Look through the rows");
            jobs.after(java.time.Duration.ofSeconds(1));
            opal.page().locator("text=rows are refused").waitFor();
            opal.looksWell().picture("imports-checked-dark");
        }
    }
}
