package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@CadreTest
class RoomPageTest extends Chatting {
    private Visitor ines;
    private Visitor rosa;
    private Visitor mira;

    @BeforeEach
    void signIn() {
        ines = Visitor.as("ines");
        rosa = Visitor.as("rosa");
        mira = Visitor.as("mira");
    }

    private String words() {
        return String.join(
                " / ", rosa.get(room).document().select("#lines .said").eachText());
    }

    @Nested
    class WithoutScript {
        @Test
        void isReadWrittenAndReadAgain() {
            rosa.get(room).says("Winter cohort: online chat").says("Nothing has been said yet.");
            say(rosa, "My month went well.").says("My month went well.");
            say(ines, "What helped?");
            assertThat(words()).isEqualTo("My month went well. / What helped?");
        }

        @Test
        void saysWhoIsHere() {
            rosa.get(room);
            mira.get(room).says("2 people are here");
            clock.moveTo(clock.today().plusDays(1));
            mira.get(room).says("1 person is here");
        }

        @Test
        void repliesToAMessage() {
            say(rosa, "My month went well.");
            var page = mira.get(room + "?reply=1").says("You reply to Rosa Delgado.");
            var answered = mira.form(page, "#write").with("text", "Mine too.").send();
            assertThat(answered.document().select("#m2 .chat-quote").text())
                    .isEqualTo("Rosa Delgado: My month went well.");
        }

        @Test
        void makesSafeLinksOfAddressesAndOfNothingElse() {
            say(
                    rosa,
                    "See https://example.org/a?b=c, (https://example.org/d) http://plain.example javascript:alert(1) "
                            + "https://bank.example@evil.example/ <b>bold</b>");
            var said = mira.get(room).document().select("#m1 .said");
            assertThat(said.select("a").eachAttr("href"))
                    .containsExactly("https://example.org/a?b=c", "https://example.org/d");
            assertThat(said.select("a").eachAttr("rel")).allMatch(rel -> rel.contains("noopener"));
            assertThat(said.text()).contains("<b>bold</b>");
            say(rosa, "My sheet: " + absolute("/transcript"));
            assertThat(mira.get(room).document().select("#m2 .said a").attr("href"))
                    .isEqualTo(absolute("/transcript"));
        }

        @Test
        void keepsEmojiAndRightToLeftTextAsTheyAre() {
            String text = "👩🏽‍🏫🎉 مرحبا بكم في المدرسة — שלום";
            say(rosa, text);
            assertThat(words()).isEqualTo(text);
            assertThat(mira.get(room).document().select("#m1 .said").attr("dir"))
                    .isEqualTo("auto");
        }

        @Test
        void readsALongChatFromItsEndToItsBeginning() {
            jdbc.sql("""
                    insert into chat_entry (room, number, author, kind, body, entered_at)
                    select :room, n, :rosa, 'message', 'Line ' || n, current_timestamp - interval '1 day' from generate_series(1, 250) n
                    """).param("room", roomId).param("rosa", rosaId()).update();
            jdbc.sql("update chat_room set last_number = 250").update();
            var newest = mira.get(room);
            assertThat(newest.document().select("#lines li")).hasSize(100);
            var earlier = mira.get(
                    newest.document().select("a:contains(Earlier messages)").attr("href"));
            assertThat(earlier.document().select("#lines .said").eachText().getFirst())
                    .isEqualTo("Line 51");
            earlier.says("To the newest messages");
        }
    }

    @Nested
    class Refusing {
        @Test
        void refusesTenThousandCharactersAndKeepsThem() {
            String long_ = "word ".repeat(2_000).strip();
            var page = say(rosa, long_).hasStatus(422);
            assertThat(page.wrong("text")).contains("at most 4,000 characters").contains("9,999");
            assertThat(page.document().select("#text").text()).isEqualTo(long_);
            assertThat(words()).isEmpty();
        }

        @Test
        void countsCharactersAsPeopleDo() {
            say(rosa, "🎉".repeat(4_000)).hasStatus(200);
            say(rosa, "🎉".repeat(4_001)).hasStatus(422);
        }

        @Test
        void refusesNothing() {
            assertThat(say(rosa, "   ").hasStatus(422).wrong("text")).contains("Please write something");
        }

        @Test
        void refusesMoreThanAreReadInAMinute() {
            for (int i = 1; i <= 20; i++) {
                say(rosa, "Line " + i).hasStatus(200);
            }
            var page = say(rosa, "One too many").hasStatus(422);
            assertThat(page.wrong("text")).contains("At most 20 messages");
            assertThat(page.document().select("#text").text()).isEqualTo("One too many");
            say(mira, "Others go on.").hasStatus(200);
            assertThat(mira.get(room)
                            .document()
                            .select("#lines li")
                            .eachAttr("id")
                            .getLast())
                    .as("the refused one took no number")
                    .isEqualTo("m21");
        }

