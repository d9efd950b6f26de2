package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.database.Ids;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class RegistrationPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private OrganizationId bluebonnet;
    private PersonId rosa;
    private Visitor visitor;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        bluebonnet = partOne.district("Bluebonnet ISD");
        rosa = partOne.staffOf(bluebonnet, "Rosa Villarreal");
        visitor = partOne.signedIn(rosa);
        offering = partOne.institute(partOne.inDays(30), 2);
    }

    private Visitor.Filling form() {
        var page = visitor.get("/schedule/" + offering + "/registration").hasStatus(200);
        return visitor.button(page, "Register").with("paysBy", "check");
    }

    private int seats(String seat) {
        return jdbc.sql("select count(*) from registration where seat = :seat")
                .param("seat", seat)
                .query(Integer.class)
                .single();
    }

    @Nested
    class Asking {
        @Test
        void showsWhatIsChargedBeforeItIs() {
            visitor.get("/schedule/" + offering + "/registration")
                    .says("Price: $495.00")
                    .says("Rosa Villarreal")
                    .says("Bluebonnet ISD")
                    .says("Bluebonnet Hall, 1 Example Plaza, Austin, TX");
        }

        @Test
        void comesBackHereAfterSigningIn() {
            var page = new Visitor().get("/schedule/" + offering + "/registration");
            assertThat(page.address().getPath()).isEqualTo("/sign-in");
            assertThat(page.address().getQuery()).contains("/schedule/" + offering + "/registration");
        }

        @Test
        void ofAnUnknownEventIsNotFound() {
            visitor.get("/schedule/00000000-0000-7000-8000-000000000000/registration")
                    .hasStatus(404);
        }
    }

    @Nested
    class Sending {
        @Test
        void keepsASeatAndSaysWhatIsNext() {
            form().with("payer", "district")
                    .with("paysBy", "purchase order")
                    .with("needs", "Gluten-free")
                    .with("wantsCertification", "yes")
                    .send()
                    .hasStatus(200)
                    .says("Your seat in Leadership Immersion Institute is kept")
                    .says("Waiting for payment")
                    .says("Bluebonnet ISD");

            assertThat(seats("held")).isOne();
            assertThat(offerings.find(offering).orElseThrow().used()).isOne();
            assertThat(people.needs(rosa)).contains("Gluten-free");
            assertThat(partOne.mails(rosa, "Your seat in Leadership Immersion Institute is kept"))
                    .isOne();
            assertThat(jdbc.sql(
                                    "select r.wants_certification and o.district = :payer from registration r join orders o on o.id = r.orders")
                            .param("payer", bluebonnet.value())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }

        @Test
        void twiceRegistersOnce() {
            var form = form();
            form.send().hasStatus(200);
            form.send().hasStatus(200);
            assertThat(seats("held")).isOne();
            assertThat(partOne.mails(rosa, "Your seat")).isOne();
        }

        @Test
        void fromTwoTabsRegistersOnce() {
            var one = form();
            var other = form();
            one.send().hasStatus(200);
            other.send().says("You are registered for Leadership Immersion Institute already");
            assertThat(seats("held")).isOne();
        }

        @Test
        void saysEverythingThatIsWrongAndKeepsWhatWasTyped() {
            var page = form().with("feeCategory", "friend")
                    .with("payer", "")
                    .with("paysBy", "")
                    .with("needs", "A seat near the door")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("feeCategory")).isNotEmpty();
            assertThat(page.wrong("payer")).isNotEmpty();
            assertThat(page.wrong("paysBy")).isNotEmpty();
            assertThat(page.document().select("#needs").text()).contains("A seat near the door");
            assertThat(seats("held")).isZero();
            assertThat(people.needs(rosa)).isEmpty();
        }

        @Test
        void saysSoWhenThePriceHasChangedAndChargesTheNewOneOnlyWhenItIsSentAgain() {
            var form = form();
            jdbc.sql("update offering set price_cents = 52500").update();

            var page = form.send().hasStatus(422).says("The price has changed from $495.00 to $525.00");
            assertThat(seats("held")).isZero();
            visitor.button(page, "Register")
                    .send()
                    .hasStatus(200)
                    .says("is kept")
                    .says("$525.00");
            assertThat(jdbc.sql("select price_cents from registration")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(52_500);
        }

        @Test
        void afterThePurchaseOrderCutoffTakesACheckOnly() {
            jdbc.sql("update offering set purchase_order_cutoff = :yesterday")
                    .param("yesterday", partOne.inDays(-1))
                    .update();
            var page = form().with("payer", "district")
                    .with("paysBy", "purchase order")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("paysBy")).contains("too late for a purchase order");
        }

        @Test
        void whenTheLastSeatIsGoneSaysSoAndOffersOtherDates() {
            var form = form();
            partOne.held(partOne.person("Mia Chen"), offering, null);
            partOne.held(partOne.person("Sam Okafor"), offering, null);

            var page = form.send().hasStatus(422).says("The last seat was taken a moment ago");
            assertThat(page.document().select("button.btn-primary")).isEmpty();
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(2);
            visitor.get("/schedule/" + offering + "/registration").says("Sold out");
        }

        @Test
        void withNothingDueConfirmsAtOnce() {
            offering = partOne.event(OfferingKind.WEBINAR, "Mentoring at a distance", partOne.inDays(9), 99, 0);
            var page = visitor.get("/schedule/" + offering + "/registration").says("No fee");
            visitor.button(page, "Register").send().says("Your seat in Mentoring at a distance is confirmed");
            assertThat(seats("confirmed")).isOne();
            assertThat(jdbc.sql("select attachments::text from mail where about = :rosa")
                            .param("rosa", rosa.value())
                            .query(String.class)
                            .single())
                    .contains("event.ics");
        }

        @Test
        void asksWhereOneWorksOnceAndLetsThatDistrictPay() {
            var mia = partOne.person("Mia Chen");
            visitor = partOne.signedIn(mia);
            form().with("district-name", "bluebonnet")
                    .with("payer", "district")
                    .send()
                    .says("is kept")
                    .says("Bluebonnet ISD");
            assertThat(people.find(mia).orElseThrow().district()).isEqualTo(bluebonnet);

            offering = partOne.institute(partOne.inDays(60), 5);
            var again = visitor.get("/schedule/" + offering + "/registration");
            assertThat(again.document().select("#district-name")).isEmpty();
        }

        @Test
        void asksAgainForADistrictThatNobodyKnows() {
            visitor = partOne.signedIn(partOne.person("Mia Chen"));
            var page = form().with("district-name", "Atlantis").send().hasStatus(422);
            assertThat(page.wrong("district")).isNotEmpty();
            assertThat(page.document().select("#district-name").attr("value")).isEqualTo("Atlantis");
        }

        @Test
        void withoutADistrictCannotLetItPay() {
            visitor = partOne.signedIn(partOne.person("Mia Chen"));
            var page = form().with("payer", "district").send().hasStatus(422);
            assertThat(page.wrong("payer")).contains("We do not know your district yet");
        }
    }

    @Nested
    class Prices {
        @BeforeEach
        void setPrices() {
            price("offering", "member", 39_500, null);
            price("offering", "non-member", 45_000, partOne.inDays(10));
            price("bundle", "non-member", 90_000, null);
            price("bundle", "member", 80_000, null);
        }

        private void price(String covers, String category, int cents, @Nullable LocalDate through) {
            jdbc.sql("""
                    insert into price (id, offering, covers, fee_category, cents, through)
                    values (:id, :offering, :covers, :category, :cents, :through)
                    """)
                    .param("id", Ids.next())
                    .param("offering", offering.value())
                    .param("covers", covers)
                    .param("category", category)
                    .param("cents", cents)
                    .param("through", through)
                    .update();
        }

        private void isMember(@Nullable LocalDate until) {
            jdbc.sql("update person set member_number = 'M-1', member_until = :until where id = :rosa")
                    .param("until", until)
                    .param("rosa", rosa.value())
                    .update();
        }

        private int charged() {
            return jdbc.sql("select total_cents from orders")
                    .query(Integer.class)
                    .single();
        }

        @Test
        void standBesideEachChoice() {
            visitor.get("/schedule/" + offering + "/registration")
                    .says("Member: $395.00, with the internship $800.00")
                    .says("Not a member: $450.00, with the internship $900.00")
                    .says("District: $495.00")
                    .says("$450.00 until");
            visitor.get("/schedule/" + offering).says("Members: $395.00").says(", then $495.00");
        }

        @Test
        void areChargedAsChosen() {
            form().with("feeCategory", "district")
                    .with("payer", "district")
                    .send()
                    .says("is kept");
            assertThat(charged()).isEqualTo(49_500);
        }

        @Test
        void ofMembersNeedAValidNumber() {
            var page = form().with("feeCategory", "member").send().hasStatus(422);
            assertThat(page.wrong("feeCategory")).contains("we know none of yours");
            isMember(partOne.inDays(-1));
            page = form().with("feeCategory", "member").send().hasStatus(422);
            assertThat(page.wrong("feeCategory")).contains("Your membership was valid until");
            isMember(partOne.inDays(90));
            form().with("feeCategory", "member").send().says("is kept");
            assertThat(charged()).isEqualTo(39_500);
        }

        @Test
        void ofInstituteAndInternshipTogether() {
            form().with("covers", "bundle").send().says("is kept");
            assertThat(charged()).isEqualTo(90_000);
            assertThat(jdbc.sql("select with_internship from registration")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }

        @Test
        void withACodeAreShownBeforeTheyAreCharged() {
            jdbc.sql("""
                    insert into discount_code (id, code, cents, made_at) values (:id, 'SPRING', 5000, '2026-01-01')
                    """).param("id", Ids.next()).update();
            var page = form().with("code", "spring")
                    .send()
                    .hasStatus(422)
                    .says("With the code SPRING you pay $400.00 instead of $450.00")
                    .says("Not a member: $400.00");
            assertThat(seats("held")).isZero();
            visitor.button(page, "Register").send().says("is kept");
            assertThat(charged()).isEqualTo(40_000);
        }

        @Test
        void withACodeThatIsNotGoodAreNotGuessed() {
            assertThat(form().with("code", "SUMMER").send().hasStatus(422).wrong("code"))
                    .contains("The code SUMMER is not good");
        }

        @Test
        void thatChangeWhileSomethingElseIsWrongAreSaidToo() {
            var form = form().with("payer", "");
            jdbc.sql("update price set cents = 46000 where cents = 45000").update();
            var page = form.send().hasStatus(422).says("The price has changed from $450.00 to $460.00");
            visitor.button(page, "Register").with("payer", "me").send().says("is kept");
            assertThat(charged()).isEqualTo(46_000);
        }

        @Test
        void byCardAreOfferedOnlyWhereCardsAreTaken() {
            var page = visitor.get("/schedule/" + offering + "/registration");
            boolean taken = beans.getBeanProvider(CardOffer.class).stream().anyMatch(CardOffer::isOffered);
            assertThat(page.document().select("input[name=paysBy][value=card]")).hasSize(taken ? 1 : 0);
            assertThat(page.document().select("input[name=paysBy][value=transfer]"))
                    .hasSize(1);
        }
    }

    @Nested
    class OneCannotCome {
        @Test
        void andGivesTheSeatBack() {
            form().send();
            var page = visitor.get("/registrations");
            visitor.button(page, "Give my seat back").send().says("Your seat is given back");
            assertThat(offerings.find(offering).orElseThrow().used()).isZero();
            assertThat(seats("canceled")).isOne();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
            form().send().says("is kept");
        }

        @Test
        void butNotForSomebodyElse() {
            var theirs = partOne.held(partOne.person("Mia Chen"), offering, null);
            form().send();
            var page = visitor.get("/registrations").doesNotSay("Mia Chen");
            var form = visitor.button(page, "Give my seat back");
            visitor.postBare(
                            "/registrations/" + theirs + "/cancellation",
                            Map.of("_csrf", form.value("_csrf"), "key", form.value("key")))
                    .hasStatus(404);
            assertThat(seats("held")).isEqualTo(2);
        }

        @Test
        void butNoMoreOnceTheEventHasBegun() {
            var begun = partOne.institute(partOne.today(), 5);
            var seat = partOne.confirmed(rosa, begun);
            visitor.get("/registrations").doesNotSay("I cannot come");
            partOne.givenUp(seat, rosa);
            assertThat(seats("confirmed")).isOne();
        }
    }

    @Nested
    class Office {
        private Visitor office;

        @BeforeEach
        void signIn() {
            office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        }

        @Test
        void confirmsASeatByNotingTheCheck() {
            partOne.held(rosa, offering, null);
            var queue = office.get("/office/orders").says("Rosa Villarreal");
            var page = office.get(queue.document().select("a.row-link").attr("href"));
            office.button(page, "Note payment")
                    .with("reference", "4711")
                    .send()
                    .says("The order of Rosa Villarreal is confirmed");
            assertThat(seats("confirmed")).isOne();
            assertThat(partOne.mails(rosa, "Your seat in Leadership Immersion Institute is confirmed"))
                    .isOne();
            visitor.get("/registrations").says("Confirmed").says("4711");
        }

        @Test
        void seesEverybodyWithASeatAndWhatTheyNeed() {
            partOne.confirmed(rosa, offering);
            jdbc.sql("update person set needs = 'Wheelchair' where id = :rosa")
                    .param("rosa", rosa.value())
                    .update();
            office.get("/office/offerings").says("1 of 2");
            office.get("/office/offerings/" + offering)
                    .says("Rosa Villarreal")
                    .says("Wheelchair")
                    .says("1001");
        }

        @Test
        void isAloneWithItsPages() {
            for (var path : new String[] {"/office/offerings", "/office/offerings/" + offering}) {
                visitor.get(path).hasStatus(404);
            }
        }
    }
}
