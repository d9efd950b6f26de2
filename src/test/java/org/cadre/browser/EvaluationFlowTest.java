package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Ten people in a room answer by the code on the wall, and office sees what they think as a picture and a table. */
@CadreTest
@Tag("browser")
class EvaluationFlowTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tenPeopleAnswerByTheQrLinkAndOfficeSeesThePictureAndTheTable() {
        demo.bringIn();
        demo.evaluate();
        clock.moveTo(clock.today());
        jobs.comeDue();
        var room = new EvaluationRoom(jdbc);
        room.everybodyCame();
        clock.moveTo(clock.today().plusDays(2));
        jobs.comeDue();
        String evaluation = room.evaluation();
        String address = slide(room);
        for (int i = 0; i < EvaluationRoom.PEOPLE; i++) {
            answer(address, i);
        }
        for (boolean dark : new boolean[] {false, true}) {
            try (var office = (dark
                            ? Person.inTheDark(TestServer.url(), Device.DESKTOP)
                            : Person.at(TestServer.url(), Device.DESKTOP))
                    .as("opal")) {
                office.go("/evaluations").picture("evaluations" + suffix(dark));
                office.go("/evaluations/" + evaluation);
                if (!dark) {
                    office.sees("Results appear once it has closed").press("Close it now");
                }
                // 5 + 4 + 3 + 5 + 4 + 3 + 5 + 4 + 3 + 5 = 41
                office.sees("Mean 4.10 of 5").sees("10 answers").picture("evaluation-results" + suffix(dark));
                assertThat(office.page().locator(".tally svg").first().getAttribute("role"))
                        .isEqualTo("img");
                office.page().locator(".tally summary").first().click();
                office.looksWell().sees("5 – Very satisfied");
                office.go("/evaluations/results?moment=offering&by=trainer").picture("results" + suffix(dark));
                office.go("/evaluations/forms").picture("forms" + suffix(dark));
                office.go("/evaluations/forms/" + form()).picture("form" + suffix(dark));
                office.go("/evaluations/follow-ups");
            }
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/evaluations/results?moment=offering&by=trainer").picture("results-phone-dark");
            office.go("/evaluations/forms").picture("forms-phone-dark");
            office.go("/evaluations/forms/" + form()).picture("form-phone-dark");
        }
    }

    private String form() {
        return jdbc.sql("select id::text from evaluation_form where moment = 'offering'")
                .query(String.class)
                .single();
    }

    private static String suffix(boolean dark) {
        return dark ? "-dark" : "";
    }

    private static String slide(EvaluationRoom room) {
        try (var theo = Person.at(TestServer.url(), Device.DESKTOP).as("theo")) {
            String address = room.showSlide(theo);
            theo.picture("evaluation-slide");
            return address;
        }
    }

    private static void answer(String address, int person) {
        var server = TestServer.url();
        try (var phone = person % 2 == 0 ? Person.at(server, Device.PHONE) : Person.inTheDark(server, Device.PHONE)) {
            phone.go(address).sees("How was your training?").sees("Anonymous");
            if (person < 2) {
                phone.tap("a-s1-1", "5")
                        .press("Send answers")
                        .sees("Please answer")
                        .picture("answer-wrong" + suffix(person == 1));
            }
            EvaluationRoom.fillIn(phone, person);
            if (person < 2) {
                phone.picture("answer" + suffix(person == 1));
            }
            phone.press("Send answers").sees("Thank you");
        }
    }
}