        @Test
        void takesNoMoreThreeDaysAfterTheMeeting() {
            say(rosa, "My month went well.");
            var form = rosa.form(rosa.get(room), "#write").with("text", "One more thing.");
            clock.moveTo(clock.today().plusDays(5));
            assertThat(form.send().hasStatus(422).text()).contains("This chat takes no more messages.");
            mira.get(room)
                    .says("My month went well.")
                    .says("This chat is over.")
                    .doesNotSay("Send message");
        }
    }

    @Nested
    class SentTwice {
        @Test
        void isSaidOnce() {
            var form = rosa.form(rosa.get(room), "#write").with("text", "Once.");
            form.send().hasStatus(200);
            form.send().hasStatus(200);
            assertThat(words()).isEqualTo("Once.");
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void erasesOnesOwnWordsForEverybody() {
            say(rosa, "I named somebody.");
            var page = rosa.get(room);
            rosa.button(page, "Withdraw message").send().says("Its words are erased for everybody.");
            mira.get(room).says("This message was withdrawn.").doesNotSay("I named somebody.");
            assertThat(jdbc.sql("select string_agg(body, '') from chat_entry")
                            .query(String.class)
                            .single())
                    .isEmpty();
        }

        @Test
        void isNotForTheMessagesOfOthers() {
            say(rosa, "Mine.");
            mira.postToken(room + "/messages/1/withdrawal").hasStatus(404);
            ines.postToken(room + "/messages/1/withdrawal").hasStatus(404);
            assertThat(words()).isEqualTo("Mine.");
        }
    }

    @Nested
    class Agenda {
        @Test
        void isPinnedByTheCoach() {
            ines.button(ines.get(room), "Save agenda")
                    .with("agenda", "1. Feedback\n2. https://example.org/reading")
                    .send()
                    .says("The agenda is pinned for everybody.");
            var seen = rosa.get(room);
            seen.says("1. Feedback").says("Ines Navarro changed the agenda").doesNotSay("Save agenda");
            assertThat(seen.document().select("#agenda-text a").attr("href")).isEqualTo("https://example.org/reading");
            rosa.postToken(room + "/agenda").hasStatus(404);
        }

        @Test
        void isNotOverwrittenUnseen() {
            var early = ines.button(ines.get(room), "Save agenda").with("agenda", "From the early page");
            ines.button(ines.get(room), "Save agenda").with("agenda", "Newer").send();
            var refused = early.send().hasStatus(422);
            assertThat(refused.wrong("agenda")).contains("It says now: “Newer”");
            assertThat(refused.document().select("textarea[name=agenda]").text())
                    .isEqualTo("From the early page");
        }
    }

    @Nested
    class Rights {
        @Test
        void areTheCohortsAndItsCoachs() {
            for (String key : List.of("wes", "cole", "otto")) {
                var other = Visitor.as(key);
                other.get(room).hasStatus(404);
                other.get(room + "/stream").hasStatus(404);
                other.postToken(room + "/messages").hasStatus(404);
            }
            assertThat(new Visitor().get(room).address().getPath()).isEqualTo("/sign-in");
        }

        @Test
        void officeDoesNotReadItWhileItEntersForAMember() {
            var otto = Visitor.as("otto");
            var page = otto.get("/office/people/" + rosaId());
            otto.button(page, "Enter for").send();
            otto.get("/home").says("Rosa");
            otto.get(room).hasStatus(404);
        }

        @Test
        void endWithTheCohort() {
            say(rosa, "My month went well.");
            jdbc.sql("update internship set cohort = :other where person = :rosa")
                    .param("other", otherCohort)
                    .param("rosa", rosaId())
                    .update();
            rosa.get(room).hasStatus(404);
            mira.get(room).says("My month went well.");
        }
    }

    @Nested
    class Presence {
        @Test
        void isCountedOnceHoweverManyConnectionsThereAre() {
            var stays = new Stays(jdbc, clock);
            var begin = clock.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            for (int[] stay : new int[][] {{-10, 20}, {5, 30}, {40, 80}}) {
                jdbc.sql("""
                        insert into chat_stay (id, room, person, live, since, seen_at, here_until)
                        values (:id, :room, :rosa, true, :since, :seen, :seen)
                        """)
                        .param("id", java.util.UUID.randomUUID())
                        .param("room", roomId)
                        .param("rosa", rosaId())
                        .param("since", begin.plus(Duration.ofMinutes(stay[0])).atOffset(java.time.ZoneOffset.UTC))
                        .param("seen", begin.plus(Duration.ofMinutes(stay[1])).atOffset(java.time.ZoneOffset.UTC))
                        .update();
            }
            assertThat(stays.minutes(roomId, begin, begin.plus(Duration.ofMinutes(60))))
                    .containsOnly(java.util.Map.entry(new org.cadre.people.PersonId(rosaId()), 50));
        }
    }
}
