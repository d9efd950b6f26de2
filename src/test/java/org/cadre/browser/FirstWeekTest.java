package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.job.JobsByHand;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An association's first week: it brings in what it has, tidies it, writes to its mentors, asks, and tells its board. */
@CadreTest
@Tag("browser")
class FirstWeekTest {
    private static final int MENTORS = 2_000;
    private static final int DOUBLES = 40;
    private static final int BROKEN = 25;
    private static final int CERTIFICATES = 60;
    private static final int LAPSED = 30;

    /** Six who were there twice, of whom the first was merged, and three who came with the list. */
    private static final List<Integer> EXPIRING_SOON = List.of(1, 2, 3, 4, 5, 6, 41, 42, 43);

    private static final String SUBJECT = "Renew your certificate";

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private Clock system;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Jobs jobs;

    @Autowired
    private List<Job> kindsOfJobs;

    @Autowired
    @Qualifier("sending")
    private MinuteWork sending;

    private JobsByHand work;

    @BeforeEach
    void someAreHereAlready() {
        clock.moveTo(clock.today().plusDays(1)); // nine in the morning: nobody's quiet hours
        demo.bringIn();
        // Further ahead than the week takes on the slowest machine.
        work = new JobsByHand(database, system.instant().plus(Duration.ofHours(1)), kindsOfJobs.toArray(Job[]::new));
        jdbc.sql("""
            insert into person (id, legal_name, display_name, email, member_number, created_at)
            select uuidv7(), 'Sample Mentor ' || n, 'Sample Mentor ' || n, 'mentor' || n || '@home.example', 'S-' || n,
                   '2026-01-01T00:00:00Z'
              from generate_series(1, :doubles) as n
            """).param("doubles", DOUBLES).update();
    }

