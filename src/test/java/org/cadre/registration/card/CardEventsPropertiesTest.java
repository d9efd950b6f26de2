package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cadre.CadreTest;
import org.cadre.demo.card.StandInMessages.Message;
import org.cadre.demo.card.StandInMessages.Way;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.registration.OrderId;
import org.cadre.registration.Registrations;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/** Messages come twice, late and in any order: what comes of them is the same. */
class CardEventsPropertiesTest {
    /** What happens at the bank, before the first message arrives. */
    private enum Story {
        PAID,
        PAID_THEN_PART_REFUNDED,
        PAID_THEN_ALL_REFUNDED_AND_DISPUTED,
        PAID_TWICE,
        PAID_TOO_LITTLE_THEN_REFUNDED,
        PAID_LATE_WITHOUT_SEATS,
        PAID_LATE_WITH_SEATS,
        TAKES_DAYS_THEN_PAID,
        TAKES_DAYS_THEN_NOT,
        REFUND_THAT_FAILED
    }

    /** The server under test, as all other tests of it know it. */
    @CadreTest
    private static final class Server {}

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final ApplicationContext BEANS =
            new TestContextManager(Server.class).getTestContext().getApplicationContext();

    private record Outcome(
            String order, String parked, String balance, List<String> refunds, List<String> attempts, boolean addsUp) {}

    @Property(tries = 60)
    void endInTheSameStateInWhateverOrder(
            @ForAll Story story, @ForAll("shuffles") List<Integer> shuffle, @ForAll("repeats") List<Integer> repeats) {
        assertThat(outcome(story, shuffle, repeats)).isEqualTo(outcome(story, List.of(), List.of()));
    }

    /** Where each next message is taken from, whatever is left of them. */
    @Provide
    Arbitrary<List<Integer>> shuffles() {
        return Arbitraries.integers().between(0, 1_000).list().ofSize(12);
    }

    /** Which messages come again, and when. */
    @Provide
    Arbitrary<List<Integer>> repeats() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000).list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 1_000).list().ofMaxSize(3))
                .as((some, more) -> {
                    var all = new ArrayList<>(some);
                    all.addAll(more);
                    return all;
                });
    }

    private Outcome outcome(Story story, List<Integer> shuffle, List<Integer> repeats) {
        var table = new CardTable(BEANS);
        var offering = table.partOne.institute(table.partOne.inDays(30), 1);
        var order = table.order(somebody(table), offering);
        table.messages.go(Way.KEPT);
        tell(story, table, order, offering);
        for (Message message : inOrder(table.messages.takeKept(), shuffle, repeats)) {
            assertThat(table.messages.send(message)).isEqualTo(200);
            table.work();
            // What is done because of a message causes messages of its own.
            table.messages.takeKept().forEach(table.messages::send);
        }
        table.work();
        return new Outcome(
                table.state(order).word(),
                table.parked(order),
                table.balance(order).toString(),
                table.refunds(order).stream().sorted().toList(),
                table.attempts.of(order).stream()
                        .map(one -> one.number() + " " + one.state())
                        .toList(),
                BEANS.getBean(Registrations.class).seatsAddUp(offering));
    }

    private static PersonId somebody(CardTable table) {
        return table.partOne.person(
                "Somebody Number" + PEOPLE.incrementAndGet() + "x" + Long.toString(System.nanoTime(), 36));
    }

    private static void tell(Story story, CardTable table, OrderId order, OfferingId offering) {
        String page = table.page(order);
        switch (story) {
            case PAID -> table.bank.pay(page);
            case PAID_THEN_PART_REFUNDED -> {
                table.bank.pay(page);
                table.bank.refundInDashboard(table.intent(page), 10_000);
                table.bank.refundInDashboard(table.intent(page), 5_000);
            }
            case PAID_THEN_ALL_REFUNDED_AND_DISPUTED -> {
                table.bank.pay(page);
                table.bank.refundInDashboard(table.intent(page), 49_500);
                table.bank.dispute(table.intent(page));
            }
            case PAID_TWICE -> {
                table.jdbc
                        .sql("update card_attempt set state = 'failed', ended_at = begun_at where orders = :id")
                        .param("id", order.value())
                        .update();
                table.bank.pay(table.page(order));
                table.bank.pay(page);
            }
            case PAID_TOO_LITTLE_THEN_REFUNDED -> {
                table.bank.pay(page, 100L, null);
                table.bank.refundInDashboard(table.intent(page), 100);
            }
            case PAID_LATE_WITHOUT_SEATS -> {
                table.expire(order);
                table.partOne.reserve(somebody(table), offering);
                table.bank.pay(page);
            }
            case PAID_LATE_WITH_SEATS -> {
                table.expire(order);
                table.bank.pay(page);
                table.bank.refundInDashboard(table.intent(page), 5_000);
            }
            case TAKES_DAYS_THEN_PAID -> {
                table.bank.payLater(page);
                table.bank.decideLater(page, true);
            }
            case TAKES_DAYS_THEN_NOT -> {
                table.bank.payLater(page);
                table.bank.decideLater(page, false);
            }
            case REFUND_THAT_FAILED -> {
                table.bank.pay(page);
                table.bank.failRefund(table.bank.refundInDashboard(table.intent(page), 5_000));
            }
        }
    }

    private static List<Message> inOrder(List<Message> all, List<Integer> shuffle, List<Integer> repeats) {
        var left = new ArrayList<>(all);
        var order = new ArrayList<Message>();
        for (int at : shuffle) {
            if (!left.isEmpty()) {
                order.add(left.remove(at % left.size()));
            }
        }
        order.addAll(left);
        for (int at : repeats) {
            order.add(at % (order.size() + 1), order.get(at % order.size()));
        }
        return order;
    }
}
