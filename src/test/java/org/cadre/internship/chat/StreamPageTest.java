package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cadre.AnotherServer;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class StreamPageTest extends Chatting {
    @Autowired
    private Listening listening;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Ear> ears = new ArrayList<>();
    private Visitor ines;
    private Visitor rosa;
    private Visitor mira;

    @BeforeEach
    void signIn() {
        ines = Visitor.as("ines");
        rosa = Visitor.as("rosa");
        mira = Visitor.as("mira");
    }

    @AfterEach
    void hangUp() {
        ears.forEach(Ear::close);
        listening.stop();
        listening.start();
    }

    private Ear listen(Visitor person, long after) {
        var ear = Ear.of(person, room, after);
        ears.add(ear);
        return ear;
    }

    private static List<String> texts(Ear ear) {
        return ear.entries().stream().map(Ear.Event::text).toList();
    }

    @Nested
    class Hearing {
        @Test
        void isNotDeniedToWhoComesWhileTheOthersAreLookedAt() {
            var other = listen(ines, 0);
            String session = jdbc.sql("select session_id from spring_session where principal_name = :rosa")
                    .param("rosa", rosaId().toString())
                    .query(String.class)
                    .list()
                    .getFirst();
            var viewer = new Viewer(new PersonId(rosaId()), "", ZoneOffset.UTC, Set.of(), null, null);
            var came = Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
                jdbc.sql("lock table account in access exclusive mode").update();
                while (!isAskedWhoIsSignedIn()) {
                    LockSupport.parkNanos(5_000_000);
                }
                return CompletableFuture.supplyAsync(() -> listening.begin(roomId, viewer, session, 0))
                        .join();
            }));
            // Who is here is said at the beginning of the next look: the one that was held up is over then.
            other.hears(event -> event.data().contains("\"count\":2"));
            assertThat(came.isOver()).isFalse();
            listening.end(roomId, came);
        }

        private boolean isAskedWhoIsSignedIn() {
            return jdbc.sql(
                            "select exists (select 1 from pg_locks where relation = 'account'::regclass and not granted)")
                    .query(Boolean.class)
                    .single();
        }

        @Test
        void givesTheOldestOfTooManyConnectionsOfOnePersonUp() {
            var others = listen(ines, 0);
            var first = listen(rosa, 0);
            Ear last = first;
            for (int i = 0; i < Listening.MOST_OF_ONE; i++) {
                last = listen(rosa, 0);
            }
            first.hearsTheEnd();
            say(mira, "Line 1");
            last.hearsUpTo(1);
            others.hearsUpTo(1);
            assertThat(ears.stream().filter(ear -> !ear.hasEnded())).hasSize(1 + Listening.MOST_OF_ONE);
        }

        @Test
        void carriesWhatIsSaidToEverybodyInOneOrder() {
            var first = listen(rosa, 0);
            var second = listen(ines, 0);
            for (int i = 1; i <= 5; i++) {
                say(i % 2 == 0 ? rosa : mira, "Line " + i);
            }
            first.hearsUpTo(5);
            second.hearsUpTo(5);
            assertThat(texts(first)).containsExactly("Line 1", "Line 2", "Line 3", "Line 4", "Line 5");
            assertThat(texts(second)).isEqualTo(texts(first));
        }

        @Test
        void goesOnWhereTheConnectionWasLost() {
            say(mira, "Line 1");
            var before = listen(rosa, 0).hearsUpTo(1);
            before.close();
            say(mira, "Line 2");
            say(mira, "Line 3");
            assertThat(texts(listen(rosa, before.last()).hearsUpTo(3))).containsExactly("Line 2", "Line 3");
        }

        @Test
        void carriesMoreThanIsRememberedAfterALongSilence() {
            jdbc.sql("""
                    insert into chat_entry (room, number, author, kind, body, entered_at)
                    select :room, n, :rosa, 'message', 'Line ' || n, current_timestamp from generate_series(1, 650) n
                    """).param("room", roomId).param("rosa", rosaId()).update();
            jdbc.sql("update chat_room set last_number = 650").update();
            assertThat(listen(mira, 0).hearsUpTo(650).entries())
                    .extracting(Ear.Event::id)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 650).boxed().toList());
        }

        @Test
        void carriesAWithdrawalAsTheMessageWithoutItsWords() {
            say(rosa, "I named somebody.");
            var ear = listen(mira, 0).hearsUpTo(1);
            rosa.button(rosa.get(room), "Withdraw message").send();
            var withdrawal = ear.hears(event -> event.name().equals("withdrawal"));
            assertThat(withdrawal.data())
                    .contains("id=\"m1\"")
                    .contains("This message was withdrawn.")
                    .doesNotContain("I named somebody.");
            assertThat(listen(ines, 0).hearsUpTo(2).all())
                    .noneMatch(event -> event.data().contains("I named somebody."));
        }

        @Test
        void carriesANewAgenda() {
            var ear = listen(rosa, 0);
            ines.button(ines.get(room), "Save agenda")
                    .with("agenda", "Feedback")
                    .send();
            assertThat(ear.hears(event -> event.name().equals("agenda")).text()).isEqualTo("Feedback");
        }

        @Test
        void saysWhoIsHere() {
            var ear = listen(rosa, 0);
            ear.hears(event -> event.name().equals("here") && event.data().contains("Rosa Delgado"));
            var other = listen(mira, 0);
            ear.hears(event -> event.name().equals("here")
                    && event.data().contains("\"count\":2")
                    && event.data().contains("Mira Okafor"));
            other.close();
            long both = ear.all().size();
            ear.hears(event -> event.name().equals("here")
                    && event.data().contains("\"count\":1")
                    && ear.all().indexOf(event) >= both);
        }

        @Test
        void keepsEmojiRightToLeftTextAndLinesAsTheyAre() {
            say(rosa, "👩🏽‍🏫 مرحبا\nשלום 🎉");
            String data = listen(mira, 0).hearsUpTo(1).entries().getFirst().data();
            assertThat(Jsoup.parse(data).select(".said").stream().map(Element::wholeText))
                    .containsExactly("👩🏽‍🏫 مرحبا\nשלום 🎉");
        }
    }

    @Nested
    class Ending {
        @Test
        void endsWhenItsPersonLeavesTheCohort() {
            var ear = listen(rosa, 0);
            jdbc.sql("update internship set cohort = :other where person = :rosa")
                    .param("other", otherCohort)
                    .param("rosa", rosaId())
                    .update();
            ear.hears(event -> event.name().equals("gone"));
            ear.hearsTheEnd();
            say(mira, "Rosa has left.");
            assertThat(texts(ear)).doesNotContain("Rosa has left.");
        }

        @Test
        void endsWhenACoachIsReleased() {
            var ear = listen(ines, 0);
            jdbc.sql("update cohort_coach set until = :today where cohort = :cohort")
                    .param("today", clock.today())
                    .param("cohort", cohort)
                    .update();
            ear.hears(event -> event.name().equals("gone"));
            ear.hearsTheEnd();
        }

        @Test
        void endsWhenItsPersonSignsOut() {
            var ear = listen(rosa, 0);
            rosa.button(rosa.get("/account"), "Sign out").send();
            ear.hears(event -> event.name().equals("gone"));
            ear.hearsTheEnd();
        }

        @Test
        void endsWithTheServerAndComesBackWithoutLossOrDouble() {
            var ear = listen(rosa, 0);
            say(mira, "Before");
            ear.hearsUpTo(1);
            listening.stop();
            ear.hearsTheEnd();
            assertThat(ear.all()).noneMatch(event -> event.name().equals("gone"));
            say(mira, "Meanwhile");
            listening.start();
            var back = listen(rosa, ear.last());
            say(mira, "After");
            assertThat(texts(back.hearsUpTo(3))).containsExactly("Meanwhile", "After");
        }

        @Test
        void doesNotHoldUpAServerThatIsToldToStop() {
            try (var another = AnotherServer.start()) {
                var ear = Ear.of(Visitor.as("rosa", another.url()), room);
                ears.add(ear);
                say(mira, "From one server to the other");
                ear.hearsUpTo(1);
                // Graceful shutdown waits half a minute for requests that do not end.
                assertThat(another.stop()).isLessThan(Duration.ofSeconds(25));
                ear.hearsTheEnd();
            }
        }
    }

    @Nested
    class Crowded {
        private static final int PEOPLE = 300;
        private static final int MESSAGES = 40;

        @Test
        void threeHundredPeopleEachHearEachMessageOnceInOneOrder() throws Exception {
            var crowd = new Crowd(TestServer.url());
            var members = more(PEOPLE).stream().map(crowd::signIn).toList();
            for (var member : members) {
                ears.add(member.listen(room, 0));
            }
            ears.forEach(ear -> ear.hears(event -> event.name().equals("here")));
            var saying = new ArrayList<Callable<Long>>();
            for (int i = 0; i < MESSAGES; i++) {
                var member = members.get(i % 20);
                String text = "Line " + i;
                saying.add(() -> member.say(room, text, UUID.randomUUID()));
            }
            try (var writers = Executors.newFixedThreadPool(8)) {
                for (var said : writers.invokeAll(saying)) {
                    said.get();
                }
            }
            var order = jdbc.sql("select body from chat_entry order by number")
                    .query(String.class)
                    .list();
            assertThat(order)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES)
                            .mapToObj(i -> "Line " + i)
                            .toList());
            for (Ear ear : ears) {
                assertThat(texts(ear.hearsUpTo(MESSAGES))).isEqualTo(order);
            }
        }
    }
}
