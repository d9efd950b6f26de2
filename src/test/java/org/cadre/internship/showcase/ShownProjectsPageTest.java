package org.cadre.internship.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.internship.CoachingCast;
import org.cadre.people.PersonId;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passed projects that their authors show to everybody. Rosa's has passed. */
@CadreTest
class ShownProjectsPageTest {
    private static final String OWN = "/internship/project/showing";
    private static final String TITLE = "Questions before answers 🌱 שאלות";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private FileStore store;

    private CoachingCast cast;
    private Visitor rosa;
    private final Visitor stranger = new Visitor();
    private UUID project;
    private UUID file;

    @BeforeEach
    void pass() {
        cast = new CoachingCast(named, editions, clock);
        rosa = Visitor.as("rosa");
        project = project(cast.rosasInternship, TITLE, "passed");
        byte[] bytes = "%PDF-1.7 learned".getBytes(StandardCharsets.US_ASCII);
        file = UUID.randomUUID();
        jdbc.sql("""
                insert into project_file (id, project, name, media_type, bytes, digest, uploaded_by, uploaded_at)
                values (:id, :project, 'learned.pdf', 'application/pdf', :bytes, :digest, :by, :at)
                """)
                .param("id", file)
                .param("project", project)
                .param("bytes", bytes.length)
                .param("digest", store.store(bytes))
                .param("by", cast.rosa.value())
                .param("at", OffsetDateTime.parse("2035-02-01T12:00:00Z"))
                .update();
    }

