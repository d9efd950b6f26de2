package org.cadre.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class PageEditorTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private SitePages pages;

    @Autowired
    private ShippedPages shipped;

    @Autowired
    private JdbcClient jdbc;

    private final Visitor stranger = new Visitor();
    private Visitor ada;
    private Visitor ben;

    @BeforeEach
    void begin() {
        var partOne = new PartOne(beans);
        ada = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        ben = partOne.signedIn(partOne.person("Ben Office", Role.OFFICE));
        shipped.bringIn();
    }

    private String place(String slug) {
        return "/office/site/pages/"
                + jdbc.sql("select id from page where slug = :slug")
                        .param("slug", slug)
                        .query(UUID.class)
                        .single();
    }

    private Visitor.Filling editing(Visitor office, String slug) {
        return office.button(office.get(place(slug)).hasStatus(200), "Save draft");
    }

    private Visitor.Filling fresh() {
        return ada.button(ada.get("/office/site/pages/new?language=en").hasStatus(200), "Save draft")
                .with("title", "Our mentors")
                .with("description", "Who they are.")
                .with("text", "They are many.")
                .with("slug", "our-mentors");
    }

    private static String problems(Visitor.Page page) {
        return page.document().select(".page-write .text-problems").text();
    }

    @Nested
    class ANewPage {
        @Test
        void isADraftUntilItIsPublished() {
            var saved = fresh().send().hasStatus(200).says("Only office sees version 1");
            stranger.get("/our-mentors").hasStatus(404);
            ada.get(saved.address() + "/preview").hasStatus(200).says("They are many.");
            ada.button(saved, "Publish version 1").send().says("Version 1 is published");
            stranger.get("/our-mentors").hasStatus(200).says("They are many.").doesNotSay("Sample text");
        }

        @Test
        void isOfficesAlone() {
            stranger.get("/office/site/pages").doesNotSay("Public pages");
            var partOne = new PartOne(beans);
            var trainer = partOne.signedIn(partOne.person("Theo Trainer", Role.TRAINER));
            trainer.get("/office/site/pages").hasStatus(404);
            trainer.get(place("fees") + "/preview").hasStatus(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"schedule", "office", "sign-in", "assets", "inquiry", "check", "api", "es", "association"})
        void hasNoAddressThatCadreNeeds(String slug) {
            var again = fresh().with("slug", slug).send().hasStatus(422);
            assertThat(again.wrong("slug")).contains("that Cadre itself needs");
            assertThat(again.document().select("#text").val()).isEqualTo("They are many.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"our mentors", "../etc", "-a", "a--b", "ñandú", "a/b", "a.b", "<script>"})
        void hasAnAddressThatPeopleCanType(String slug) {
            assertThat(fresh().with("slug", slug).send().hasStatus(422).wrong("slug"))
                    .contains("small letters, digits and single hyphens");
        }

        @Test
        void hasAnAddressOfItsOwn() {
            assertThat(fresh().with("slug", "Fees").send().hasStatus(422).wrong("slug"))
                    .contains("Another page has the address “fees”");
        }

        @Test
        void needsRoomInTheMenu() {
            jdbc.sql("update page set shown_in = 'menu' where slug = 'part-one'")
                    .update();
            assertThat(fresh().with("shownIn", "menu").send().hasStatus(422).text())
                    .contains("The menu has 7 places already");
        }

        @Test
        void isMadeOnceHoweverOftenItsFormIsSent() {
            var form = fresh();
            form.send().hasStatus(200);
            form.send().hasStatus(200);
            assertThat(jdbc.sql(
                                    "select count(*) from page_version v join page p on p.id = v.page where slug = 'our-mentors'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void standsUnderAnotherOneOfItsLanguage() {
            var program = jdbc.sql("select id from page where slug = 'the-program'")
                    .query(UUID.class)
                    .single();
            var programa = jdbc.sql("select id from page where slug = 'el-programa'")
                    .query(UUID.class)
                    .single();
            var saved = fresh().with("parent", program).send();
            ada.button(saved, "Publish version 1").send();
            assertThat(stranger.get("/our-mentors")
                            .document()
                            .select(".way-back li")
                            .eachText())
                    .containsExactly("Home", "The program", "Our mentors");
            fresh().with("slug", "ours").with("parent", programa).send().hasStatus(200);
            assertThat(jdbc.sql("select count(*) from page where parent is null and slug = 'ours'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Nested
    class ItsText {
        @Test
        void isRefusedByLineAndReasonAndKept() {
            String text = "## Good\n\n<script>alert(1)</script>\n\n[x](JAVASCRIPT:alert(1))\n\n::: pictures";
            var again = editing(ada, "contact").with("text", text).send().hasStatus(422);
            assertThat(again.wrong("text")).contains("3 lines of the text need another look");
            assertThat(problems(again))
                    .contains("Line 3: “<script>alert(1)</script>” is HTML")
                    .contains("Line 5: A link cannot lead to “JAVASCRIPT:alert(1)”")
                    .contains("Line 7: There is no block called “pictures”. Use one of these: check, contact, fees");
            assertThat(again.document().expectFirst("#text").wholeText()).isEqualTo(text);
            assertThat(again.document().select("script:not([src])")).isEmpty();
        }

        @Test
        void isNotEndless() {
            String text = "a".repeat(PageReader.LONGEST + 1);
            var again = editing(ada, "contact").with("text", text).send().hasStatus(422);
            assertThat(problems(again)).contains("A page can have 60,000 characters; this one has 60,001");
            assertThat(again.document().expectFirst("#text").wholeText()).isEqualTo(text);
        }

        @Test
        void isSeenBeforeItIsSaved() {
            var seen = editing(ada, "contact")
                    .with("text", "## New\n\n::: modules")
                    .press("Preview")
                    .send()
                    .hasStatus(200)
                    .says("Discovering Your Strengths");
            assertThat(seen.document().expectFirst("#text").wholeText()).isEqualTo("## New\n\n::: modules");
            stranger.get("/contact").doesNotSay("Discovering Your Strengths");
            var live = ada.postBare(
                    "/office/site/pages/preview",
                    Map.of(
                            "_csrf",
                                    seen.document()
                                            .expectFirst("input[name=_csrf]")
                                            .attr("value"),
                            "title", "T",
                            "text", "**Bold** <i>"));
            live.hasStatus(200).says("Bold").says("Line 1: “<i>” is HTML");
            assertThat(live.document().select("html head title")).isEmpty();
        }

        @Test
        void needsATitleAndADescription() {
            var again = editing(ada, "contact")
                    .with("title", "")
                    .with("description", "")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("title")).contains("give the page a title");
            assertThat(again.wrong("description")).contains("in a sentence or two");
        }
    }

    @Nested
    class Versions {
        @Test
        void areComparedAndBroughtBack() {
            editing(ada, "contact")
                    .with("text", "Write to us.\n\n::: contact")
                    .send()
                    .says("Version 2 is saved");
            var history = ada.get(place("contact") + "/history").hasStatus(200).says("From version 1 to version 2");
            assertThat(history.document().select(".line-added").text()).contains("Write to us.");
            assertThat(history.document().select(".line-removed").text()).contains("inquiry form");
            ada.button(history, "Bring version 1 back").send().says("Version 1 is back as a draft");
            ada.get(place("contact") + "/history").says("as in version 1").says("Version 3");
            ada.get(place("contact") + "/history?from=1&to=3").hasStatus(200);
            ada.get(place("contact") + "/history?from=1&to=9").hasStatus(404);
        }

        @Test
        void areMadeOnceHoweverOftenTheFormIsSent() {
            var form = editing(ada, "contact").with("text", "Once.");
            form.send().says("Version 2 is saved");
            form.send().hasStatus(200).doesNotSay("while you wrote");
            assertThat(pages.versions(id("contact"))).hasSize(2);
        }

        @Test
        void areNotMadeWhereNothingChanged() {
            editing(ada, "contact").send().says("The page is saved");
            assertThat(pages.versions(id("contact"))).hasSize(1);
        }

        @Test
        void keepBothTextsWhenTwoWriteAtOnce() {
            var adas = editing(ada, "contact").with("text", "From Ada.");
            var bens = editing(ben, "contact").with("text", "From Ben.");
            adas.send().says("Version 2 is saved");
            var again = bens.send().hasStatus(422).says("Ada Office saved version 2 while you wrote");
            assertThat(again.document().expectFirst("#text").wholeText()).isEqualTo("From Ben.");
            assertThat(again.document().expectFirst("#theirs").wholeText()).isEqualTo("From Ada.");
            assertThat(again.document().select(".line-removed").text()).contains("From Ada.");
            ben.button(again, "Save draft").with("text", "From both.").send().says("Version 3 is saved");
            assertThat(pages.version(id("contact"), 2).orElseThrow().text()).isEqualTo("From Ada.");
        }

        @Test
        void areSavedByOneOfThoseWhoSaveAtTheSameMoment() throws Exception {
            var page = id("contact");
            var saved = Race.of(IntStream.range(0, 6)
                    .mapToObj(one -> (Callable<Optional<UUID>>) () -> save(page, 1, one))
                    .toList());
            assertThat(saved).filteredOn(Optional::isPresent).hasSize(1);
            assertThat(pages.versions(page)).hasSize(2);
        }

        @Test
        void areAllSavedByThoseWhoSaveOneAfterTheOther() {
            var page = id("contact");
            IntStream.range(0, 6)
                    .forEach(one -> assertThat(save(page, 1 + one, one)).isPresent());
            assertThat(pages.versions(page)).hasSize(7);
        }

        private Optional<UUID> save(UUID page, int from, int one) {
            return pages.save(page, from, new PageWords("T", "", "D", "Text " + one, false), null, Actor.SYSTEM);
        }

        private UUID id(String slug) {
            return jdbc.sql("select id from page where slug = :slug")
                    .param("slug", slug)
                    .query(UUID.class)
                    .single();
        }
    }

    @Nested
    class Publishing {
        @Test
        void showsWhatOfficeSawAndIsUndone() {
            var draft = editing(ada, "contact").with("text", "Second words.").send();
            ben.button(ben.get(place("contact")), "Save draft")
                    .with("text", "Third words.")
                    .send();
            ada.button(draft, "Publish version 2").send().says("Readers see version 2; version 3 is newer");
            stranger.get("/contact").says("Second words.");
            ada.button(ada.get(place("contact")), "Undo: show version 1 again")
                    .send()
                    .says("Undone");
            stranger.get("/contact").says("inquiry form").doesNotSay("Second words.");
        }

        @Test
        void isNotUndoneOnceSomebodyElseHasPublished() {
            editing(ada, "contact").with("text", "Second words.").send();
            var adas =
                    ada.button(ada.get(place("contact")), "Publish version 2").send();
            var undo = ada.button(adas, "Undo");
            editing(ben, "contact").with("text", "Third words.").send();
            ben.button(ben.get(place("contact")), "Publish version 3").send();
            undo.send().says("Somebody has published or taken down this page since");
            stranger.get("/contact").says("Third words.");
        }

        @Test
        void endsWhenThePageIsTakenDown() {
            editing(ada, "contact").with("text", "Second words.").send();
            var shown =
                    ada.button(ada.get(place("contact")), "Publish version 2").send();
            ada.button(shown, "Take the page down").send().says("The page is taken down");
            stranger.get("/contact").hasStatus(404);
            ada.button(ada.get(place("contact")), "Undo: show version 2 again").send();
            stranger.get("/contact").says("Second words.");
        }

        @Test
        void refusesATextThatCallsWhatIsGone() {
            jdbc.sql("""
                    insert into page_version (id, page, number, title, description, body, sample, written_at)
                    select gen_random_uuid(), id, 2, 'Contact', 'How', '::: gone', false, current_timestamp
                      from page where slug = 'contact'
                    """).update();
            var page = ada.get(place("contact")).says("There is no block called “gone”");
            ada.button(page, "Publish version 2").send().says("cannot show any more");
            assertThat(jdbc.sql(
                                    "select count(*) from page_publication u join page p on p.id = u.page where slug = 'contact'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Nested
    class AnAddress {
        @Test
        void leadsOnWhenThePageHasMoved() {
            editing(ada, "contact").with("slug", "reach-us").send().hasStatus(200);
            assertThat(stranger.get("/contact").hasStatus(200).address().getPath())
                    .isEqualTo("/reach-us");
            ada.button(fresh().with("slug", "contact").send(), "Publish version 1")
                    .send();
            assertThat(stranger.get("/contact").hasStatus(200).address().getPath())
                    .isEqualTo("/contact");
        }

        @Test
        void keepsWhatWasTypedWhenItIsTaken() {
            var again = editing(ada, "contact")
                    .with("slug", "fees")
                    .with("text", "Typed.")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("slug")).contains("Another page has the address “fees”");
            assertThat(again.document().expectFirst("#text").wholeText()).isEqualTo("Typed.");
        }
    }

    @Nested
    class TheOrder {
        @Test
        void isTheMenusAndIsChangedStepByStep() {
            var list = ada.get("/office/site/pages").hasStatus(200);
            ada.button(list, "Move “Contact” up").send().hasStatus(200);
            assertThat(stranger.get("/fees").document().select(".site-menu a").eachText())
                    .containsSubsequence("Fees", "Contact", "For districts");
        }
    }
}
