package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class OfferingFormPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId trainer;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        trainer = partOne.person("Tomas Trainer", Role.TRAINER);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
    }

    private Visitor.Filling filled() {
        var page = office.get("/office/offerings/new").hasStatus(200);
        return office.button(page, "Plan offering")
                .with("place", "Bluebonnet Hall")
                .with("city", "Austin")
                .with("state", "TX")
                .with("firstDay", partOne.inDays(40))
                .with("lastDay", partOne.inDays(41))
                .with("price", "495");
    }

    private OfferingSummary only() {
        var all = offerings.coming(partOne.today(), null, null, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Nested
    class Planning {
        @Test
        void fillsInTheSixModulesOfTheProgram() {
            filled().with("trainers", trainer).send().hasStatus(200).says("is on its way");

            var offering = only();
            assertThat(offering.priceCents()).isEqualTo(49_500);
            assertThat(offering.minutes()).isEqualTo(900);
            assertThat(offerings.sessions(offering.id())).hasSize(6).allSatisfy(session -> {
                assertThat(session.minutes()).isEqualTo(150);
                assertThat(session.module()).isNotNull();
            });
            assertThat(offerings.trains(trainer, offering.id())).isTrue();
        }

        @Test
        void fillsInOneDayForARecertification() {
            filled().with("kind", "recertification")
                    .with("lastDay", partOne.inDays(40))
                    .send()
                    .hasStatus(200);
            assertThat(offerings.sessions(only().id())).singleElement().satisfies(session -> {
                assertThat(session.minutes()).isEqualTo(360);
                assertThat(session.module()).isNull();
            });
        }

        @Test
        void happensOnceHoweverOftenTheFormIsSent() {
            var form = filled();
            form.send().hasStatus(200);
            form.send().hasStatus(200);
            only();
        }

        @Test
        void saysEverythingThatIsWrongAtOnceAndKeepsWhatWasTyped() {
            var page = filled().with("title", "")
                    .with("place", "")
                    .with("state", "ZZ")
                    .with("firstDay", "soon")
                    .with("lastDay", "")
                    .with("capacity", "0")
                    .with("price", "a lot")
                    .with("city", "Austin")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"title", "place", "state", "firstDay", "lastDay", "capacity", "price"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#city").attr("value")).isEqualTo("Austin");
            assertThat(page.document().select("#price").attr("value")).isEqualTo("a lot");
            assertThat(offerings.coming(partOne.today(), null, null, 10)).isEmpty();
        }

        @Test
        void needsDaysInOrderAndEnoughOfThem() {
            var reversed = filled().with("lastDay", partOne.inDays(30)).send().hasStatus(422);
            assertThat(reversed.wrong("lastDay")).contains("cannot come before the first");
            var tooFew = filled().with("lastDay", partOne.inDays(40)).send().hasStatus(422);
            assertThat(tooFew.wrong("lastDay")).contains("another day");
            var past = filled().with("firstDay", partOne.inDays(-1)).send().hasStatus(422);
            assertThat(past.wrong("firstDay")).contains("That day is over");
        }

        @Test
        void isForOfficeAlone() {
            partOne.signedIn(trainer).get("/office/offerings/new").hasStatus(404);
            assertThat(new Visitor().get("/office/offerings/new").address().getPath())
                    .isEqualTo("/sign-in");
        }
    }

    @Nested
    class Changing {
        private OfferingId offering;

        @BeforeEach
        void plan() {
            offering = partOne.institute(partOne.inDays(40), 5);
        }

        private Visitor.Filling form() {
            var page = office.get("/office/offerings/" + offering + "/edit").hasStatus(200);
            return office.button(page, "Save offering");
        }

        @Test
        void movesTheSessionsWithTheFirstDay() {
            form().with("firstDay", partOne.inDays(50))
                    .with("lastDay", partOne.inDays(51))
                    .send()
                    .says("is changed");
            assertThat(offerings.sessions(offering).getFirst().startsAt())
                    .isEqualTo(partOne.inDays(50)
                            .atTime(8, 0)
                            .atZone(PartOne.CENTRAL)
                            .toInstant());
        }

        @Test
        void keepsTheSeatsThatAreTaken() {
            partOne.confirmed(partOne.person("Rosa Villarreal"), offering);
            partOne.confirmed(partOne.person("Mia Chen"), offering);
            var page = form().with("capacity", "1").send().hasStatus(422);
            assertThat(page.wrong("capacity")).contains("2 seats are taken already");
            assertThat(offerings.find(offering).orElseThrow().capacity()).isEqualTo(5);
        }

        @Test
        void ofASessionKeepsItInsideTheEvent() {
            var page = office.get("/office/offerings/" + offering + "/sessions").hasStatus(200);
            var refused = office.button(page, "Save sessions")
                    .with("day-1", partOne.inDays(60))
                    .with("ends-2", "07:00")
                    .with("minutes-3", "many")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("day-1")).contains("The event is held from");
            assertThat(refused.wrong("ends-2")).contains("end after it begins");
            assertThat(refused.wrong("minutes-3")).isNotEmpty();

            office.button(page, "Save sessions").with("room-1", "Room 4").send().says("The sessions are saved");
            assertThat(offerings.sessions(offering).getFirst().room()).isEqualTo("Room 4");
        }

        @Test
        void cannotTakeOutASessionThatSomebodyAttended() {
            var begun = partOne.institute(partOne.today(), 5);
            var seat = partOne.confirmed(partOne.person("Rosa Villarreal"), begun);
            partOne.attended(begun, seat, 150);

            var page = office.get("/office/offerings/" + begun + "/sessions");
            office.button(page, "Save sessions")
                    .with("drop-1", "yes")
                    .send()
                    .hasStatus(422)
                    .says("Attendance is recorded for this session");
            assertThat(offerings.sessions(begun)).hasSize(6);
        }
    }

    @Nested
    class Canceling {
        @Test
        void endsEverySeatAndTellsItsPerson() {
            var offering = partOne.institute(partOne.inDays(40), 5);
            var rosa = partOne.person("Rosa Villarreal");
            partOne.confirmed(rosa, offering);

            var page = office.get("/office/offerings/" + offering + "/cancellation");
            office.button(page, "Cancel Leadership").send().says("is canceled");

            assertThat(offerings.find(offering).orElseThrow().canceled()).isTrue();
            assertThat(offerings.find(offering).orElseThrow().used()).isZero();
            assertThat(partOne.mails(rosa, "Leadership Immersion Institute does not take place"))
                    .isOne();
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'offering.canceled'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }
}
