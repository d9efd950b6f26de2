package org.cadre.internship.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.signedIn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.InternshipId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ProjectPageTest {
    private static final byte[] PDF = "%PDF-1.7 what was learned".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    ProjectFacts facts;

    CoachingCast cast;
    Visitor rosa;
    Visitor ines;
    UUID project;

    @BeforeEach
    void propose() {
        cast = new CoachingCast(named, editions, clock);
        rosa = signedIn("rosa");
        ines = signedIn("ines");
        rosa.button(rosa.get("/internship/project"), "Propose topic")
                .with("title", "Questions before answers")
                .with("topic", "Does asking first change what a novice does?")
                .send()
                .says("Your topic is on its way to your coach.");
        project = jdbc.sql("select id from final_project").query(UUID.class).single();
    }

    @Test
    void isProposedOnceFromManyWindowsAtOnce() throws Exception {
        jdbc.sql("delete from final_project").update();
        var forms = IntStream.range(0, 4)
                .mapToObj(_ -> rosa.button(rosa.get("/internship/project"), "Propose topic")
                        .with("title", "Questions before answers")
                        .with("topic", "Does asking first change what a novice does?"))
                .toList();
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : windows.invokeAll(forms.stream()
                    .<Callable<Integer>>map(form -> () -> form.send().status())
                    .toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(jdbc.sql("select count(*) from final_project")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    /** Gives the project an id on which the draw falls, or not. */
    private void drawn(boolean wanted) {
        var draw = new ProjectDraw();
        var id = UUID.randomUUID();
        while (draw.fallsOn(id, 10) != wanted) {
            id = UUID.randomUUID();
        }
        jdbc.sql("update final_project set id = :id where id = :old")
                .param("id", id)
                .param("old", project)
                .update();
        project = id;
    }

    private void approveAndHandIn() {
        ines.button(ines.get("/coach/projects/" + project), "Approve topic").send();
        handIn();
    }

    private Page handIn() {
        add("project.pdf", "application/pdf", PDF);
        return rosa.button(rosa.get("/internship/project"), "Hand project in")
                .with("abstract", "We asked first for nine months.")
                .send();
    }

    private Page add(String name, String type, byte[] bytes) {
        return rosa.button(rosa.get("/internship/project"), "Add files").send("file", name, type, bytes);
    }

    private Page judge(Visitor reader, String verdict, int score, String comment) {
        var filling = reader.button(reader.get("/coach/projects/" + project), "Record my judgment");
        for (String row : List.of("focus", "practice", "standards", "growth", "recommendations")) {
            filling.with("score-" + row, score);
        }
        return filling.with("verdict", verdict).with("comment", comment).send();
    }

    private String state() {
        return jdbc.sql("select state from final_project").query(String.class).single();
    }

    private void assign(String name) {
        var otto = signedIn("otto");
        var found = otto.get("/office/projects/" + project + "?q=" + name.split(" ")[0]);
        otto.button(found, "Ask " + name).send().says(name + " is asked to read, by mail.");
    }

    @Nested
    class TheTopic {
        @Test
        void waitsOnTheCoachsDeskAndIsApproved() {
            ines.get("/coach").says("Questions before answers").says("topic proposed");
            ines.button(ines.get("/coach/projects/" + project), "Approve topic")
                    .send()
                    .says("Rosa Delgado can go ahead");
            assertThat(state()).isEqualTo("topic approved");
            rosa.get("/internship/project").says("Topic approved").says("Hand project in");
        }

        @Test
        void isProposedAgainWhenTheCoachAsksForAChange() {
            var page = ines.get("/coach/projects/" + project);
            ines.button(page, "Ask for a change").send().hasStatus(422);
            ines.button(page, "Ask for a change")
                    .with("comment", "Narrow it down.")
                    .send();
            ines.get("/coach").doesNotSay("Questions before answers");
            var asked = rosa.get("/internship/project")
                    .says("Your coach asks for a change")
                    .says("Narrow it down.");
            rosa.button(asked, "Propose again")
                    .with("topic", "Does one question a week?")
                    .send();
            ines.get("/coach").says("Questions before answers");
        }

        @Test
        void isOfNoConcernToOthers() {
            for (String key : List.of("cole", "wes", "dora", "ruth", "rosa")) {
                signedIn(key).get("/coach/projects/" + project).hasStatus(404);
            }
        }
    }

    @Nested
    class Files {
        @BeforeEach
        void approve() {
            ines.button(ines.get("/coach/projects/" + project), "Approve topic").send();
        }

        @Test
        void areServedAsAttachmentsThroughTheViewersRightsOnly() {
            add("project.pdf", "application/pdf", PDF).says("One file added.");
            var file = jdbc.sql("select id from project_file").query(UUID.class).single();
            var own = rosa.get("/internship/project/files/" + file).hasStatus(200);
            assertThat(own.bytes()).isEqualTo(PDF);
            assertThat(own.type()).startsWith("application/pdf");
            ines.get("/coach/projects/" + project + "/files/" + file).hasStatus(404); // not handed in yet
            rosa.button(rosa.get("/internship/project"), "Hand project in")
                    .with("abstract", "We asked first.")
                    .send();
            ines.get("/coach/projects/" + project + "/files/" + file).hasStatus(200);
            for (String key : List.of("cole", "wes", "dora")) {
                signedIn(key)
                        .get("/coach/projects/" + project + "/files/" + file)
                        .hasStatus(404);
                signedIn(key).get("/internship/project/files/" + file).hasStatus(404);
            }
        }

        @Test
        void ofTheWrongKindAreRefusedInWordsBesideTheField() {
            var program = add("project.exe", "application/pdf", PDF);
            program.hasStatus(422);
            assertThat(program.wrong("file")).contains("not a kind of file");
            var disguised = add("project.pdf", "application/pdf", "MZ a program".getBytes(StandardCharsets.US_ASCII));
            assertThat(disguised.wrong("file")).contains("says it is a pdf file, but it is not");
            assertThat(files()).isZero();
        }

        @Test
        void of26MegabytesAreRefusedInWordsBesideTheField() {
            var large = new byte[26 * 1024 * 1024];
            System.arraycopy(PDF, 0, large, 0, PDF.length);
            var refused = add("large.pdf", "application/pdf", large);
            refused.hasStatus(422);
            assertThat(refused.wrong("file")).contains("larger than 25 MB");
        }

        @Test
        void thatWouldSwellOrHoldAProgramAreRefusedWithEverythingTypedKept() {
            var macro = ZipDirectoryTest.container("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
            var page = rosa.button(rosa.get("/internship/project"), "Hand project in")
                    .with("abstract", "We asked first. 🧭 שאלנו")
                    .with("video", "https://video.example/asking")
                    .send("file", "project.docx", "application/msword", macro)
                    .hasStatus(422);
            assertThat(page.wrong("file")).contains("has a macro, a program or an archive in it");
            var again = rosa.button(page, "Hand project in");
            assertThat(again.value("abstract")).isEqualTo("We asked first. 🧭 שאלנו");
            assertThat(again.value("video")).isEqualTo("https://video.example/asking");
            assertThat(files()).isZero();
            assertThat(state()).isEqualTo("topic approved");
        }

        @Test
        void mayBeALinkToAVideoInstead() {
            rosa.button(rosa.get("/internship/project"), "Hand project in")
                    .with("abstract", "We filmed it.")
                    .with("video", "https://video.example/asking?first=1")
                    .send()
                    .says("Your project is handed in");
            var link = ines.get("/coach/projects/" + project).document().select("a[href^=https://video.example]");
            assertThat(link.attr("rel")).contains("noopener");
        }

        @Test
        void linkOnlyToWhatOpensSafely() {
            for (String link : new String[] {
                "http://video.example/a",
                "javascript:alert(1)",
                "https://user:secret@video.example/",
                "https:///nowhere",
                "https://localhost/",
                "video.example",
                "https://video.example/a b"
            }) {
                var page = rosa.button(rosa.get("/internship/project"), "Save without handing in")
                        .with("video", link)
                        .send()
                        .hasStatus(422);
                assertThat(page.wrong("video")).as(link).contains("begins with https://");
                assertThat(rosa.button(page, "Save without").value("video")).isEqualTo(link);
            }
        }

        @Test
        void canBeRemovedBeforeHandingIn() {
            var page = add("project.pdf", "application/pdf", PDF);
            rosa.button(page, "Remove project.pdf").send().says("project.pdf is removed.");
            assertThat(files()).isZero();
        }

        @Test
        void areAddedAndRemovedWithoutLosingWhatWasTyped() {
            var page = rosa.button(rosa.get("/internship/project"), "Add files")
                    .with("abstract", "We asked first, and wrote down what came back.")
                    .send("file", "project.pdf", "application/pdf", PDF);
            page.says("One file added.").says("We asked first, and wrote down what came back.");
            rosa.button(page, "Remove project.pdf")
                    .with("abstract", "We asked first, and listened.")
                    .send()
                    .says("project.pdf is removed.")
                    .says("We asked first, and listened.");
        }

        @Test
        void keepWhatWasTypedWhenOneIsRefused() {
            var refused = rosa.button(rosa.get("/internship/project"), "Add files")
                    .with("abstract", "We asked first.")
                    .send("file", "project.exe", "application/pdf", PDF);
            refused.hasStatus(422).says("We asked first.");
        }

        @Test
        void areTakenAlongWhenTheProjectIsHandedIn() {
            rosa.button(rosa.get("/internship/project"), "Hand project in")
                    .with("abstract", "We asked first.")
                    .send("file", "project.pdf", "application/pdf", PDF)
                    .says("Your project is handed in.");
            assertThat(files()).isEqualTo(1);
        }

        @Test
        void oneIsNeededAtLeast() {
            var refused = rosa.button(rosa.get("/internship/project"), "Hand project in")
                    .send();
            refused.hasStatus(422);
            assertThat(refused.wrong("abstract")).isNotEmpty();
            assertThat(refused.wrong("file")).contains("at least one file");
        }

        private int files() {
            return jdbc.sql("select count(*) from project_file")
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class NotDrawn {
        @BeforeEach
        void handItIn() {
            drawn(false);
            approveAndHandIn();
        }

        @Test
        void isHandedInOnceAndWaitsForTheCoach() {
            ines.get("/coach").says("to read since");
            rosa.get("/internship/project").says("Being read").doesNotSay("Hand project in");
        }

        @Test
        void isPassedByTheCoachAlone() {
            judge(ines, "passed", 3, "Strong.").says("The project has passed.");
            assertThat(facts.of(new InternshipId(cast.rosasInternship)))
                    .containsExactly(new Fact.Project(project, Fact.ProjectState.PASSED, clock.today()));
            rosa.get("/internship/project").says("Passed").says("Strong.").says("3 of 4");
        }

        @Test
        void doesNotPassWithARowBelowThePassingScore() {
            var refused = judge(ines, "passed", 1, "Kind.");
            refused.hasStatus(422);
            assertThat(refused.wrong("verdict")).contains("A row lies below 2");
        }

        @Test
        void isReturnedWithAWordAndHandedInAgain() {
            var page = ines.get("/coach/projects/" + project);
            var refused = ines.button(page, "Record my judgment")
                    .with("verdict", "returned")
                    .send();
            assertThat(refused.wrong("comment")).isNotEmpty();
            judge(ines, "returned", 1, "Show what changed.").says("back with its author");
            rosa.get("/internship/project").says("Returned").says("Show what changed.");
            handIn().says("Your project is handed in.");
            judge(ines, "passed", 3, "Now it shows.");
            assertThat(jdbc.sql("select round from final_project")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            assertThat(state()).isEqualTo("passed");
        }

        @Test
        void failsOnNoSingleReaderAndTheSecondStaysBlind() {
            judge(ines, "not passed", 1, "It has no question.").says("Another reader reads it too");
            assertThat(state()).isEqualTo("submitted");
            assertThat(jdbc.sql("select recipient from mail where subject like 'A reader is needed%'")
                            .query(String.class)
                            .list())
                    .containsExactly("otto@bluebonnet.example");
            signedIn("ruth").get("/coach/projects/" + project).hasStatus(404);
            assign("Ruth Ashby");
            var ruth = signedIn("ruth");
            ruth.get("/coach/projects/" + project)
                    .hasStatus(200)
                    .says("We asked first for nine months.")
                    .doesNotSay("It has no question.")
                    .doesNotSay("Rosa");
            rosa.get("/internship/project").doesNotSay("It has no question.");
            judge(ruth, "not passed", 1, "Nor a finding.").says("The readers did not pass the project.");
            assertThat(state()).isEqualTo("not passed");
            ruth.get("/coach/projects/" + project).says("It has no question.");
            rosa.get("/internship/project").says("It has no question.").says("Nor a finding.");
        }

        @Test
        void isDecidedByAThirdReaderWhenTheTwoDiffer() {
            judge(ines, "not passed", 1, "It has no question.");
            assign("Ruth Ashby");
            judge(signedIn("ruth"), "passed", 3, "It does.");
            assertThat(state()).isEqualTo("submitted");
            assign("Sven Halloran");
            signedIn("sven")
                    .get("/coach/projects/" + project)
                    .doesNotSay("It has no question.")
                    .doesNotSay("It does.");
            judge(signedIn("sven"), "passed", 3, "Enough.");
            assertThat(state()).isEqualTo("passed");
        }

        @Test
        void isJudgedOnceByEachReader() {
            var page = ines.get("/coach/projects/" + project);
            judge(ines, "not passed", 1, "It has no question.");
            var again = ines.button(page, "Record my judgment");
            again.with("verdict", "returned")
                    .with("comment", "On second thought.")
                    .send();
            assertThat(jdbc.sql("select count(*) from project_reading")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(state()).isEqualTo("submitted");
        }

        @Test
        void asksOfficeForNoReader() {
            signedIn("otto").get("/office/projects/" + project).doesNotSay("Name a second reader");
            signedIn("ines").get("/office/projects/" + project).hasStatus(404);
        }
    }

    @Nested
    class Drawn {
        @BeforeEach
        void handItIn() {
            drawn(true);
            approveAndHandIn();
        }

        @Test
        void passesWhenBothHavePassedItEachBlind() {
            signedIn("otto").get("/office/projects").says("needs another reader");
            assign("Ruth Ashby");
            judge(signedIn("ruth"), "passed", 4, "Second reader: excellent.");
            ines.get("/coach/projects/" + project).doesNotSay("Second reader: excellent.");
            judge(ines, "passed", 3, "Strong.").says("The project has passed.").says("Second reader: excellent.");
        }

        @Test
        void isReadByTheSameSecondReaderInTheNextRound() {
            assign("Ruth Ashby");
            judge(ines, "returned", 1, "Show what changed.");
            handIn();
            signedIn("ruth")
                    .get("/coach/projects/" + project)
                    .says("Record my judgment")
                    .doesNotSay("Show what changed.");
        }

        @Test
        void neverHasTheAuthorTheProtegeOrTheCoachAsSecondReader() {
            var otto = signedIn("otto");
            for (String name : List.of("Rosa", "Del", "Ines")) {
                otto.get("/office/projects/" + project + "?q=" + name).says("Nobody called “" + name + "”");
            }
        }
    }
}
