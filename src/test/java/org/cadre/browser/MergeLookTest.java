package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.merge.Merging;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Office finds that Rosa is there twice, merges her, takes that back, and looks at what could be handed out or erased. */
@CadreTest
@Tag("browser")
class MergeLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private People people;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Merging merging;
    private PersonId twin;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        merging = new Merging(beans, cast.office);
        twin = merging.once(() -> people.create(
                Actor.SYSTEM,
                NewPerson.named("Rosa M. Delgado", "rosa.delgado@home.example", PartOne.CENTRAL)
                        .asSample()));
        jdbc.sql("update person set phone = '512 555 0142', member_number = 'M-1042' where id = :id")
                .param("id", twin.value())
                .update();
        jdbc.sql("update person set personal_email = 'rosa.delgado@home.example' where id = :id")
                .param("id", cast.rosa.value())
                .update();
    }

    @Test
    void mergesTwoRecordsAndTakesItBack() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            // Whoever was merged and taken apart again is found by the next search.
            assertThat(merging.search()).isPositive();
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go("/office/doubles").sees("the same email address").picture("doubles" + suffix);
                office.go("/office/doubles/" + cast.rosa + "/" + twin)
                        .sees("One person or two?")
                        .picture("compare" + suffix)
                        .press("Merge Rosa M. Delgado into Rosa Delgado")
                        .sees("was merged into this record")
                        .press("Undo merging Rosa M. Delgado")
                        .sees("a record of its own again");
                office.go("/office/people/" + twin + "/export").picture("person-export" + suffix);
                office.go("/office/people/" + cast.renewing + "/erasure")
                        .sees("What stays, and why")
                        .picture("erasure" + suffix);
                office.go("/office/people/" + cast.rosa + "/erasure")
                        .sees("Their internship is under way")
                        .picture("erasure-refused" + suffix);
            }
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/doubles/" + cast.rosa + "/" + twin).picture("compare-dark-desktop");
        }
    }
}
