package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class PeopleTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Autowired
    People people;

    @Autowired
    Organizations organizations;

    @Autowired
    Roles roles;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void writesDownAProtegeWithoutAnAccount() {
        var del = people.create(Actor.SYSTEM, NewPerson.named("Del Ortega", " Del@Bluebonnet.example", CENTRAL));

        assertThat(people.find(del)).hasValueSatisfying(card -> {
            assertThat(card.displayName()).isEqualTo("Del Ortega");
            assertThat(card.email()).isEqualTo("del@bluebonnet.example");
            assertThat(card.hasAccount()).isFalse();
        });
    }

    @Test
    void knowsThePersonByTheirAddressAndWritesNobodyDownTwice() {
        var del = people.create(Actor.SYSTEM, NewPerson.named("Del Ortega", "del@bluebonnet.example", CENTRAL));
        var again = people.create(Actor.SYSTEM, NewPerson.named("D. Ortega", "DEL@bluebonnet.example", CENTRAL));

        assertThat(again).isEqualTo(del);
        assertThat(people.names(List.of(del))).containsEntry(del, "Del Ortega");
        assertThat(people.findByEmail("del@BLUEBONNET.example")).isPresent();
        assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'person.added'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Nested
    class InTheSearchForOrganizations {

        @Test
        void findsByPartsOfTheNameWithoutCase() {
            someOrganizations();

            assertThat(organizations.search("bonn ISD", null, null))
                    .extracting(OrganizationCard::name)
                    .containsExactly("BLUEBONNET ISD");
        }

        @Test
        void putsNamesThatBeginWithItFirstAndClosedOnesLast() {
            var bluebonnet = someOrganizations();

            assertThat(organizations.search("oak", OrganizationKind.SCHOOL, bluebonnet))
                    .extracting(OrganizationCard::name)
                    .containsExactly("OAK EL", "LIVE OAK MIDDLE", "OAK CREEK EL");
        }

        @Test
        void readsAPercentSignAsAPercentSign() {
            someOrganizations();

            assertThat(organizations.search("%", null, null)).isEmpty();
            assertThat(organizations.search("  ", null, null)).isEmpty();
        }

        @Test
        void showsTenAtMost() {
            for (int i = 0; i < 12; i++) {
                organizations.add(
                        Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "PRAIRIE ISD " + i));
            }

            assertThat(organizations.search("prairie", null, null)).hasSize(10);
        }

        @Test
        void knowsTheDistrictOfASchool() {
            var bluebonnet = someOrganizations();
            var school = organizations.search("OAK EL", null, null).getFirst();

            assertThat(organizations.districtOf(school.id())).contains(bluebonnet);
            assertThat(organizations.districtOf(bluebonnet)).isEmpty();
        }

        private OrganizationId someOrganizations() {
            var bluebonnet = organizations.add(
                    Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));
            school(bluebonnet, "LIVE OAK MIDDLE", "open");
            school(bluebonnet, "OAK EL", "open");
            school(bluebonnet, "OAK CREEK EL", "closed");
            return bluebonnet;
        }

        private void school(OrganizationId bluebonnet, String name, String status) {
            organizations.add(
                    Actor.SYSTEM,
                    new Organizations.Entry(
                            OrganizationKind.SCHOOL,
                            name,
                            bluebonnet,
                            null,
                            "AUSTIN",
                            "TX",
                            null,
                            null,
                            "PK",
                            "05",
                            status,
                            true));
        }
    }

    @Nested
    class WithRoles {
        @Test
        void holdsARoleFromTheDayItIsGrantedUntilItIsRevoked() {
            var ines = people.create(Actor.SYSTEM, NewPerson.named("Ines Vidal", "ines@bluebonnet.example", CENTRAL));
            roles.grant(Actor.SYSTEM, ines, Role.COACH, null);
            roles.grant(Actor.SYSTEM, ines, Role.COACH, null);

            assertThat(roles.has(ines, Role.COACH)).isTrue();
            assertThat(roles.holding(Role.COACH)).extracting(PersonCard::id).containsExactly(ines);

            roles.revoke(Actor.SYSTEM, ines, Role.COACH, null);

            assertThat(roles.has(ines, Role.COACH)).isFalse();
            assertThat(roles.of(ines))
                    .singleElement()
                    .satisfies(grant -> assertThat(grant.until()).isEqualTo(clock.today()));
        }
    }
}
