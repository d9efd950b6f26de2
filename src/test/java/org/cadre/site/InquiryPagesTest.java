package org.cadre.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class InquiryPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Offerings offerings;

    @Autowired
    Prices prices;

    @Autowired
    Jobs jobs;

    @Autowired
    ProgramClock clock;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;
    private PersonId ada;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        ada = partOne.person("Ada Office", Role.OFFICE);
        office = partOne.signedIn(ada);
    }

    private Visitor.Filling filled() {
        return stranger.button(stranger.get("/inquiry").hasStatus(200), "Send inquiry")
                .with("name", "Wilma Asker")
                .with("email", "Wilma@prairie.example")
                .with("area", "Amarillo")
                .with("people", "25")
                .with("about", "Our new principals need mentors.");
    }

    private int inquiries() {
        return jdbc.sql("select count(*) from inquiry").query(Integer.class).single();
    }

    private UUID only() {
        return jdbc.sql("select id from inquiry").query(UUID.class).single();
    }

    private int mailsTo(String address) {
        return jdbc.sql("select count(*) from mail where recipient = :to")
                .param("to", address)
                .query(Integer.class)
                .single();
    }

    @Nested
    class Asking {
        @Test
        void isOpenToAnyoneAndTellsBothSides() {
            var district = partOne.district("Prairie View ISD");
            filled().with("district-name", "prairie view").send().hasStatus(200).says("Thank you for asking");
            assertThat(jdbc.sql("select organization from inquiry")
                            .query(UUID.class)
                            .single())
                    .isEqualTo(district.value());
            assertThat(mailsTo("wilma@prairie.example")).isOne();
            assertThat(partOne.mails(ada, "New inquiry: Wilma Asker")).isOne();
            office.get("/home").says("One inquiry waits for its first answer");
            office.get("/office/inquiries")
                    .says("Wilma Asker")
                    .says("Prairie View ISD")
                    .says("New");
        }

        @Test
        void happensOnceHoweverOftenTheFormIsSent() {
            var form = filled();
            form.send();
            form.send().hasStatus(200);
            assertThat(inquiries()).isOne();
        }

        @Test
        void saysEverythingThatIsWrongAndKeepsWhatWasTyped() {
            var page = filled().with("name", "")
                    .with("email", "not an address")
                    .with("area", "")
                    .with("people", "0")
                    .with("about", "")
                    .with("district-name", "No Such District")
                    .with("phone", "555 0100")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"name", "email", "area", "people", "about", "district"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#phone").attr("value")).isEqualTo("555 0100");
            assertThat(inquiries()).isZero();
        }

        @Test
        void thanksARobotAndForgetsIt() {
            filled().with("website", "https://spam.example")
                    .send()
                    .hasStatus(200)
                    .says("Thank you for asking");
            assertThat(inquiries()).isZero();
            assertThat(mailsTo("wilma@prairie.example")).isZero();
        }

        @Test
        void hasAPaceForOneAddressAndForOnePlace() {
            for (int i = 0; i < 3; i++) {
                filled().send().hasStatus(200);
            }
            var page = filled().send().hasStatus(422);
            assertThat(page.wrong("about")).contains("Please wait a while");
            for (int i = 0; i < 7; i++) {
                filled().with("email", "other" + i + "@prairie.example").send().hasStatus(200);
            }
            filled().with("email", "last@prairie.example").send().hasStatus(422);
            assertThat(inquiries()).isEqualTo(10);
            assertThat(mailsTo("last@prairie.example")).isZero();
        }
    }

    @Nested
    class Keeping {
        private String place;

        @BeforeEach
        void asked() {
            filled().send();
            place = "/office/inquiries/" + only();
        }

        private Visitor.Filling steering() {
            return office.button(office.get(place).hasStatus(200), "Save");
        }

        @Test
        void hasAnOwnerAStateAndNotes() {
            steering()
                    .with("state", "in talk")
                    .with("owner", ada)
                    .send()
                    .hasStatus(200)
                    .says("In talk");
            office.button(office.get(place), "Add note")
                    .with("words", "Called her; June suits.")
                    .send()
                    .says("Called her; June suits.")
                    .says("Ada Office");
            office.get("/office/inquiries?owner=mine").says("Wilma Asker");
            office.get("/home").doesNotSay("waits for its first answer");
        }

        @Test
        void remindsItsOwnerOnThatDayOnce() {
            steering()
                    .with("owner", ada)
                    .with("remindOn", partOne.inDays(3))
                    .send()
                    .hasStatus(200);
            jobs.comeDue();
            assertThat(partOne.mails(ada, "You wanted to be reminded")).isZero();
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            jobs.comeDue();
            assertThat(partOne.mails(ada, "You wanted to be reminded")).isOne();
        }

        @Test
        void tellsWhoeverSavesWhatSomebodyElseHasChangedMeanwhileAndKeepsWhatTheyChose() {
            var open = steering();
            steering()
                    .with("state", "in talk")
                    .with("owner", ada)
                    .with("remindOn", partOne.inDays(9))
                    .send()
                    .hasStatus(200);

            var refused = open.with("state", "closed").send().hasStatus(422);
            assertThat(refused.wrong("state"))
                    .contains("Somebody else has changed this inquiry")
                    .contains("In talk; owner: Ada Office")
                    .contains("save again if it is to count");
            assertThat(refused.document()
                            .select("select[name=state] option[selected]")
                            .val())
                    .isEqualTo("closed");
            assertThat(states()).containsExactly("in talk");

            office.button(refused, "Save").send().hasStatus(200).says("The inquiry is saved");
            assertThat(states()).containsExactly("closed");
        }

        @Test
        void isSavedOnceByTheSecondClickOfADoubleClick() {
            var form = steering().with("state", "in talk");
            form.send().hasStatus(200);
            form.send().hasStatus(200);
        }

        @Test
        void isSavedByOneOfAllWhoSawTheSame() throws Exception {
            assertThat(Race.of(Stream.generate(() -> partOne.signedIn(ada))
                            .limit(5)
                            .map(one -> one.button(one.get(place), "Save").with("state", "in talk"))
                            .map(form -> (Callable<Integer>) () -> form.send().status())
                            .toList()))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 422);
        }

        /** The control: who compares first, and writes then whatever has become of it, overwrites all before them. */
        @Test
        void comparingFirstAndWritingThenWouldLoseAllButOne() throws Exception {
            var barrier = new CyclicBarrier(5);
            assertThat(Race.of(Stream.generate(() -> (Callable<Boolean>) () -> {
                                boolean same = states().equals(List.of("new"));
                                Race.await(barrier);
                                return same
                                        && jdbc.sql("update inquiry set state = 'in talk'")
                                                        .update()
                                                == 1;
                            })
                            .limit(5)
                            .toList()))
                    .containsOnly(true);
        }

        private List<String> states() {
            return jdbc.sql("select state from inquiry").query(String.class).list();
        }

        @Test
        void remindsNobodyOfWhatIsClosed() {
            steering()
                    .with("owner", ada)
                    .with("remindOn", partOne.inDays(3))
                    .with("state", "closed")
                    .send();
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            assertThat(partOne.mails(ada, "You wanted to be reminded")).isZero();
        }

        @Test
        void saysWhatIsWrong() {
            var page = steering()
                    .with("state", "")
                    .with("remindOn", partOne.inDays(-1))
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"state", "owner", "remindOn"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(office.button(office.get(place), "Add note")
                            .send()
                            .hasStatus(422)
                            .wrong("words"))
                    .isNotEmpty();
        }

        @Test
        void isFoundByStateAndWords() {
            office.get("/office/inquiries?state=won").says("No inquiry matches");
            office.get("/office/inquiries?q=amarillo").says("Wilma Asker");
            steering().with("state", "closed").send();
            office.get("/office/inquiries").doesNotSay("Wilma Asker");
            office.get("/office/inquiries?state=all").says("Wilma Asker");
        }

        @Test
        void isListedAPageAtATime() {
            jdbc.sql("""
                    insert into inquiry (id, state, name, email, area, about, received_at)
                    select gen_random_uuid(), 'new', 'Asker ' || n, 'a@b.example', 'Waco', 'x', received_at
                      from inquiry cross join generate_series(1, 30) n
                    """).update();
            var page = office.get("/office/inquiries");
            assertThat(page.document().select("tbody tr")).hasSize(25);
            var next = page.document().select("#found > p:last-of-type a").attr("href");
            assertThat(office.get(next).document().select("tbody tr")).hasSize(6);
        }

        @Test
        void isOfficesOnly() {
            var other = partOne.signedIn(partOne.person("Mia Chen"));
            other.get("/office/inquiries").hasStatus(404);
            other.get(place).hasStatus(404);
            other.get(place + "/proposal").hasStatus(404);
        }
    }

    @Nested
    class Quoting {
        private String place;

        @BeforeEach
        void asked() {
            partOne.district("Prairie View ISD");
            filled().with("district-name", "Prairie View ISD").send();
            place = "/office/inquiries/" + only();
        }

        private Visitor.Filling quote(OfferingId offering, Object seats) {
            return office.button(office.get(place + "/quote").hasStatus(200), "Send a quote")
                    .with("offering", offering)
                    .with("seats", seats);
        }

        private int rows(String table) {
            return jdbc.sql("select count(*) from " + table)
                    .query(Integer.class)
                    .single();
        }

        @Test
        void mailsAPaperThatKeepsTheSeatsAndShowsItWithTheInquiry() {
            var offering = partOne.institute(partOne.inDays(90), 30);
            var page = quote(offering, 12)
                    .send()
                    .hasStatus(200)
                    .says("is on its way to wilma@prairie.example")
                    .says("Quoted")
                    .says("open until");
            assertThat(jdbc.sql("select attachments::text from mail where recipient = 'wilma@prairie.example'"
                                    + " and subject like 'Quote%'")
                            .query(String.class)
                            .single())
                    .contains("application/pdf");
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(12);
            var paper = office.get(page.document().select("a[href$=.pdf]").attr("href"))
                    .hasStatus(200);
            assertThat(new String(paper.bytes(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            assertThat(jdbc.sql("select fee_category from orders")
                            .query(String.class)
                            .single())
                    .isEqualTo("district");
            assertThat(office.get(place + "/quote").address().getPath()).isEqualTo(place);
        }

        @Test
        void comesInTheLanguageInWhichItWasAskedAndLetsAStrangerIn() {
            jdbc.sql("update inquiry set language = 'es'").update();
            quote(partOne.institute(partOne.inDays(90), 30), 12).send().hasStatus(200);
            var mail = jdbc.sql("select html, button_url from mail where recipient = 'wilma@prairie.example'"
                            + " and button_url like '%/sign-in/link/%'")
                    .query()
                    .singleRow();
            assertThat(mail.get("html")).asString().contains("<html lang=\"es\">");
            assertThat(mail.get("button_url")).asString().contains("?then=%2Forders%2F");
        }

        @Test
        void isForTheProposalAtItsOwnPrice() {
            office.button(office.get(place + "/proposal"), "Make the proposal")
                    .with("place", "Prairie View Annex")
                    .with("city", "Amarillo")
                    .with("state", "TX")
                    .with("firstDay", partOne.inDays(90))
                    .with("lastDay", partOne.inDays(91))
                    .with("price", "6000")
                    .send();
            var proposed = new OfferingId(
                    jdbc.sql("select offering from inquiry").query(UUID.class).single());
            quote(proposed, 25).with("board", "yes").send().hasStatus(200).says("open until");
            assertThat(jdbc.sql("select total_cents from orders")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(600_000);
        }

        @Test
        void isMadeOnceHoweverManySendItAtOnce() throws Exception {
            var offering = partOne.institute(partOne.inDays(90), 30);
            var forms = java.util.stream.Stream.generate(() -> quote(offering, 5))
                    .limit(4)
                    .map(form -> (java.util.concurrent.Callable<Integer>)
                            () -> form.send().status())
                    .toList();
            org.cadre.Race.of(forms);
            assertThat(rows("orders")).isOne();
            assertThat(rows("quote")).isOne();
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(5);
        }

        @Test
        void saysWhatIsWrongAndLeavesNothing() {
            var offering = partOne.institute(partOne.inDays(90), 3);
            assertThat(quote(offering, 4).send().hasStatus(422).wrong("seats")).contains("Only 3 seats are left");
            for (var seats : new Object[] {"", "0", "-1", "101", "many"}) {
                assertThat(quote(offering, seats).send().hasStatus(422).wrong("seats"))
                        .as(seats.toString())
                        .isNotEmpty();
            }
            assertThat(quote(new OfferingId(UUID.randomUUID()), 2)
                            .send()
                            .hasStatus(422)
                            .wrong("offering"))
                    .contains("Please choose");
            assertThat(rows("orders")).isZero();
            assertThat(jdbc.sql("select state from inquiry").query(String.class).single())
                    .isEqualTo("new");
            partOne.signedIn(partOne.person("Mia Chen")).get(place + "/quote").hasStatus(404);
        }
    }

    @Nested
    class Proposing {
        private String place;

        @BeforeEach
        void asked() {
            partOne.district("Prairie View ISD");
            filled().with("district-name", "Prairie View ISD").send();
            place = "/office/inquiries/" + only();
        }

        private Visitor.Filling proposal() {
            return office.button(office.get(place + "/proposal").hasStatus(200), "Make the proposal")
                    .with("place", "Prairie View Annex")
                    .with("city", "Amarillo")
                    .with("state", "TX")
                    .with("firstDay", partOne.inDays(90))
                    .with("lastDay", partOne.inDays(91))
                    .with("price", "6000");
        }

        private OfferingId offering() {
            return new OfferingId(
                    jdbc.sql("select offering from inquiry").query(UUID.class).single());
        }

        @Test
        void makesAnInHouseOfferingInOneStepLinkedBothWays() {
            var page = proposal()
                    .send()
                    .hasStatus(200)
                    .says("The inquiry is quoted now")
                    .says("Quoted");
            var offering = offerings.find(offering()).orElseThrow();
            assertThat(page.document().select("a[href=/office/offerings/" + offering.id() + "]"))
                    .isNotEmpty();
            assertThat(page.document().select("a[href=/schedule/" + offering.id() + "/order]"))
                    .isNotEmpty();
            assertThat(offering.title()).isEqualTo("In-house training, Prairie View ISD");
            assertThat(offering.capacity()).isEqualTo(25);
            assertThat(offering.listed()).isFalse();
            assertThat(offerings.sessions(offering.id())).hasSize(6);
            assertThat(prices.of(offering)
                            .total(Covers.OFFERING, FeeCategory.IN_HOUSE, 25, partOne.today(), null)
                            .cents())
                    .isEqualTo(600_000);
            office.get("/office/offerings/" + offering.id() + "/plan")
                    .says("It came from the inquiry of Wilma Asker, Prairie View ISD");
            new Visitor().get("/schedule").doesNotSay("Prairie View ISD");
        }

        @Test
        void isOpenToNeighborsWhenOfficeSaysSo() {
            proposal().with("listed", "yes").send().hasStatus(200);
            new Visitor().get("/schedule").says("In-house training, Prairie View ISD");
        }

        @Test
        void isMadeOnce() {
            var second = proposal();
            proposal().send().hasStatus(200);
            assertThat(second.send().hasStatus(422).wrong("title")).contains("has a proposal already");
            assertThat(jdbc.sql("select count(*) from offering")
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(office.get(place + "/proposal").address().getPath()).isEqualTo(place);
        }

        @Test
        void saysWhatIsWrongAndKeepsWhatWasTyped() {
            var page = proposal()
                    .with("place", "")
                    .with("state", "ZZ")
                    .with("firstDay", partOne.inDays(-1))
                    .with("capacity", "0")
                    .with("price", "much")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"place", "state", "firstDay", "capacity", "price"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#price").attr("value")).isEqualTo("much");
        }
    }
}
