package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cadre.CadreTest;
import org.cadre.demo.card.StandInMessages.Message;
import org.cadre.demo.card.StandInMessages.Way;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class CardWebhookTest {
    @Autowired
    ApplicationContext beans;

    private CardTable table;
    private OrderId order;
    private Message message;

    @BeforeEach
    void begin() {
        table = new CardTable(beans);
        order = table.order(table.partOne.person("Nate Okafor"), table.partOne.institute(table.partOne.inDays(30), 2));
        table.messages.go(Way.KEPT);
        table.bank.pay(table.page(order));
        message = table.messages.takeKept().getFirst();
    }

    private int kept() {
        return table.jdbc
                .sql("select count(*) from card_event")
                .query(Integer.class)
                .single();
    }

    private void refuses(int status) {
        assertThat(status).isEqualTo(400);
        assertThat(kept()).isZero();
        table.work();
        assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
    }

    @Test
    void keepsAMessageForGoodHoweverOftenItComes() {
        assertThat(table.messages.send(message)).isEqualTo(200);
        assertThat(table.messages.send(message)).isEqualTo(200);
        assertThat(kept()).isOne();
        table.work();
        assertThat(table.messages.send(message)).isEqualTo(200);
        table.work();
        assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(table.jdbc
                        .sql("select count(*) from card_event where done_at is not null")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void refusesAForgedMessage() {
        refuses(table.messages.send(message, "t=1,v1=00"));
        refuses(table.messages.send(message, ""));
        refuses(table.messages.send(message, "t=x,v1=y"));
    }

    @Test
    void refusesAMessageWhoseWordsWereChanged() {
        table.messages.go(Way.WRONG_SIGNATURE);
        String other = table.page(
                table.order(table.partOne.person("Uma Patel"), table.partOne.institute(table.partOne.inDays(40), 2)));
        table.bank.pay(other);
        assertThat(kept()).isZero();
    }

    @Test
    void refusesAnOldMessage() {
        refuses(table.messages.send(message, Duration.ofMinutes(-6)));
    }

    @Test
    void refusesAMessageFromTheFuture() {
        refuses(table.messages.send(message, Duration.ofMinutes(3)));
    }

    @Test
    void refusesAMessageOfAnotherAccount() {
        table.messages.go(Way.OTHER_ACCOUNT);
        table.bank.pay(table.page(
                table.order(table.partOne.person("Uma Patel"), table.partOne.institute(table.partOne.inDays(40), 2))));
        assertThat(kept()).isZero();
    }

    @Test
    void refusesAMessageOfTheOtherMode() {
        refuses(table.messages.send(new Message(
                message.id(), message.kind(), message.body().replace("\"livemode\":false", "\"livemode\":true"))));
    }

    @Test
    void letsBeWhatItHasNoUseFor() {
        var other =
                new Message("evt_1", "customer.created", message.body().replace(message.kind(), "customer.created"));
        assertThat(table.messages.send(other)).isEqualTo(200);
        assertThat(kept()).isZero();
    }

    @Test
    void isNotMovedByAMessageAboutNothingOfOurs() {
        var other = new Message(
                "evt_2",
                message.kind(),
                message.body()
                        .replaceAll("cs_test_sample_\\w+", "cs_test_unknown")
                        .replace(message.id(), "evt_2"));
        assertThat(table.messages.send(other)).isEqualTo(200);
        table.work();
        assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
    }

    @Test
    void refusesTooMuch() {
        var large = new Message("evt_3", message.kind(), message.body() + " ".repeat(600_000));
        assertThat(table.messages.send(large)).isEqualTo(413);
    }
}
