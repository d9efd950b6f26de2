package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.cadre.AnotherServer;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.internship.chat.Chatting;
import org.cadre.internship.chat.Crowd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three people chat over two servers, and others write behind them as fast as they may; one server is killed in the middle.
 * Nothing is lost, nothing is doubled, and all see the same order.
 */
@CadreTest
@Tag("browser")
class ChatOverTwoServersTest extends Chatting {
    private static final int WRITERS = 6;
    private static final int EACH = 15;
    private static final int BY_HAND = 6;

    @Test
    void losesAndDoublesNothingWhenOneIsKilled() {
        try (var another = AnotherServer.start();
                var balancer = new Balancer(List.of(another.url(), TestServer.url()));
                var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines");
                var rosa = Person.at(balancer.url(), Device.PHONE).as("rosa");
                var mira = Person.at(balancer.url(), Device.DESKTOP).as("mira")) {
            var three = List.of(ines, rosa, mira);
            three.forEach(person -> person.go(room));
            three.forEach(person -> awaitText(person.page(), "#here-count", "3 people are here"));

            var crowd = new Crowd(balancer.url());
            var members = more(WRITERS).stream().map(crowd::signIn).toList();
            var done = new AtomicInteger();
            var writing = new ArrayList<CompletableFuture<Void>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var member = members.get(writer);
                int own = writer;
                writing.add(CompletableFuture.runAsync(
                        () -> writeAll(member, own, done),
                        work -> Thread.ofVirtual().start(work)));
            }
            for (int i = 0; i < BY_HAND; i++) {
                if (i == BY_HAND / 2) {
                    until(() -> done.get() >= WRITERS * EACH / 3);
                    another.kill();
                }
                sayByHand(three.get(i % 3), "By hand " + i);
            }
            writing.forEach(CompletableFuture::join);

            var order = jdbc.sql("select body from chat_entry order by number")
                    .query(String.class)
                    .list();
            assertThat(order).containsExactlyInAnyOrderElementsOf(everything());
            for (Person person : three) {
                until(() -> said(person.page()).size() >= order.size());
                assertThat(said(person.page())).isEqualTo(order);
            }
            rosa.picture("chat-two-servers-phone");
            ines.picture("chat-two-servers-desktop");
        }
    }

    /** Says each once: what was not answered is sent again with the same key. */
    private void writeAll(Crowd.Member member, int writer, AtomicInteger done) {
        for (int i = 0; i < EACH; i++) {
            UUID key = UUID.randomUUID();
            while (!isSaid(member, "Writer " + writer + ", line " + i, key)) {
                LockSupport.parkNanos(20_000_000);
            }
            done.incrementAndGet();
        }
    }

    private boolean isSaid(Crowd.Member member, String text, UUID key) {
        try {
            member.say(room, text, key);
            return true;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static void sayByHand(Person person, String text) {
        person.page().fill("#text", text);
        person.page().click("#send");
        until(() -> person.page().inputValue("#text").isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static List<String> said(Page page) {
        return (List<String>)
                page.evaluate("Array.from(document.querySelectorAll('#lines .said')).map(said => said.textContent)");
    }

    private static List<String> everything() {
        var all = new ArrayList<String>();
        IntStream.range(0, BY_HAND).forEach(i -> all.add("By hand " + i));
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int i = 0; i < EACH; i++) {
                all.add("Writer " + writer + ", line " + i);
            }
        }
        return all;
    }

    private static void awaitText(Page page, String selector, String text) {
        until(() -> page.textContent(selector).contains(text));
    }

    /** Playwright's events come while its page is asked. */
    private static void until(java.util.function.BooleanSupplier condition) {
        long patience = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(patience);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
