package org.cadre.site.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.SamplePictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ResourcePagesTest {
    private static final String PLACE = "/office/site/resources";
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    private static final byte[] PDF = "%PDF-1.7 a flyer".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    @Autowired
    Downloads downloads;

    private final Visitor stranger = new Visitor();
    private final HttpClient http = HttpClient.newHttpClient();
    private PartOne partOne;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
    }

    private Visitor.Filling filled(String title) {
        return office.button(office.get(PLACE + "/new").hasStatus(200), "Save draft")
                .with("kind", "flyer")
                .with("title", title)
                .with("description", "The program on one page.");
    }

    private String place(String title) {
        return PLACE + "/"
                + jdbc.sql("select distinct resource from resource_version where title = :title")
                        .param("title", title)
                        .query(UUID.class)
                        .single();
    }

    private void publish(String title) {
        office.button(office.get(place(title)), "Publish version").send().says("is published");
    }

    /** A flyer that everybody can fetch. */
    private void flyer() {
        filled("The flyer").with("tags", "Program, new  principals").send("file", "flyer.pdf", "application/pdf", PDF);
        publish("The flyer");
    }

    private HttpResponse<byte[]> ask(String path, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(TestServer.url() + path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private int counted() {
        return jdbc.sql("select coalesce(sum(number), 0) from resource_download")
                .query(Integer.class)
                .single();
    }

    @Nested
    class Keeping {
        @Test
        void beginsAsADraftThatOnlyOfficeSees() throws Exception {
            filled("The flyer")
                    .send("file", "flyer.pdf", "application/pdf", PDF)
                    .hasStatus(200)
                    .says("saved as a draft");
            stranger.get("/resources/the-flyer").hasStatus(404);
            assertThat(ask("/resources/the-flyer/file").statusCode()).isEqualTo(404);
            office.get(place("The flyer") + "/preview").says("Only office sees this");
            assertThat(office.get(place("The flyer") + "/draft/file").bytes()).isEqualTo(PDF);
        }

        @Test
        void saysEverythingThatIsWrongAndKeepsWhatWasTyped() {
            var page = filled("")
                    .with("kind", "webinar")
                    .with("link", "javascript:alert(1)")
                    .with("slidesLink", "http://example.org/slides")
                    .with("place", "first")
                    .with("tags", "a,b,c,d,e,f,g,h,i")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"title", "presenter", "heldOn", "link", "slidesLink", "place", "tags"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#link").attr("value")).isEqualTo("javascript:alert(1)");
            assertThat(filled("Nothing").send().hasStatus(422).wrong("file")).isNotEmpty();
            assertThat(filled("Both")
                            .with("link", "https://example.org/a")
                            .send("file", "flyer.pdf", "application/pdf", PDF)
                            .hasStatus(422)
                            .wrong("link"))
                    .contains("not both");
            assertThat(count("resource")).isZero();
        }

        @Test
        void knowsFilesByWhatTheyContain() {
            assertThat(filled("Bad")
                            .send("file", "flyer.pdf", "application/pdf", SamplePictures.svg())
                            .hasStatus(422)
                            .wrong("file"))
                    .contains("flyer.pdf");
            assertThat(filled("Bad")
                            .send("file", "talk.mp4", "video/mp4", PDF)
                            .hasStatus(422)
                            .wrong("file"))
                    .contains("talk.mp4");
            assertThat(count("resource")).isZero();
        }

        @Test
        void needsCaptionsForAnOwnVideo() {
            assertThat(filled("Talk")
                            .send("file", "talk.mp4", "video/mp4", SamplePictures.video())
                            .hasStatus(422)
                            .wrong("captions"))
                    .contains("Please add captions");
            assertThat(count("resource")).isZero();
        }

        @Test
        void keepsItsFileWhenOnlyWordsChangeAndUndoesByOneClick() throws Exception {
            flyer();
            office.form(office.get(place("The flyer")), "form.story-write")
                    .with("description", "Better words.")
                    .send()
                    .says("Version 2 is saved");
            stranger.get("/resources/the-flyer").says("The program on one page");
            publish("The flyer");
            stranger.get("/resources/the-flyer").says("Better words");
            assertThat(ask("/resources/the-flyer/file").body()).isEqualTo(PDF);
            office.button(office.get(place("The flyer")), "Undo: show version 1 again")
                    .send()
                    .says("Undone");
            stranger.get("/resources/the-flyer").says("The program on one page");
        }
    }

    @Nested
    class Finding {
        @BeforeEach
        void some() {
            flyer();
            filled("Feedback that is heard")
                    .with("kind", "article")
                    .with("tags", "feedback")
                    .with("link", "https://example.org/article")
                    .send();
            publish("Feedback that is heard");
        }

        @Test
        void goesByWordsKindAndTagInTheAddress() {
            stranger.get("/resources").says("The flyer").says("Feedback that is heard");
            stranger.get("/resources?q=HEARD+feedback")
                    .says("Feedback that is heard")
                    .doesNotSay("The flyer");
            stranger.get("/resources?kind=flyer").says("The flyer").doesNotSay("Feedback that is heard");
            stranger.get("/resources?tag=new+principals").says("The flyer").doesNotSay("Feedback that is heard");
            stranger.get("/resources?q=nothing+like+it").says("Nothing matches");
            stranger.get("/resources?q=%25%00%27&kind=bad&from=-5").hasStatus(200);
        }

        @Test
        void leadsOnToALink() throws Exception {
            var answer = ask("/resources/feedback-that-is-heard/file", "User-Agent", BROWSER);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("https://example.org/article");
            assertThat(counted()).isOne();
        }

        @Test
        void isGoneAtOnceWhenWithdrawn() throws Exception {
            String tag = ask("/resources/the-flyer/file")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(ask("/resources/the-flyer/file", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            office.button(office.get(place("The flyer")), "Withdraw it").send().hasStatus(200);
            stranger.get("/resources").doesNotSay("The flyer").doesNotSay("new principals");
            stranger.get("/resources/the-flyer").hasStatus(404);
            assertThat(ask("/resources/the-flyer/file", "If-None-Match", tag).statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Counting {
        @BeforeEach
        void one() {
            flyer();
        }

        private void fetch(String... headers) throws Exception {
            ask("/resources/the-flyer/file", headers);
        }

        @Test
        void countsEachDownloadByMonthAndOfficeSeesIt() throws Exception {
            fetch("User-Agent", BROWSER);
            fetch("User-Agent", BROWSER);
            clock.moveTo(clock.today().plusMonths(1).withDayOfMonth(3));
            fetch("User-Agent", BROWSER);
            assertThat(jdbc.sql("select number from resource_download order by month")
                            .query(Integer.class)
                            .list())
                    .containsExactly(2, 1);
            office.get(place("The flyer")).says("Counted without knowing who");
            office.get(PLACE).says("fetched 3 times");
        }

        @Test
        void leavesOutRobotsLaterPartsAndWhatABrowserHasAlready() throws Exception {
            fetch("User-Agent", "Googlebot/2.1");
            fetch("User-Agent", "curl/8.0");
            fetch("User-Agent", BROWSER, "Range", "bytes=5-");
            String tag = ask("/resources/the-flyer/file", "User-Agent", "Googlebot/2.1")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            fetch("User-Agent", BROWSER, "If-None-Match", tag);
            http.send(
                    HttpRequest.newBuilder(URI.create(TestServer.url() + "/resources/the-flyer/file"))
                            .header("User-Agent", BROWSER)
                            .HEAD()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(counted()).isZero();
            fetch("User-Agent", BROWSER, "Range", "bytes=0-");
            assertThat(counted()).isOne();
        }

        @Test
        void keepsNothingOfWhoFetchedIt() {
            assertThat(jdbc.sql("""
                            select column_name from information_schema.columns where table_name = 'resource_download'
                            """).query(String.class).list())
                    .containsExactlyInAnyOrder("resource", "month", "number");
        }

        /** Control: reading the number and writing it back loses those who come at the same moment. */
        @Test
        void losesNoneOfManyAtTheSameMoment() throws Exception {
            var resource = jdbc.sql("select id from resource").query(UUID.class).single();
            var asking = new Downloads.Asking("GET", null, BROWSER);
            downloads.count(resource, asking);
            Race.of(Collections.nCopies(12, () -> {
                downloads.count(resource, asking);
                return true;
            }));
            assertThat(counted()).isEqualTo(13);
            var read = new CyclicBarrier(4);
            var careless = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 4; i++) {
                careless.add(() -> {
                    int seen = counted();
                    Race.await(read);
                    jdbc.sql("update resource_download set number = :next")
                            .param("next", seen + 1)
                            .update();
                    return true;
                });
            }
            Race.of(careless);
            assertThat(counted()).isEqualTo(14);
        }
    }

    @Test
    void isOfficesOnly() {
        flyer();
        var other = partOne.signedIn(partOne.person("Mia Chen"));
        other.get(PLACE).hasStatus(404);
        other.get(place("The flyer")).hasStatus(404);
        other.get(place("The flyer") + "/draft/file").hasStatus(404);
    }
}
