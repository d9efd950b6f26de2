package org.cadre.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.people.NewPerson;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class SearchTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Roles roles;

    @Autowired
    Organizations organizations;

    @Autowired
    AuditTrail audit;

    private Visitor office = new Visitor();
    private PersonId rosa = new PersonId(new java.util.UUID(0, 0));

    @BeforeEach
    void adaIsOffice() {
        var ada = person("Ada Whitman", "ada@bluebonnet.example");
        roles.grant(Actor.SYSTEM, ada, Role.OFFICE, null);
        jdbc.sql("insert into account (person, confirmed_at) values (:ada, :now)")
                .param("ada", ada.value())
                .param("now", java.time.OffsetDateTime.parse("2026-01-05T10:00:00Z"))
                .update();
        jdbc.sql("update person set sample = true").update();
        office = Visitor.as("ada");
        var district = organization(OrganizationKind.DISTRICT, "BLUEBONNET ISD");
        rosa = people.create(
                Actor.SYSTEM,
                NewPerson.named("María Rosa González", "rosa.gonzalez@bluebonnet.example", CENTRAL)
                        .at(district, organization(OrganizationKind.SCHOOL, "OAK HILL EL")));
        jdbc.sql("""
                update person set display_name = 'Rosita González', phone = '+1 (512) 555-0142', member_number = 'TX-00 417'
                 where id = :rosa
                """).param("rosa", rosa.value()).update();
        person("Del Ortega", "del@elsewhere.example");
        person("Sam O’Brien-Li", "sam@elsewhere.example");
    }

    private PersonId person(String name, String email) {
        return people.create(Actor.SYSTEM, NewPerson.named(name, email, CENTRAL));
    }

    private OrganizationId organization(OrganizationKind kind, String name) {
        return organizations.add(Actor.SYSTEM, Organizations.Entry.named(kind, name));
    }

    private Visitor.Page search(String typed) {
        return office.get("/office/search?q="
                        + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                .hasStatus(200);
    }

    private List<String> found(String typed) {
        return search(typed).document().select("main .rows a.row-link").eachText();
    }

    @Nested
    class Persons {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "González",
                    "gonzalez",
                    "Gonzales",
                    "Gonsalez",
                    "GONZÁLEZ, Rosa",
                    "gonzalez maria",
                    "rosit gonz",
                    "ro gonzalez",
                    "Maria R González",
                    "Rosita Gonzales oak hill",
                    "gonzalez bluebonnet",
                    "rosa.gonzalez@bluebonnet.example",
                    "ROSA.GONZALEZ@BLUEBONNET.EXAMPLE ",
                    "tx00417",
                    "TX 00-417",
                    "512 555 0142",
                    "(512) 555-0142",
                    "1-512-555-0142",
                    "5550142",
                    "oak hill"
                })
        void areFoundHoweverTheyAreTyped(String typed) {
            assertThat(found(typed)).contains("Rosita González").doesNotContain("Del Ortega");
        }

        @ParameterizedTest
        @ValueSource(strings = {"o'brien", "O’Brien", "obrien li", "O'Brien-Li", "brien"})
        void areFoundWithAndWithoutApostropheAndHyphen(String typed) {
            assertThat(found(typed)).contains("Sam O’Brien-Li");
        }

        @Test
        void areFoundByAShortNameWithTwoLettersExchanged() {
            assertThat(found("Roista")).contains("Rosita González");
            assertThat(found("Dle Ortega")).containsExactly("Del Ortega");
        }

        @Test
        void areFoundByAnEarlierNameAndAnEarlierAddress() {
            audit.record(
                    Actor.SYSTEM,
                    "person.renamed",
                    rosa.value(),
                    rosa.value(),
                    Map.of("name", "Rosa Huffington"),
                    Map.of("name", "María Rosa González"));
            audit.record(
                    Actor.SYSTEM,
                    "person.address-changed",
                    rosa.value(),
                    rosa.value(),
                    Map.of("email", "rh@former.example"),
                    Map.of("email", "rosa.gonzalez@bluebonnet.example"));

            assertThat(search("huffington")
                            .says("Also known as Rosa Huffington")
                            .text())
                    .contains("Rosita González");
            assertThat(found("Rosita Hufington")).contains("Rosita González");
            assertThat(found("rh@former.example")).containsExactly("Rosita González");
        }

        @Test
        void whoFitWordForWordComeFirst() {
            person("Rosalind Gonzaleziano", "rosalind@elsewhere.example");
            person("Rosa Gonzáles", "rosa@elsewhere.example");

            assertThat(found("rosita gonzalez").getFirst()).isEqualTo("Rosita González");
        }

        @Test
        void areCountedAndAllOfThemShownAPageAtATime() {
            for (int i = 10; i < 40; i++) {
                person("Quentin Number" + i, "quentin" + i + "@elsewhere.example");
            }

            var first = search("quentin").says("30 people").doesNotSay("Number39");
            var all = office.get(
                    first.document().select("a:contains(Show all people found)").attr("href"));
            all.says("Number10").doesNotSay("Number36");
            office.get(all.document().select("a:contains(Show the next ones)").attr("href"))
                    .says("Number39")
                    .doesNotSay("Number10");
        }
    }

    @Nested
    class Places {
        @Test
        void areFoundByTheirNamesAndNumber() {
            organization(OrganizationKind.DISTRICT, "CYPRESS-FAIRBANKS ISD");

            assertThat(found("cypress fairbanks")).containsExactly("CYPRESS-FAIRBANKS ISD");
            assertThat(found("Cypres Fairbank")).containsExactly("CYPRESS-FAIRBANKS ISD");
        }
    }

    @Nested
    class WhatCannotBeSearchedFor {
        @ParameterizedTest
        @ValueSource(strings = {"%", "_", "\\", "%%%", "\"'", "😀😀", "--", "?!"})
        void isAnswered(String typed) {
            search(typed).says("There is no letter or number here to search for");
        }

        @Test
        void isAskedFor() {
            search("").says("Type a name, a mail address, a school or a number.");
            search("a").says("Type at least two letters.");
            search("x".repeat(500)).says("the first 200 characters").says("Nothing was found");
            search("nobody here").says("Part of a name is enough");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'; drop table person; --",
                    "' or 1=1 --",
                    "ros% gonz_lez",
                    "\\' gonz",
                    "a\u0000b",
                    "<script>x</script>"
                })
        void doesNoHarm(String typed) {
            search(typed);

            assertThat(found("gonzalez")).contains("Rosita González");
        }
    }

    @Nested
    class AsOneTypes {
        @Test
        void theBestAreOptionsAndTheCountsAreSaid() {
            var now = office.get("/office/search/now?q=gonza").hasStatus(200);

            assertThat(now.document().expectFirst("a[role=option]").attr("href"))
                    .isEqualTo("/office/people/" + rosa);
            assertThat(now.document().select("#found-said").text()).startsWith("One person.");
        }
    }

    @Test
    void isOnEveryPageOfOfficeAndOnNoOther() {
        assertThat(office.get("/office/people").document().select("form[role=search][action=/office/search] #find"))
                .hasSize(1);
        jdbc.sql("insert into account (person, confirmed_at) values (:rosa, :now)")
                .param("rosa", rosa.value())
                .param("now", java.time.OffsetDateTime.parse("2026-01-05T10:00:00Z"))
                .update();
        jdbc.sql("update person set email = 'rosa@bluebonnet.example', sample = true where id = :rosa")
                .param("rosa", rosa.value())
                .update();
        var hers = Visitor.as("rosa");

        assertThat(hers.get("/home").document().select("#find")).isEmpty();
        hers.get("/office/search?q=del").hasStatus(404).doesNotSay("Ortega");
        hers.get("/office/search/now?q=del").hasStatus(404).doesNotSay("Ortega");
        assertThat(new Visitor().get("/office/search?q=del").title()).isEqualTo("Sign in");
    }
}
