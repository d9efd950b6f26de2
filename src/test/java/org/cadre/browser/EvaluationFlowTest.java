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
    private static final int PEOPLE = 10;

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
        everybodyCame();
        clock.moveTo(clock.today().plusDays(2));
        jobs.comeDue();
        String evaluation = jdbc.sql("""
                select e.id::text from evaluation e join offering o on o.id = e.offering
                 where o.city = 'Bluebonnet' and e.moment = 'offering'
                """).query(String.class).single();
        String address = slide(evaluation);
        for (int i = 0; i < PEOPLE; i++) {
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
                    office.sees("Results can be seen once it has closed").press("Close it now");
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

    /** Everybody with a seat was there, and as many more came in as make ten. */
    private void everybodyCame() {
        jdbc.sql("""
                insert into registration (id, orders, offering, price_cents, seat, registered_at, confirmed_at)
                select gen_random_uuid(), r.orders, r.offering, 0, 'confirmed', r.registered_at, r.registered_at
                  from (select orders, offering, registered_at from registration r
                         where offering = (select id from offering where city = 'Bluebonnet') limit 1) r,
                       generate_series(1, :people)
                """).param("people", PEOPLE).update();
        jdbc.sql("""
                insert into attendance (id, registration, session, minutes, method, recorded_at)
                select gen_random_uuid(), r.id, s.id, s.minutes, 'trainer', r.registered_at
                  from registration r
                  join session s on s.offering = r.offering
                 where r.offering = (select id from offering where city = 'Bluebonnet') and r.seat = 'confirmed'
                on conflict do nothing
                """).update();
    }

    /** Theo throws it on the wall; what a camera reads off it is the address. */
    private String slide(String evaluation) {
        try (var theo = Person.at(TestServer.url(), Device.DESKTOP).as("theo")) {
            theo.go("/evaluations/" + evaluation).press("Show the slide").picture("evaluation-slide");
            String address = theo.page().locator(".address").innerText();
            return address.substring(address.indexOf("/e/"));
        }
    }

    private static void answer(String address, int person) {
        var server = TestServer.url();
        try (var phone = person % 2 == 0 ? Person.at(server, Device.PHONE) : Person.inTheDark(server, Device.PHONE)) {
            phone.go(address).sees("How was your training?").sees("Anonymous");
            phone.tap("a-s1-1", Integer.toString(5 - person % 3));
            if (person < 2) {
                phone.press("Send answers").sees("Please answer").picture("answer-wrong" + suffix(person == 1));
            }
            phone.tap("a-s1-2", "4").tap("a-s1-3", "5");
            phone.page().locator("textarea[name=a-s2-1]").fill("The practice talks " + person);
            if (person < 2) {
                phone.picture("answer" + suffix(person == 1));
            }
            phone.press("Send answers").sees("Thank you");
        }
    }
}