    private UUID project(UUID internship, String title, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into final_project (id, internship, title, topic, abstract, state, proposed_on, approved_on,
                                           submitted_on, decided_on, video_link)
                values (:id, :internship, :title, 'A topic nobody sees', 'We asked first.', :state, :day, :day, :day, :day,
                        'https://video.example/asking')
                """)
                .param("id", id)
                .param("internship", internship)
                .param("title", title)
                .param("state", state)
                .param("day", clock.today())
                .update();
        return id;
    }

    private Visitor.Page consent(String name, boolean files) {
        var filling = rosa.form(rosa.get(OWN), "form[action='" + OWN + "']")
                .with("name", name)
                .with("nobody", "yes");
        if (files) {
            filling.with("files", "yes");
        } else if (!filling.value("files").isEmpty()) {
            throw new AssertionError("files are ticked");
        }
        return filling.send();
    }

    private String page() {
        return "/projects/" + project;
    }

    @Nested
    class ByPhone {
        private Visitor otto = stranger;

        private void enterForRosa() {
            otto = Visitor.as("otto");
            otto.button(otto.get("/office/people/" + cast.rosa), "Enter for").send();
        }

        @Test
        void areNotConsentedTo() {
            var form = rosa.form(rosa.get(OWN), "form[action='" + OWN + "']");
            enterForRosa();
            var page = otto.get(OWN).says("Only Rosa");
            assertThat(page.document().select("form[action='" + OWN + "']")).isEmpty();
            var csrf = page.document().select("input[name=_csrf]").attr("value");
            var answer = otto.postBare(
                    OWN, Map.of("_csrf", csrf, "_key", form.value("_key"), "name", "shown", "nobody", "yes"));
            answer.hasStatus(422).says("not by phone");
            stranger.get(page()).hasStatus(404);
        }

        @Test
        void areTakenFromViewAllTheSame() {
            consent("shown", false);
            enterForRosa();
            otto.form(otto.get(OWN), "form[action$=withdrawal]").send();
            stranger.get(page()).hasStatus(404);
        }
    }

    @Nested
    class WithoutConsent {
        @Test
        void areSeenByNobody() {
            stranger.get("/projects").says("No project is shown yet").doesNotSay("Questions before");
            stranger.get(page()).hasStatus(404);
            stranger.get(page() + "/files/" + file).hasStatus(404);
        }

        @Test
        void askForEachDecisionAndForATick() {
            var again =
                    rosa.button(rosa.get(OWN), "Show it to everybody").send().hasStatus(422);
            assertThat(again.wrong("name")).contains("whether your name is shown");
            assertThat(again.wrong("nobody")).isNotEmpty();
            stranger.get(page()).hasStatus(404);
        }
    }

    @Nested
    class WithConsent {
        @Test
        void showTitleAndAbstractToEverybodyAndNothingElse() {
            consent("hidden", false).says("Everybody can read it now");
            stranger.get("/projects").says(TITLE);
            stranger.get(page())
                    .says(TITLE)
                    .says("We asked first.")
                    .doesNotSay("Rosa")
                    .doesNotSay("Del Reyes")
                    .doesNotSay("A topic nobody sees")
                    .doesNotSay("learned.pdf")
                    .doesNotSay("Watch the video");
            stranger.get(page() + "/files/" + file).hasStatus(404);
        }

        @Test
        void showNameAndFilesWhereTheAuthorSaysSo() {
            consent("shown", true);
            stranger.get(page()).says("Rosa Delgado").says("learned.pdf").says("Watch the video");
            var got = stranger.get(page() + "/files/" + file).hasStatus(200);
            assertThat(new String(got.bytes(), StandardCharsets.US_ASCII)).isEqualTo("%PDF-1.7 learned");
        }

        @Test
        void areGoneTheMomentTheAuthorTakesItBack() {
            consent("shown", true);
            rosa.button(rosa.get(OWN), "Take it off the public site").send().says("off the public site");
            stranger.get(page()).hasStatus(404);
            stranger.get(page() + "/files/" + file).hasStatus(404);
            stranger.get("/projects").doesNotSay("Questions before");
            assertThat(jdbc.sql("select count(*) from project_showing where withdrawn_at is not null")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void areFoundWhileTheyAreShown() {
            assertThat(isFound()).isFalse();
            consent("shown", false);
            assertThat(isFound()).isTrue();
            jdbc.sql("update final_project set state = 'returned'").update();
            assertThat(isFound()).isFalse();
            jdbc.sql("update final_project set state = 'passed'").update();
            assertThat(isFound()).isTrue();
            var otto = Visitor.as("otto");
            otto.button(otto.get("/office/shown-projects"), "Take it down and tell")
                    .with("reason", "A mistake.")
                    .send();
            assertThat(isFound()).isFalse();
            otto.button(otto.get("/office/shown-projects"), "Let it be seen again")
                    .send();
            assertThat(isFound()).isTrue();
            rosa.postToken(OWN + "/withdrawal");
            assertThat(isFound()).isFalse();
        }

        /** By words of its title, by words of its abstract and on the map: by all, or by none. */
        private boolean isFound() {
            boolean byTitle = isFoundBy("question");
            assertThat(isFoundBy("asked%20first")).isEqualTo(byTitle);
            var map = new String(stranger.get("/sitemap.xml").bytes(), StandardCharsets.UTF_8);
            assertThat(map.contains(page() + "<")).isEqualTo(byTitle);
            assertThat(isFoundBy("topic%20nobody")).isFalse();
            return byTitle;
        }

        private boolean isFoundBy(String words) {
            return !stranger.get("/search?q=" + words)
                    .hasStatus(200)
                    .document()
                    .select("#found a[href='" + page() + "']")
                    .isEmpty();
        }

        @Test
        void sayWhatTheyAreWhereTheyAreShared() {
            consent("shown", false);
            var head = stranger.get(page()).document().head();
            assertThat(head.select("meta[property=og:title]").attr("content")).isEqualTo(TITLE);
            assertThat(head.select("meta[name=description]").attr("content")).isEqualTo("We asked first.");
            assertThat(head.select("link[rel=canonical]").attr("href")).endsWith(page());
        }

        @Test
        void showWhatTheLatestConsentSays() {
            consent("shown", true);
            rosa.form(rosa.get(OWN), "form[action='" + OWN + "']")
                    .with("name", "hidden")
                    .with("nobody", "yes")
                    .send();
            stranger.get(page()).doesNotSay("Rosa Delgado").says("learned.pdf");
        }

        @Test
        void areShownOnlyWhileTheyArePassed() {
            consent("shown", false);
            jdbc.sql("update final_project set state = 'returned'").update();
            stranger.get(page()).hasStatus(404);
        }
    }

    @Nested
    class TakenDown {
        private Visitor otto;

        @BeforeEach
        void takeDown() {
            consent("shown", true);
            otto = Visitor.as("otto");
        }

        private Visitor.Page remove(String reason) {
            return otto.button(otto.get("/office/shown-projects"), "Take it down and tell")
                    .with("reason", reason)
                    .send();
        }

        @Test
        void areGoneAndTheAuthorIsTold() {
            remove("A school can be recognized.").says("its author is told");
            stranger.get(page()).hasStatus(404);
            rosa.get(OWN).says("A school can be recognized.").doesNotSay("Show it to everybody");
            assertThat(jdbc.sql("select plain from mail where recipient = 'rosa@bluebonnet.example'")
                            .query(String.class)
                            .single())
                    .contains("A school can be recognized.");
        }

        @Test
        void stayDownWhateverTheAuthorDoes() {
            var form = rosa.form(rosa.get(OWN), "form[action='" + OWN + "']")
                    .with("name", "shown")
                    .with("nobody", "yes");
            remove("A school can be recognized.");
            form.send().says("so it cannot be shown");
            rosa.postToken(OWN + "/withdrawal");
            rosa.postBare(OWN, Map.of()).hasStatus(403);
            stranger.get(page()).hasStatus(404);
        }

        @Test
        void areSeenAgainWhenOfficeSaysSoAsFarAsTheAuthorConsents() {
            remove("A mistake.");
            otto.button(otto.get("/office/shown-projects"), "Let it be seen again")
                    .send()
                    .says("shown again");
            stranger.get(page()).says(TITLE);
            remove("Again.");
            rosa.postToken(OWN + "/withdrawal");
            otto.button(otto.get("/office/shown-projects"), "Let it be seen again")
                    .send();
            stranger.get(page()).hasStatus(404);
        }

        @Test
        void wantAReasonOfReasonableLength() {
            assertThat(remove("").hasStatus(422).wrong("reason")).contains("say why");
            assertThat(remove("a".repeat(10_000)).hasStatus(422).wrong("reason"))
                    .contains("10,000");
            stranger.get(page()).hasStatus(200);
        }

        @Test
        void areOfficesDecisionAlone() {
            Visitor.as("ines").get("/office/shown-projects").hasStatus(404);
            rosa.postToken("/office/shown-projects/" + project + "/removal").hasStatus(404);
            otto.postToken("/office/shown-projects/" + UUID.randomUUID() + "/removal")
                    .hasStatus(404);
            Visitor.as("wes").get(OWN).hasStatus(404);
        }
    }

    @Test
    void areListedAPageAtATimeAndNoneIsMissed() {
        var histories = new Histories(named);
        var people = new ArrayList<PersonId>();
        var internships = new ArrayList<UUID>();
        for (int i = 0; i < 45; i++) {
            var person = histories.person(
                    "Pat " + i, "pat" + i + "@bluebonnet.example", "principal", null, null, CoachingCast.BEGINS);
            people.add(person);
            internships.add(histories.internship(
                    person,
                    cast.cohort,
                    "active",
                    CoachingCast.BEGINS,
                    CoachingCast.BEGINS,
                    CoachingCast.BEGINS.plusMonths(9).minusDays(1)));
        }
        histories.write();
        for (int i = 0; i < 45; i++) {
            var shown = project(internships.get(i), "Project number " + i + ".", "passed");
            jdbc.sql("""
                    insert into project_showing (id, project, with_name, with_files, consented_by, consented_at, consented_on)
                    values (:id, :project, true, false, :by, :at, :on)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("project", shown)
                    .param("by", people.get(i).value())
                    .param("at", OffsetDateTime.parse("2035-02-01T12:00:00Z"))
                    .param("on", clock.today())
                    .update();
        }
        List<String> seen = new ArrayList<>();
        var page = stranger.get("/projects");
        seen.addAll(page.document().select(".shown h2").eachText());
        while (!page.document().select("a[rel=next]").isEmpty()) {
            page = stranger.get(page.document().select("a[rel=next]").attr("href"));
            seen.addAll(page.document().select(".shown h2").eachText());
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
        stranger.get("/projects?before=nonsense~x").hasStatus(200).says("Project number");
    }
}