    @Test
    void goesFromTheListsToTheBoard() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            bringsInTwoThousandMentors(opal);
            mergesWhoIsThereTwice(opal);
            bringsInTheirCertificates(opal);
            writesToThoseWhoExpireWithinSixMonths(opal);
            asksTheRoom(opal);
            tellsTheBoard(opal);
        }
    }

    /** Forty have the member number of somebody who is here; of one, office says that this is somebody else. */
    private void bringsInTwoThousandMentors(Person opal) {
        opal.go("/office/imports").sees("No list has been imported yet").go("/office/imports/new/people");
        var list = new ImportOnScreen(opal, work).read("mentors.csv", ImportOnScreen.mentors(MENTORS, BROKEN));
        list.lookThrough("40 rows may be somebody who is already here");
        opal.sees("25 rejected rows").sees("Same member number").picture("week-doubles");
        opal.page().locator("#all").selectOption("fill");
        opal.press("Choose for all");
        opal.page().locator("select[name^=choice-]").first().selectOption("new");
        opal.press("Save these choices").sees("25 rows were rejected");
        list.record("Save the 1,975 good rows");
        assertThat(count("member_number like 'S-%'")).isEqualTo(MENTORS - BROKEN + 1);
        assertThat(count("personal_email like 'mentor%@school.example' and email like 'mentor%@home.example'"))
                .as("whose other address was filled in")
                .isEqualTo(DOUBLES - 1);
    }

    private void mergesWhoIsThereTwice(Person opal) {
        opal.go("/office/doubles").sees("Nobody has looked for duplicates yet").press("Look for duplicates");
        letWorkBeDone();
        opal.go("/office/doubles")
                .sees("the same member number")
                .press("Compare Sample Mentor 1 and Sample Mentor 1")
                .sees("One person or two?")
                .picture("week-compare")
                .press("Merge Sample Mentor 1 into Sample Mentor 1")
                .sees("was merged into this record");
        assertThat(count("member_number = 'S-1' and merged_into is null")).isOne();
    }

    /** In the columns of the template. The addresses are those of the first list, whatever became of the people. */
    private void bringsInTheirCertificates(Person opal) {
        int people = count("true");
        opal.go("/office/imports/new/certificates").sees("A blank list to fill in");
        String heading = opal.page()
                .context()
                .request()
                .get(TestServer.url() + "/office/imports/new/certificates/template/csv")
                .text()
                .lines()
                .findFirst()
                .orElseThrow();
        String rows = IntStream.rangeClosed(1, CERTIFICATES)
                .mapToObj(this::certificate)
                .collect(Collectors.joining("\n", heading + "\n", "\n"));
        var list = new ImportOnScreen(opal, work).read("certificates.csv", rows);
        list.lookThrough("60 rows were checked, and none was rejected");
        list.record("Save all 60 rows");
        assertThat(count("true")).as("nobody came twice").isEqualTo(people);
    }

    private String certificate(int mentor) {
        var expires = expires(mentor);
        return ",BB-%d,Sample Mentor %d,%s,%s,,%s,TX,Certificate book 1 (sample)"
                .formatted(mentor, mentor, ImportOnScreen.address(mentor), expires.minusYears(3), expires);
    }

    private LocalDate expires(int mentor) {
        if (mentor == LAPSED) {
            return clock.today().minusMonths(1);
        }
        return clock.today().plusMonths(EXPIRING_SOON.contains(mentor) ? 1 + mentor % 5 : 8 + mentor % 20);
    }

    private void writesToThoseWhoExpireWithinSixMonths(Person opal) {
        opal.go("/office/messages/new")
                .choose("To", "Holders whose certificate expires within 6 months")
                .tick("News: optional")
                .type("Subject", SUBJECT + ", {name}")
                .type("Message", "Your certificate {certificate number} ends on **{expiry date}**.")
                .press("See who gets it")
                .sees("9 people would get it")
                .choose("Preview as", "Sample Mentor 42")
                .press("Preview")
                .sees("What Sample Mentor 42 gets")
                .sees("Your certificate BB-42 ends on")
                .picture("week-message")
                .press("Send it now");
        sending.runMinutely();
        letWorkBeDone();
        sending.runMinutely();
        opal.go(opal.address()).sees("9 of 9 done").picture("week-message-sent");
        assertThat(jdbc.sql("select recipient from mail where subject like :subject and state = 'sent'")
                        .param("subject", SUBJECT + "%")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(EXPIRING_SOON.stream()
                        .map(mentor -> mentor <= DOUBLES
                                ? "mentor" + mentor + "@home.example"
                                : ImportOnScreen.address(mentor))
                        .toList());
    }

    /** The form is put in use today, the institute ends tomorrow, and ten people answer by the code on the wall. */
    private void asksTheRoom(Person opal) {
        opal.go("/evaluations/forms").press("Start from the sample: Offering").press("Put in use");
        jobs.comeDue();
        var room = new EvaluationRoom(jdbc);
        room.everybodyCame();
        clock.moveTo(clock.today().plusDays(2));
        jobs.comeDue();
        String address;
        try (var theo = Person.at(TestServer.url(), Device.DESKTOP).as("theo")) {
            address = room.showSlide(theo);
        }
        for (int nth = 0; nth < EvaluationRoom.PEOPLE; nth++) {
            try (var phone = Person.at(TestServer.url(), Device.PHONE)) {
                EvaluationRoom.fillIn(phone.go(address), nth);
                phone.press("Send answers").sees("Thank you");
            }
        }
        opal.go("/evaluations/" + room.evaluation())
                .press("Close it now")
                .sees("Mean 4.10 of 5")
                .sees("10 answers");
    }

    private void tellsTheBoard(Person opal) {
        var today = clock.today();
        opal.go("/office/reports?from=" + today.minusMonths(6) + "&to=" + today)
                .sees("Whom the program served")
                .sees("0 of 1 (0.0 %)") // renewed, of the one that lapsed
                .sees("4.10 of 5 (10 answers)")
                .picture("week-board");
        assertThat(opal.paper("Report as PDF"))
                .contains("Board report", "People served", "0 of 1 (0.0 %)", "4.10 of 5");
    }

    /** The scheduler takes a few pieces at a time. */
    private void letWorkBeDone() {
        for (int times = 0; times < 5; times++) {
            work.after(Duration.ofSeconds(1));
        }
    }

    /** How many people there are of whom that is true. */
    private int count(String what) {
        return jdbc.sql("select count(*) from person where " + what)
                .query(Integer.class)
                .single();
    }
}
