package org.cadre.registration.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationEvents.SeatReturned;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationInvariants;
import org.cadre.registration.Registrations;
import org.cadre.registration.Transfers;
import org.cadre.registration.invoice.PurchaseOrders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
@RecordApplicationEvents
class EventMoveTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    Transfers transfers;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProgramClock clock;

    @Autowired
    Jobs jobs;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;
    private Visitor office;
    private PersonId rosa;
    private OfferingId offering;
    private OfferingId other;
    private RegistrationId seat;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        rosa = partOne.person("Rosa Villarreal");
        offering = partOne.institute(partOne.inDays(30), 10);
        other = partOne.institute(partOne.inDays(60), 2);
        seat = partOne.confirmed(rosa, offering);
    }

    private Visitor.Filling filled() {
        return office.button(
                office.get("/office/offerings/" + offering + "/move").hasStatus(200), "Move it and tell");
    }

    private void moved() {
        filled().with("firstDay", partOne.inDays(37))
                .with("because", "The hall is flooded.")
                .send()
                .hasStatus(200)
                .says("is moved");
    }

    private String linkTo(PersonId person) {
        return jdbc.sql("""
                select button_url from mail where about = :person and button_url like '%/moves/%' order by id desc limit 1
                """).param("person", person.value()).query(String.class).single();
    }

    private void choose(String link, String what, @Nullable Object to) {
        var form = stranger.button(stranger.get(link).hasStatus(200), "Send my choice")
                .with("what", what);
        if (to != null) {
            form.with("to", to);
        }
        form.send().hasStatus(200);
    }

    private String icsOfNewestMail(PersonId person) {
        String packed = jdbc.sql("""
                select attachments::text from mail where about = :person and attachments::text like '%event.ics%'
                 order by id desc limit 1
                """)
                .param("person", person.value())
                .query(String.class)
                .single();
        return Arrays.stream(packed.split("\""))
                .filter(part -> part.length() > 200)
                .map(part -> new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Moving {
        @Test
        void takesTheSessionsAlongAndKeepsItsLength() {
            var before = offerings.sessions(offering);
            moved();
            var now = offerings.find(offering).orElseThrow();
            assertThat(now.firstDay()).isEqualTo(partOne.inDays(37));
            assertThat(now.lastDay()).isEqualTo(partOne.inDays(38));
            assertThat(offerings.sessions(offering).getFirst().day(PartOne.CENTRAL))
                    .isEqualTo(before.getFirst().day(PartOne.CENTRAL).plusDays(7));
        }

        @Test
        void tellsEverybodyWithASeatAndReplacesTheOldCalendarEntry() {
            String first = icsOfNewestMail(rosa);
            moved();
            assertThat(partOne.mails(rosa, "Leadership Immersion Institute is moved"))
                    .isOne();
            String second = icsOfNewestMail(rosa);
            assertThat(uids(second)).isEqualTo(uids(first)).hasSize(2);
            assertThat(first).contains("SEQUENCE:0");
            assertThat(second).contains("SEQUENCE:1").doesNotContain("SEQUENCE:0");
        }

        private List<String> uids(String ics) {
            return ics.lines().filter(line -> line.startsWith("UID:")).toList();
        }

        @Test
        void goesOnline() {
            filled().with("place", "Online")
                    .with("street", "")
                    .with("city", "")
                    .with("state", "")
                    .with("link", "https://meet.example/1")
                    .with("because", "Ice on the roads.")
                    .send()
                    .hasStatus(200);
            assertThat(offerings.find(offering).orElseThrow().address()).isEqualTo("Online");
            assertThat(partOne.signedIn(rosa)
                            .get("/registrations/" + seat + "/event")
                            .document()
                            .select("a[href=https://meet.example/1]"))
                    .hasSize(1);
        }

        @Test
        void saysWhatIsWrongAndKeepsWhatWasTyped() {
            var page = filled().with("firstDay", partOne.inDays(-1))
                    .with("place", "")
                    .with("chooseBy", partOne.inDays(-2))
                    .with("because", "")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"firstDay", "place", "chooseBy", "because"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(filled().with("because", "No reason")
                            .send()
                            .hasStatus(422)
                            .wrong("firstDay"))
                    .contains("Nothing is changed");
            assertThat(offerings.find(offering).orElseThrow().firstDay()).isEqualTo(partOne.inDays(30));
        }

        @Test
        void isRefusedOnceItHasBegunOrIsCanceled() {
            var today = partOne.institute(partOne.today(), 5);
            offering = today;
            assertThat(filled().with("firstDay", partOne.inDays(3))
                            .with("because", "Late")
                            .with("chooseBy", partOne.today())
                            .send()
                            .hasStatus(422)
                            .wrong("firstDay"))
                    .contains("has begun");
            offerings.cancel(offering, Actor.SYSTEM);
            office.get("/office/offerings/" + offering + "/move").hasStatus(404);
        }
    }

    @Nested
    class Choosing {
        @Test
        void isAskedForAtHomeAndBesideTheSeatUntilItIsDone() {
            var holder = partOne.signedIn(rosa);
            holder.get("/registrations").doesNotSay("This event was moved");
            moved();
            holder.get("/home").says("was moved: say what becomes of your seat");
            assertThat(holder.get("/registrations")
                            .says("This event was moved")
                            .document()
                            .select("a.btn-primary[href=/registrations/" + seat + "/move]"))
                    .hasSize(1);
            choose(linkTo(rosa), "keep", null);
            holder.get("/home").doesNotSay("say what becomes of your seat");
            holder.get("/registrations").doesNotSay("This event was moved");
        }

        @Test
        void keepsTheSeatAndMayStillChange() {
            moved();
            choose(linkTo(rosa), "keep", null);
            stranger.get(linkTo(rosa)).says("You keep it");
            assertThat(registrations.hasSeat(rosa, offering)).isTrue();
            choose(linkTo(rosa), "refund", null);
            assertThat(registrations.hasSeat(rosa, offering)).isFalse();
        }

        @Test
        void takesTheSeatAlongAndChargesWhatItCostsMore() {
            jdbc.sql("update offering set price_cents = 52000 where id = :other")
                    .param("other", other.value())
                    .update();
            moved();
            stranger.get(linkTo(rosa)).says("$25.00 more there");
            choose(linkTo(rosa), "transfer", other);
            assertThat(registrations.hasSeat(rosa, offering)).isFalse();
            assertThat(registrations.hasSeat(rosa, other)).isTrue();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
            assertThat(registrations.seatsAddUp(other)).isTrue();
            var order = jdbc.sql("select orders from registration where id = :seat")
                    .param("seat", seat.value())
                    .query(UUID.class)
                    .single();
            assertThat(jdbc.sql("select balance from order_balance where orders = :order")
                            .param("order", order)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2_500);
            assertThat(partOne.mails(rosa, "$25.00 more for your order")).isOne();
            partOne.signedIn(rosa).get("/orders/" + order).says("$25.00");
            nothingIsAmiss();
            assertThat(jdbc.sql("select offering from orders where id = :order")
                            .param("order", order)
                            .query(UUID.class)
                            .single())
                    .isEqualTo(other.value());
            assertThat(partOne.mails(rosa, "Your seat is now in")).isOne();
            stranger.get(linkTo(rosa)).says("Taken along").doesNotSay("Send my choice");
        }

        @Test
        void givesBackWhatTheOtherOneCostsLess() {
            priced(other, 45_000);
            moved();
            stranger.get(linkTo(rosa)).says("$45.00 less there");
            choose(linkTo(rosa), "transfer", other);
            assertThat(jdbc.sql("select state || ' ' || cents from refund")
                            .query(String.class)
                            .list())
                    .containsExactly("asked 4500");
            assertThat(jdbc.sql("select price_cents from registration where id = :seat")
                            .param("seat", seat.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(45_000);
            nothingIsAmiss();
        }

        @Test
        void ofSomethingWaivedCostsNothingThereEither() {
            var mia = partOne.person("Mia Chen");
            var waived = partOne.held(mia, offering, null);
            transaction.execute(_ -> orders.confirm(orderOf(waived), ConfirmedBy.WAIVER, "Speaks there", Actor.SYSTEM));
            priced(other, 60_000);
            moved();
            stranger.get(linkTo(mia)).says("same price");
            choose(linkTo(mia), "transfer", other);
            assertThat(balance(orderOf(waived))).isZero();
            nothingIsAmiss();
        }

        private void priced(OfferingId offering, int cents) {
            jdbc.sql("update offering set price_cents = :cents where id = :id")
                    .param("cents", cents)
                    .param("id", offering.value())
                    .update();
        }

        private OrderId orderOf(RegistrationId seat) {
            return new OrderId(jdbc.sql("select orders from registration where id = :seat")
                    .param("seat", seat.value())
                    .query(UUID.class)
                    .single());
        }

        private int balance(OrderId order) {
            return jdbc.sql("select balance from order_balance where orders = :order")
                    .param("order", order.value())
                    .query(Integer.class)
                    .single();
        }

        private void nothingIsAmiss() {
            assertThat(RegistrationInvariants.ALL)
                    .allSatisfy(invariant -> assertThat(jdbc.sql(invariant.sql())
                                    .query(String.class)
                                    .list())
                            .as(invariant.key())
                            .isEmpty());
        }

        @Nested
        class OfADistrictsSeats {
            private PersonId dora;
            private OrderId order;

            /** Two seats without a name and one of Mia's, on a purchase order that was invoiced. */
            @BeforeEach
            void order() {
                var bluebonnet = partOne.district("Bluebonnet ISD");
                dora = partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT);
                var mia = partOne.staffOf(bluebonnet, "Mia Chen");
                other = partOne.institute(partOne.inDays(70), 5);
                var seats = new ArrayList<@Nullable PersonId>(Arrays.asList(mia, null, null));
                order = transaction.execute(_ -> ((Placing.Placed) orders.place(
                                new OrderRequest(
                                        offering,
                                        dora,
                                        bluebonnet,
                                        FeeCategory.DISTRICT,
                                        Covers.OFFERING,
                                        PaysBy.PURCHASE_ORDER,
                                        seats,
                                        false,
                                        null,
                                        3 * PartOne.PRICE),
                                Actor.of(dora.value())))
                        .order());
                var purchaseOrders = beans.getBean(PurchaseOrders.class);
                transaction.executeWithoutResult(_ -> purchaseOrders.accept(
                        order,
                        ((PurchaseOrders.Receipt.Received) purchaseOrders.receive(
                                        order, PurchaseOrders.Sent.numberOnly("BB-4711"), Actor.of(dora.value())))
                                .purchaseOrder(),
                        Actor.SYSTEM));
            }

            private List<String> invoices() {
                return jdbc.sql("select number || ' ' || purchase_order || ' ' || cents from invoice order by number")
                        .query(String.class)
                        .list();
            }

            @Test
            void areNamedAsLongBeforeTheNewDayAsBeforeTheOld() {
                var before = namesDue();
                assertThat(before).isEqualTo(partOne.inDays(23));
                moved();
                assertThat(namesDue()).isEqualTo(before.plusDays(7));
            }

            private LocalDate namesDue() {
                return jdbc.sql("select names_due from orders where id = :id")
                        .param("id", order.value())
                        .query(LocalDate.class)
                        .single();
            }

            @Test
            void invoicesWhatTheyCostMore() {
                priced(other, 52_000);
                moved();
                choose(linkTo(dora), "transfer", other);
                assertThat(invoices()).containsExactly("1 BB-4711 148500", "2 BB-4711 5000");
                assertThat(balance(order)).isEqualTo(3 * PartOne.PRICE + 5_000);
                assertThat(partOne.mails(dora, "$50.00 more"))
                        .as("the invoice says it")
                        .isZero();
                nothingIsAmiss();
            }

            @Test
            void creditsWhatTheyCostLessByCreditNote() {
                priced(other, 45_000);
                moved();
                choose(linkTo(dora), "transfer", other);
                assertThat(invoices()).containsExactly("1 BB-4711 148500");
                assertThat(jdbc.sql("select cents from credit_note")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(9_000);
                assertThat(balance(order)).isEqualTo(3 * PartOne.PRICE - 9_000);
                nothingIsAmiss();
            }

            @Test
            void areNotTakenToADearerOneByWhoDoesNotPay() {
                var mia = jdbc.sql("select id from person where display_name = 'Mia Chen'")
                        .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                        .single();
                priced(other, 52_000);
                var same = partOne.institute(partOne.inDays(80), 5);
                moved();
                var page = stranger.get(linkTo(mia)).says("somebody else pays for your seat");
                assertThat(page.document().select("option[value=" + other + "]"))
                        .isEmpty();
                assertThat(page.document().select("option[value=" + same + "]")).hasSize(1);
                assertThat(stranger.button(page, "Send my choice")
                                .with("what", "transfer")
                                .with("to", other)
                                .send()
                                .hasStatus(422)
                                .wrong("to"))
                        .contains("costs more");
                String seatOfMia = jdbc.sql("select id::text from registration where person = :mia")
                        .param("mia", mia.value())
                        .query(String.class)
                        .single();
                office.button(office.get("/registrations/" + seatOfMia + "/move"), "Send my choice")
                        .with("what", "transfer")
                        .with("to", other)
                        .send()
                        .says("$25.00 more is charged to the order");
                assertThat(invoices()).containsExactly("1 BB-4711 148500", "2 BB-4711 2500");
                nothingIsAmiss();
            }
        }

        @Test
        void givesTheSeatBack() {
            moved();
            choose(linkTo(rosa), "refund", null);
            assertThat(registrations.hasSeat(rosa, offering)).isFalse();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
            stranger.get(linkTo(rosa)).says("Given back").doesNotSay("Send my choice");
        }

        @Test
        void saysThatAllOfItsPriceGoesBack(@Autowired ApplicationEvents events) {
            transaction.execute(_ -> registrations.giveBackInFull(seat, Actor.SYSTEM));
            assertThat(events.stream(SeatReturned.class)).singleElement().satisfies(returned -> {
                assertThat(returned.inFull()).isTrue();
                assertThat(returned.offeringCanceled()).isFalse();
                assertThat(returned.priceCents()).isEqualTo(PartOne.PRICE);
            });
        }

        @Test
        void isDoneFromOnesRegistrationToo() {
            moved();
            var visitor = partOne.signedIn(rosa);
            visitor.get("/registrations/" + seat + "/event").says("This event was moved");
            visitor.button(visitor.get("/registrations/" + seat + "/move").hasStatus(200), "Send my choice")
                    .with("what", "keep")
                    .send()
                    .says("You keep it");
            visitor.get("/registrations/" + seat + "/event").doesNotSay("This event was moved");
            partOne.signedIn(partOne.person("Mia Chen"))
                    .get("/registrations/" + seat + "/move")
                    .hasStatus(404);
        }

        @Test
        void isRefusedInWordsWhereNoSeatIsLeft() {
            moved();
            var form = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "transfer")
                    .with("to", other);
            partOne.confirmed(partOne.person("Mia Chen"), other);
            partOne.confirmed(partOne.person("Samuel Okafor"), other);
            assertThat(form.send().hasStatus(422).text()).contains("not enough seats left");
            assertThat(registrations.hasSeat(rosa, offering)).isTrue();
            assertThat(registrations.seatsAddUp(other)).isTrue();
        }

        @Test
        void isRefusedInWordsWhereOneHasASeatAlreadyOrNothingIsChosen() {
            partOne.confirmed(rosa, other);
            moved();
            var page = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "transfer")
                    .with("to", other)
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("to")).contains("a seat in that offering already");
            page = stranger.button(page, "Send my choice").with("to", "").send().hasStatus(422);
            assertThat(page.wrong("to")).contains("choose the other offering");
            page = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("what")).isNotEmpty();
        }

        @Test
        void isKeptWhenNothingIsChosenInTime() {
            moved();
            clock.moveTo(partOne.inDays(8));
            jobs.comeDue();
            stranger.get(linkTo(rosa)).says("Kept: nothing was chosen in time").doesNotSay("Send my choice");
            assertThat(registrations.hasSeat(rosa, offering)).isTrue();
            office.get("/office/offerings/" + offering + "/moves").says("1 keep the seat");
        }

        @Test
        void isOverAfterTheLastDayEvenBeforeTheJobRan() {
            moved();
            var form = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "refund");
            clock.moveTo(partOne.inDays(8));
            form.send().says("decided before");
            assertThat(registrations.hasSeat(rosa, offering)).isTrue();
        }

        @Test
        void isTheBuyersTogetherForSeatsWithoutAName() {
            var request = new OrderRequest(
                    offering,
                    rosa,
                    null,
                    FeeCategory.NON_MEMBER,
                    Covers.OFFERING,
                    PaysBy.CHECK,
                    new ArrayList<>(Arrays.asList((PersonId) null, null)),
                    false,
                    null,
                    2 * PartOne.PRICE);
            transaction.execute(_ -> orders.place(request, Actor.of(rosa.value())));
            moved();
            assertThat(partOne.mails(rosa, "Leadership Immersion Institute is moved"))
                    .isEqualTo(2);
            String link = jdbc.sql("select button_url from mail where plain like '%2 seats that have no name yet%'")
                    .query(String.class)
                    .single();
            choose(link, "transfer", other);
            assertThat(offerings.find(other).orElseThrow().used()).isEqualTo(2);
            assertThat(registrations.seatsAddUp(offering)).isTrue();
            assertThat(registrations.seatsAddUp(other)).isTrue();
        }

        @Test
        void isOnlyWhatThePageOffers() {
            var webinar = partOne.event(OfferingKind.WEBINAR, "Webinar", partOne.inDays(50), 10, 0);
            moved();
            var page = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "transfer")
                    .with("to", webinar)
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("to")).contains("cannot be chosen");
            assertThat(registrations.hasSeat(rosa, offering)).isTrue();
        }

        @Test
        void isDoneOnceWhenTwoAnswersAreSentOneAfterTheOther() {
            moved();
            var transfer = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "transfer")
                    .with("to", other);
            var refund = stranger.button(stranger.get(linkTo(rosa)), "Send my choice")
                    .with("what", "refund");
            transfer.send().hasStatus(200);
            refund.send().says("decided before");
            assertThat(registrations.hasSeat(rosa, other)).isTrue();
        }

        @Test
        void opensNothingWithAnUnknownLink() {
            stranger.get("/moves/unknown").hasStatus(200).doesNotSay("Send my choice");
        }
    }

    @Test
    void tellsTheBuyerOfSeatsWithoutANameThatItIsCanceled() {
        var request = new OrderRequest(
                offering,
                rosa,
                null,
                FeeCategory.NON_MEMBER,
                Covers.OFFERING,
                PaysBy.CHECK,
                new ArrayList<>(Arrays.asList((PersonId) null, null)),
                false,
                null,
                2 * PartOne.PRICE);
        transaction.execute(_ -> orders.place(request, Actor.of(rosa.value())));
        transaction.execute(_ -> offerings.cancel(offering, Actor.SYSTEM));
        assertThat(jdbc.sql("select count(*) from mail where about = :rosa and plain like '%2 seats%had no name yet%'")
                        .param("rosa", rosa.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Nested
    class ManyAtOnce {
        /** Twelve seats move into two places: by the counter two do; by counting first and taking then, more would. */
        @Test
        void neverTakeMoreSeatsThanThereAre() throws Exception {
            var seats = twelveSeats();
            int moved = race(seats.stream()
                    .map(one -> (Callable<Boolean>) () ->
                            transaction.execute(_ -> transfers.transfer(List.of(one), offering, other, Actor.SYSTEM))
                                    instanceof Transfers.Outcome.Transferred)
                    .toList());
            assertThat(moved).isEqualTo(2);
            assertThat(offerings.find(other).orElseThrow().used()).isEqualTo(2);
            assertThat(registrations.seatsAddUp(offering)).isTrue();
            assertThat(registrations.seatsAddUp(other)).isTrue();
        }

        /** The control: without the lock and the condition, counting first lets too many through. */
        @Test
        void wouldTakeTooManyIfTheyCountedFirst() throws Exception {
            var seats = twelveSeats();
            var gate = new CyclicBarrier(seats.size());
            int moved = race(seats.stream()
                    .map(one -> (Callable<Boolean>) () -> {
                        boolean free = jdbc.sql("select used < capacity from seat_pool where offering = :other")
                                .param("other", other.value())
                                .query(Boolean.class)
                                .single();
                        gate.await();
                        return free
                                && jdbc.sql("update registration set offering = :other where id = :seat")
                                                .param("other", other.value())
                                                .param("seat", one.value())
                                                .update()
                                        == 1;
                    })
                    .toList());
            assertThat(moved).isGreaterThan(2);
            assertThat(registrations.seatsAddUp(other)).isFalse();
        }

        private List<RegistrationId> twelveSeats() {
            jdbc.sql("update seat_pool set capacity = 20 where offering = :offering")
                    .param("offering", offering.value())
                    .update();
            var seats = new ArrayList<RegistrationId>();
            for (int i = 0; i < 12; i++) {
                seats.add(partOne.held(partOne.person("Person " + (char) ('A' + i)), offering, null));
            }
            return seats;
        }

        private int race(List<Callable<Boolean>> all) throws Exception {
            try (var pool = Executors.newFixedThreadPool(all.size())) {
                int done = 0;
                for (var one : pool.invokeAll(all)) {
                    done += one.get() ? 1 : 0;
                }
                return done;
            }
        }
    }
}
