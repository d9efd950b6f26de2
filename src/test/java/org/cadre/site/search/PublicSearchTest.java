package org.cadre.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.offering.Offerings;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.site.search.PublicTexts.Kind;
import org.cadre.site.search.PublicTexts.Published;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
@Tag("every-postgresql")
class PublicSearchTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PublicTexts texts;

    @Autowired
    PublicSearch search;

    @Autowired
    Offerings offerings;

    @Autowired
    ProgramClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Statements statements;

    private final Visitor stranger = new Visitor();
    private final UUID story = Ids.next();
    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    private void published(UUID id, String language, String title, String words, @Nullable LocalDate until) {
        transaction.executeWithoutResult(
                _ -> texts.publish(new Published(Kind.STORY, id, language, "/experiences/" + id, title, words, until)));
    }

    private List<String> titles(String typed) {
        return search.find(Typed.of(typed), null, 20).stream()
                .flatMap(group -> group.found().stream())
                .map(found -> String.join(
                        "", found.title().stream().map(Found.Piece::text).toList()))
                .toList();
    }

    @Nested
    class Finds {
        @Test
        void wordsInOtherFormsAndThoseNotYetTypedToTheEnd() {
            published(story, "en", "A first year", "Our *principals* kept mentoring journals.", null);
            assertThat(titles("mentored principal")).containsExactly("A first year");
            assertThat(titles("journ")).containsExactly("A first year");
            assertThat(titles("principals goats")).isEmpty();
        }

        @Test
        void wordsThatAreTypedWrong() {
            published(story, "en", "A first year", "Feedback and reflection in Amarillo.", null);
            assertThat(titles("refelction")).containsExactly("A first year");
            assertThat(titles("amarilo feedbak")).containsExactly("A first year");
            assertThat(titles("xylophone")).isEmpty();
        }

        @Test
        void spanishWithAndWithoutAccents() {
            published(story, "es", "Un año", "La retroalimentación cambió nuestras escuelas.", null);
            assertThat(titles("escuela")).containsExactly("Un año");
            assertThat(titles("retroalimentacion")).containsExactly("Un año");
        }

        @Test
        void whatHasTheWordInItsTitleFirst() {
            published(Ids.next(), "en", "Something else", "Trust and trust and trust.", null);
            published(story, "en", "Trust", "Grows slowly.", null);
            assertThat(titles("trust").getFirst()).isEqualTo("Trust");
        }

        @Test
        void datesByTownStateAndKindWhileTheyArePublic() {
            var held = partOne.institute(partOne.inDays(30), 5);
            partOne.event(OfferingKind.IN_HOUSE, "In-house at Bluebonnet ISD", partOne.inDays(20), 5, 0);
            assertThat(titles("austin institute")).hasSize(1);
            assertThat(titles("texas")).hasSize(1);
            assertThat(titles("asutin")).isEmpty();
            assertThat(titles("austen")).hasSize(1);
            assertThat(titles("house bluebonnet isd")).isEmpty();
            offerings.cancel(held, Actor.SYSTEM);
            assertThat(titles("austin")).isEmpty();
        }

        @Test
        void standardsOnTheirOwnPages() {
            var hrefs = stranger.get("/search?q=professional%20capacity")
                    .document()
                    .select("#found a[href^=/standards/]")
                    .eachAttr("href");
            assertThat(hrefs).contains("/standards/psel-2015#psel-2015-6");
            assertThat(stranger.get("/standards/psel-2015").document().getElementById("psel-2015-6"))
                    .isNotNull();
            assertThat(stranger.get("/search?q=psel")
                            .document()
                            .select("#found .found-group a")
                            .eachAttr("href"))
                    .startsWith("/standards/psel-2015", "/standards/psel-2015#psel-2015-1");
        }

        @Test
        void nothingForSignsAloneAndSaysSo() {
            for (var typed : List.of("%25", "%27%20or%201%3D1--", "%26%20%7C%20!", "%3A*", "a", "%00", "%EF%BF%BF")) {
                stranger.get("/search?q=" + typed).hasStatus(200);
            }
            stranger.get("/search").hasStatus(200).doesNotSay("Nothing was found");
            stranger.get("/search?q=" + "x".repeat(5_000)).hasStatus(200).says("Nothing was found");
        }

        @Test
        void withOneQuery() {
            published(story, "en", "A first year", "Feedback.", null);
            assertThat(statements.ofAPage(
                            () -> stranger.get("/search?q=feedback").hasStatus(200)))
                    .filteredOn(sql -> sql.contains("public_text"))
                    .hasSize(1);
        }
    }

    @Nested
    class Shows {
        @Test
        void whatWasLookedForMarkedAndNoTagThatSomebodyWrote() {
            published(
                    story,
                    "en",
                    "Trust <script>alert(1)</script>",
                    "We learned to trust <b>each</b> other & \uE000listen\uE001.",
                    null);
            var page = stranger.get("/search?q=trust").hasStatus(200);
            assertThat(page.document().select("#found mark").eachText()).containsOnly("Trust", "trust");
            assertThat(page.document().select("#found script, #found b")).isEmpty();
            page.says("Trust <script>alert(1)</script>").says("listen");
        }
    }

    @Nested
    class Forgets {
        @Test
        void whatIsWithdrawnAtOnceWithItsWords() {
            published(story, "en", "The year of Quintessa", "She mentored.", null);
            var other = Ids.next();
            published(other, "en", "Another year", "They mentored.", null);
            transaction.executeWithoutResult(_ -> texts.withdraw(Kind.STORY, story));
            assertThat(titles("quintessa")).isEmpty();
            assertThat(words()).doesNotContain("quintessa").contains("mentored", "another");
            transaction.executeWithoutResult(_ -> texts.withdraw(Kind.STORY, other));
            assertThat(words()).isEmpty();
        }

        @Test
        void whatIsPublishedAnewAsItWas() {
            published(story, "en", "Old title", "Old words.", null);
            published(story, "en", "New title", "Fresh words.", null);
            assertThat(titles("old")).isEmpty();
            assertThat(titles("fresh")).containsExactly("New title");
        }

        @Test
        void nothingWhenPublishingIsTakenBack() {
            transaction.executeWithoutResult(status -> {
                texts.publish(new Published(Kind.STORY, story, "en", "/x", "Unborn", "Never said.", null));
                status.setRollbackOnly();
            });
            assertThat(titles("unborn")).isEmpty();
        }

        @Test
        void whatMayBeShownOnlyUntilADayWhenItIsOver() {
            published(story, "en", "With consent", "For a while.", clock.today());
            assertThat(titles("consent")).hasSize(1);
            clock.moveTo(clock.today().plusDays(1));
            assertThat(titles("consent")).isEmpty();
        }
    }

    /** Words are counted by all who publish: however they meet, none is left over and none is lost. */
    @Test
    void countsWordsRightlyWhenManyPublishAtOnce() throws Exception {
        var all = new ArrayList<Callable<Boolean>>();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            var id = Ids.next();
            String said = i % 2 == 0 ? "alpha beta gamma delta" : "delta gamma beta alpha";
            published(id, "en", "Before", said, null);
            ids.add(id);
            all.add(() -> {
                published(id, "en", "After", said + " omega", null);
                return true;
            });
        }
        Race.of(all);
        assertThat(jdbc.sql("select distinct uses from public_word where word in ('alpha', 'delta', 'omega', 'after')")
                        .query(Integer.class)
                        .list())
                .containsExactly(8);
        ids.forEach(id -> transaction.executeWithoutResult(_ -> texts.withdraw(Kind.STORY, id)));
        assertThat(words()).isEmpty();
    }

    private List<String> words() {
        return jdbc.sql("select word from public_word order by word")
                .query(String.class)
                .list();
    }
}
