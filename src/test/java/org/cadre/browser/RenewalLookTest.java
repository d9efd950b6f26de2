package org.cadre.browser;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.browser.Person.Device;
import org.cadre.certification.past.PastImport;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.demo.Histories;
import org.cadre.demo.Histories.Slot;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Renewing, recording what was issued before, and asking for a mentor, as each of them sees it. */
@CadreTest
@Tag("browser")
class RenewalLookTest {
    private static final String LIST = """
        number,name,email,issued,valid from,expires,state,evidence
        NM-0815,Rosa Maria Delgado,rosa@bluebonnet.example,2024-03-09,,2027-03-09,TX,"Certificate book 3, page 12"
        NM-0816,Theo Park,theo@bluebonnet.example,3/9/24,,2027-03-09,TX,book 3
        NM-0817,Nobody Known,nobody@else.example,2024-03-09,,2027-03-09,TX,book 3
        """;

    @Autowired
    private Demo demo;

    @Autowired
    private PastImport past;

    @Autowired
    private Editions editions;

    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        demo.award();
    }

    private void announce(String city, LocalDate day, int seats) {
        var histories = new Histories(batches);
        histories.event(
                "recertification",
                "Recertification Training",
                editions.idOf(Editions.NATIONAL).value(),
                "Learning Center (sample)",
                city,
                day,
                1,
                seats,
                0,
                false,
                List.of(new Slot(null, "Recertification Training", 0, 9, 360)));
        histories.write();
    }

    @Test
    void theHolderAndOfficeBeforeTheExpiry() {
        var expires = jdbc.sql("select max(expires) from certificate where person = :ines")
                .param("ines", cast.coach.value())
                .query(LocalDate.class)
                .single();
        clock.moveTo(expires.minusMonths(5));
        announce("Waco", expires.minusMonths(2), 12);
        announce("Tyler", expires.minusMonths(3), 0);
        announce("Lubbock", expires.minusMonths(1), 3);
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var holder = Person.at(TestServer.url(), device).as("ines")) {
                holder.go("/certificates").sees("What you still need").picture("renewal" + suffix);
            }
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go("/office/renewals").sees("Excel").picture("renewals" + suffix);
            }
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            String id = jdbc.sql("select id from certificate where person = :ines")
                    .param("ines", cast.coach.value())
                    .query(String.class)
                    .list()
                    .getFirst();
            office.go("/office/certificates/" + id + "/extension")
                    .sees("May be renewed until")
                    .picture("extension-dark-phone");
            office.go("/office/renewals").picture("renewals-dark-phone");
        }
    }

    @Test
    void aListFromBeforeCadre() {
        var actor = Actor.of(cast.office.value());
        var load = past.bring("past.csv", LIST.getBytes(StandardCharsets.UTF_8), false, actor);
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/past-certificates").sees("Import certificates").picture("past-import-desktop");
            office.go("/office/past-certificates/" + load.id())
                    .sees("Refused lines")
                    .picture("past-load-desktop");
        }
        var good = past.bring(
                "past.csv",
                LIST.lines()
                        .limit(2)
                        .reduce("", (all, line) -> all + line + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                false,
                actor);
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/office/past-certificates/" + good.id())
                    .sees("Worth a look")
                    .picture("past-load-dark-phone")
                    .press("Record 1 certificate")
                    .sees("1 certificate is recorded");
        }
        String code = jdbc.sql("select check_code from certificate where number = 'NM-0815'")
                .query(String.class)
                .single();
        for (var device : Device.values()) {
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/check/" + code)
                        .sees("Issued before Cadre")
                        .picture("check-recorded-" + device.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void theDirectoryAndARequest() {
        try (var mentor = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            mentor.go("/directory-entry").sees("What the public sees").picture("listing-desktop");
        }
        var ines = Visitor.as("ines");
        ines.button(ines.get("/directory-entry"), "List me in the directory")
                .with("state", "TX")
                .with("languages", "Spanish")
                .press("List me in the directory")
                .send();
        String listing =
                jdbc.sql("select id from mentor_listing").query(String.class).single();
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/mentors").sees("Ask for this mentor").picture("mentors" + suffix);
                stranger.go("/mentors/" + listing + "/request")
                        .sees("Send request")
                        .picture("mentor-request" + suffix);
            }
        }
        var asker = new Visitor();
        asker.button(asker.get("/mentors/" + listing + "/request"), "Send request")
                .with("name", "Dana Example")
                .with("email", "dana@sample.example")
                .with("asksAs", "district")
                .with("organization", "Sample ISD")
                .with("kind", "novice")
                .with("about", "Two new principals begin in August. Somebody near Austin would be best.")
                .send();
        String link = jdbc.sql("select button_url from mail where recipient = 'dana@sample.example'")
                .query(String.class)
                .single();
        String place = link.substring(link.indexOf("/mentors"));
        asker.button(asker.get(place), "Confirm and send it").send();
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/mentor-requests").sees("Waits for the mentor").picture("mentor-requests-desktop");
            office.press("Dana Example").sees("Save owner").picture("mentor-request-office-desktop");
        }
        try (var mentor = Person.inTheDark(TestServer.url(), Device.PHONE).as("ines")) {
            mentor.go("/directory-entry").sees("Who asked for you").picture("listing-dark-phone");
            mentor.press("Dana Example, Sample ISD").sees("Accept request").picture("answer-dark-phone");
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            stranger.go("/mentors").picture("mentors-dark-phone");
            stranger.go(place).sees("Your request is with");
        }
    }
}
