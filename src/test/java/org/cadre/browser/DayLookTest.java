package org.cadre.browser;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The day itself and what follows it, as each person sees it, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class DayLookTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    ProgramClock clock;

    private OfferingId today;
    private OfferingId closed;
    private RegistrationId rosasSeat;

    @BeforeEach
    void begin() {
        var partOne = new PartOne(beans);
        var tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        partOne.person("Ada Office", Role.OFFICE);
        var rosa = partOne.person("Rosa Villarreal");
        var mia = partOne.person("Mia Chen");
        closed = partOne.institute(partOne.today(), 12, tomas);
        rosasSeat = partOne.confirmed(rosa, closed);
        partOne.attended(closed, rosasSeat, 150, 95);
        clock.moveTo(partOne.inDays(7));
        partOne.closed(closed);
        today = partOne.institute(partOne.today(), 12, tomas);
        partOne.confirmed(mia, today);
        partOne.held(rosa, today, null);
    }

    @Test
    void isWellOnEveryDevice() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var trainer = Person.at(TestServer.url(), device).as("tomas.trainer")) {
                trainer.go("/trainer").picture("day-trainer" + suffix);
                trainer.go("/checkin/" + today + "/paper");
                trainer.page().locator("#ticks").click();
                trainer.picture("day-paper" + suffix);
                trainer.go("/checkin/" + today + "/walk-in").picture("day-walk-in" + suffix);
                trainer.press("Register and check in").picture("day-walk-in-wrong" + suffix);
                trainer.go("/trainer/offerings/" + closed).picture("day-closed" + suffix);
                if (device == Device.PHONE) {
                    trainer.press("Ask for a correction")
                            .type("Mentoring New School Leaders", "120")
                            .type("Reason", "She left early; the sheet says so.")
                            .picture("day-correction-new" + suffix)
                            .press("Ask for the correction")
                            .sees("Another person decides");
                }
                trainer.go("/corrections").picture("day-corrections" + suffix);
            }
            try (var office = Person.at(TestServer.url(), device).as("ada.office")) {
                office.go("/corrections").press("Correction for Rosa").picture("day-correction" + suffix);
            }
            try (var rosa = Person.at(TestServer.url(), device).as("rosa.villarreal")) {
                rosa.go("/transcript").sees("Final").picture("day-transcript" + suffix);
                rosa.go("/calendar");
                if (device == Device.PHONE) {
                    rosa.press("Make my calendar address");
                }
                rosa.sees("Secret address").picture("day-calendar" + suffix);
            }
        }
    }
}
