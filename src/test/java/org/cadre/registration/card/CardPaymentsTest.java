package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.demo.card.StandInMessages.Way;
import org.cadre.demo.card.StandInServer.Mishap;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.settings.Settings;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.card.CardAttempt.State;
import org.cadre.registration.card.CardPayments.Start;
import org.cadre.registration.ledger.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

@CadreTest
class CardPaymentsTest {
    private static final int CLICKS = 8;

    @Autowired
    ApplicationContext beans;

    private CardTable table;
    private OfferingId offering;
    private PersonId nate;
    private OrderId order;

    @BeforeEach
    void begin() {
        table = new CardTable(beans);
        offering = table.partOne.institute(table.partOne.inDays(30), 2);
        nate = table.partOne.person("Nate Okafor");
        order = table.order(nate, offering);
    }

    @Test
    void areNotOfferedWithoutKeys() {
        var settings = beans.getBean(Settings.class);
        var none = new StaticListableBeanFactory().getBeanProvider(CardAccess.class);
        assertThat(new StripeAccount(settings, none).isThere()).isFalse();
        assertThat(table.payments.isOffered()).isTrue();
    }

    @Test
    void confirmTheOrderWhenTheProviderSaysItIsPaid() {
        String page = table.page(order);
        table.bank.pay(page);
        assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
        table.work();
        assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(table.balance(order).paid()).isEqualTo(PartOne.PRICE);
        assertThat(table.balance(order).owed()).isZero();
        assertThat(table.ledger.of(order.value()))
                .filteredOn(entry -> entry.kind() == LedgerEntry.Kind.PAYMENT)
                .singleElement()
                .satisfies(entry -> assertThat(entry.reference()).isEqualTo(table.intent(page)));
        assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.NothingOwed());
    }

    @Test
    void keepTheSeatsLongerThanThePageLives() {
        table.page(order);
        var attempt = table.attempts.of(order).getFirst();
        assertThat(table.orders.find(order).orElseThrow().holdsUntil()).isAfter(attempt.expiresAt());
    }

    @Test
    void areOfWhatIsStillOwed() {
        table.transaction.executeWithoutResult(_ -> table.orders.notePayment(
                order, 10_000, LedgerEntry.Method.CHECK, "77", table.partOne.today(), "check:77", Actor.SYSTEM));
        table.bank.pay(table.page(order));
        table.work();
        assertThat(table.balance(order).paid()).isEqualTo(PartOne.PRICE);
        assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
    }

    @Nested
    class WhenPayIsPressedTwice {
        @Test
        void leadToOnePage() throws Exception {
            long before = table.bank.count("checkout.session");
            var there = atOnce(IntStream.range(0, CLICKS)
                    .<Callable<Start>>mapToObj(_ -> () -> table.payments.start(order, Actor.SYSTEM))
                    .toList());
            assertThat(table.bank.count("checkout.session") - before).isOne();
            assertThat(there).filteredOn(Start.There.class::isInstance).isNotEmpty();
            assertThat(there.stream().filter(Start.There.class::isInstance).distinct())
                    .hasSize(1);
            assertThat(table.attempts.of(order)).hasSize(1);
        }

        /** The control: tries with keys of their own open as many pages as there are clicks. */
        @Test
        void wouldLeadToManyWithoutTheKey() throws Exception {
            var pages = beans.getBean(StripePages.class);
            var attempt = table.transaction.execute(_ -> table.attempts.begin(
                    order, 100, "USD", beans.getBean(CardHolds.class).pageEnds()));
            long before = table.bank.count("checkout.session");
            atOnce(IntStream.range(0, CLICKS)
                    .<Callable<ProviderPage>>mapToObj(i -> () -> pages.open(
                            new CardAttempt(
                                    attempt.id(),
                                    order,
                                    100 + i,
                                    attempt.cents(),
                                    "USD",
                                    null,
                                    null,
                                    null,
                                    State.BEGUN,
                                    null,
                                    attempt.beganAt(),
                                    attempt.expiresAt()),
                            "SAMPLE"))
                    .toList());
            assertThat(table.bank.count("checkout.session") - before).isEqualTo(CLICKS);
        }

        @Test
        void leadToTheSamePageLater() {
            assertThat(table.page(order)).isEqualTo(table.page(order));
        }

        @Test
        void openAnotherPageWhenTheAmountHasChanged() {
            String first = table.page(order);
            table.transaction.executeWithoutResult(_ -> table.orders.notePayment(
                    order, 10_000, LedgerEntry.Method.CHECK, "78", table.partOne.today(), "check:78", Actor.SYSTEM));
            String second = table.page(order);
            assertThat(second).isNotEqualTo(first);
            assertThat(table.bank.pay(first)).as("the first page is closed").isFalse();
            table.bank.pay(second);
            table.work();
            assertThat(table.balance(order).paid()).isEqualTo(PartOne.PRICE);
        }
    }

    @Nested
    class WhenTheLineBreaks {
        @Test
        void areTriedAgainUnderTheSameKey() {
            long before = table.bank.count("checkout.session");
            table.server.next(Mishap.ANSWER_LOST, Mishap.KEY_IN_USE);
            table.page(order);
            assertThat(table.bank.count("checkout.session") - before).isOne();
            assertThat(table.server.replayed()).isOne();
        }

        @Test
        void leaveSomethingThatIsFinishedLater() {
            table.server.next(Mishap.ANSWER_LOST, Mishap.BROKEN, Mishap.BROKEN, Mishap.BROKEN);
            assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.Silent());
            table.server.clearMishaps();
            assertThat(table.attempts.of(order))
                    .singleElement()
                    .satisfies(one -> assertThat(one.state()).isEqualTo(State.BEGUN));

            table.payments.look(table.attempts.of(order).getFirst());

            var attempt = table.attempts.of(order).getFirst();
            assertThat(attempt.state()).isEqualTo(State.OPEN);
            table.bank.pay(String.valueOf(attempt.session()));
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }

        /** The server is killed after the page was opened and before its id was stored: the page can be paid on all the same. */
        @Test
        void takeMoneyFromAPageThatWasNeverStored() {
            String page = table.page(order);
            table.jdbc
                    .sql("update card_attempt set state = 'begun', session = null, url = null where orders = :id")
                    .param("id", order.value())
                    .update();
            table.bank.pay(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }

        @Test
        void areFoundByPressingAgainWhenThePageWasNeverStored() {
            String page = table.page(order);
            table.jdbc
                    .sql("update card_attempt set state = 'begun', session = null, url = null where orders = :id")
                    .param("id", order.value())
                    .update();
            assertThat(table.page(order)).isEqualTo(page);
        }
    }

    @Nested
    class WhenWordIsLost {
        @Test
        void areAskedAboutAfterSomeMinutes() {
            String page = table.page(order);
            table.messages.go(Way.LOST);
            table.bank.pay(page);
            table.work();
            var reconciliation = beans.getBean(CardReconciliation.class);
            reconciliation.runMinutely();
            assertThat(table.state(order)).as("patience first").isEqualTo(OrderState.PLACED);

            reconciliation.reconcile(Duration.ZERO);

            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }

        @Test
        void areWorkedOnAgainWhenTheirJobGaveUp() {
            table.bank.pay(table.page(order));
            table.jdbc.sql("delete from scheduled_tasks").update();
            table.jdbc
                    .sql("update card_event set received_at = received_at - interval '1 hour'")
                    .update();
            beans.getBean(CardReconciliation.class).runMinutely();
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }
    }

    @Test
    void cannotBeMadeByMistakeForAnOrderThatWasGivenUp() {
        String page = table.page(order);
        table.expire(order);
        table.work();
        assertThat(table.bank.pay(page)).isFalse();
        assertThat(table.attempts.of(order).getFirst().state()).isEqualTo(State.EXPIRED);
    }

    @Nested
    class ThatCannotBegin {
        @Test
        void areOfAnOrderThatHasEnded() {
            table.expire(order);
            assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.Ended());
        }

        @Test
        void areOneTooMany() {
            for (int i = 0; i < 10; i++) {
                table.bank.lapse(table.page(order));
                table.work();
            }
            assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.TooOften());
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        var start = new CyclicBarrier(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = all.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            var done = new ArrayList<T>();
            for (var one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
