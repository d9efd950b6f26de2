package org.cadre.site.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.SamplePictures;
import org.cadre.site.media.StoredFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class StoryPagesTest {
    /** Where a story is found without its address. */
    private static final List<String> FOUND =
            List.of("/experiences", "/search?q=listening", "/feeds/experiences.atom", "/sitemap.xml");

    private static final String PLACE = "/office/site/stories";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    ProgramClock clock;

    @Autowired
    Stories stories;

    @Autowired
    StoryConsents consents;

    @Autowired
    TransactionTemplate transaction;

    private final Visitor stranger = new Visitor();
    private final HttpClient http = HttpClient.newHttpClient();
    private PartOne partOne;
    private PersonId ada;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        ada = partOne.person("Ada Office", Role.OFFICE);
        office = partOne.signedIn(ada);
    }

    private Visitor.Filling filled() {
        return office.button(office.get(PLACE + "/new").hasStatus(200), "Save draft")
                .with("title", "A year of listening")
                .with("summary", "How Rosa learned to ask.")
                .with("body", "Rosa **asked** and waited.\n\n## What came of it\n\nHe leads.");
    }

    private Visitor.Page send(Visitor.Filling filling, byte[] picture) {
        return filling.send("picture", "school.png", "image/png", picture);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private UUID only() {
        return jdbc.sql("select id from story").query(UUID.class).single();
    }

    private String place() {
        return PLACE + "/" + only();
    }

    private String person() {
        return place() + "/people/"
                + jdbc.sql("select id from story_person").query(UUID.class).single();
    }

    private void nameRosa(Object... scope) {
        office.button(office.get(place()), "Add to the story")
                .with("name", "Rosa Delgado")
                .with("email", "rosa@school.example")
                .with("scope", scope)
                .send()
                .hasStatus(200)
                .says("Now ask for their consent");
    }

    private String link() {
        String url = jdbc.sql(
                        "select button_url from mail where recipient = 'rosa@school.example' order by id desc limit 1")
                .query(String.class)
                .single();
        return url.substring(url.indexOf("/experiences/"));
    }

    private Visitor.Page publish() {
        return office.button(office.get(place()), "Publish version").send();
    }

    /** With a picture and Rosa's consent, and seen by everybody; returns its link of consent. */
    private String told() {
        send(filled().with("pictureText", "A schoolhouse."), SamplePictures.of("png", 900, 600))
                .hasStatus(200);
        nameRosa("name", "picture");
        office.button(office.get(person()), "Ask Rosa Delgado").send().says("is asked by mail");
        String link = link();
        stranger.button(stranger.get(link), "I agree").send().hasStatus(200).says("Thank you");
        publish().hasStatus(200).says("Version 1 is published");
        return link;
    }

    private String picture() {
        assertThat(FOUND).allSatisfy(place -> assertThat(words(place)).contains("a-year-of-listening"));
        return stranger.get("/experiences/a-year-of-listening")
                .hasStatus(200)
                .document()
                .select("article img")
                .attr("src");
    }

    private String words(String path) throws Exception {
        return new String(ask(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> ask(String path, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(TestServer.url() + path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Nobody finds anything of it, whichever way they come, and whatever their browser has kept. */
    private void isGone(String picture, String tag) throws Exception {
        stranger.get("/experiences").doesNotSay("A year of listening");
        stranger.get("/").doesNotSay("A year of listening");
        assertThat(FOUND).allSatisfy(place -> assertThat(words(place)).doesNotContain("a-year-of-listening"));
        stranger.get("/experiences/a-year-of-listening").hasStatus(404);
        assertThat(ask(picture).statusCode()).isEqualTo(404);
        assertThat(ask(picture, "If-None-Match", tag).statusCode()).isEqualTo(404);
        assertThat(ask("/experiences/a-year-of-listening", "If-None-Match", "*").statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from shown_story(:today)")
                        .param("today", clock.today())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Nested
    class Writing {
        @Test
        void beginsAsADraftThatOnlyOfficeSees() {
            filled().send().hasStatus(200).says("saved as a draft");
            stranger.get("/experiences/a-year-of-listening").hasStatus(404);
            office.get(place() + "/preview").says("Only office sees this").says("What came of it");
            stranger.get(place() + "/preview").doesNotSay("What came of it");
        }

        @Test
        void saysEverythingThatIsWrongAndKeepsWhatWasTyped() {
            var page = filled().with("title", "")
                    .with("body", "<script>alert(1)</script>\n\n[a](javascript:alert(1))")
                    .with("quotedName", "Rosa")
                    .with("videoLink", "javascript:alert(1)")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"title", "body", "quotation", "videoLink", "transcript"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#summary").text()).isEqualTo("How Rosa learned to ask.");
            assertThat(page.document().select(".text-problems li")).hasSize(2);
            assertThat(count("story")).isZero();
        }

        @Test
        void needsWordsForThoseWhoCannotSeeThePicture() {
            var page = send(filled(), SamplePictures.of("png", 60, 40)).hasStatus(422);
            assertThat(page.wrong("pictureText")).isNotEmpty();
            assertThat(count("picture")).isZero();
        }

        @Test
        void refusesPicturesThatAreTooLargeOrNone() {
            var bad = List.of(
                    SamplePictures.promising(8_000, 5_000),
                    SamplePictures.reallyLarge(8_000, 5_000),
                    SamplePictures.svg(),
                    SamplePictures.cutShort(SamplePictures.of("png", 900, 600)));
            for (byte[] one : bad) {
                var page = send(filled().with("pictureText", "A schoolhouse."), one)
                        .hasStatus(422);
                assertThat(page.wrong("picture")).contains("school.png");
            }
            assertThat(count("story") + count("picture")).isZero();
        }

        @Test
        void needsCaptionsForAnOwnVideo() {
            var page = filled().with("transcript", "Welcome.")
                    .send("video", "talk.mp4", "video/mp4", SamplePictures.video())
                    .hasStatus(422);
            assertThat(page.wrong("captions")).contains("Please add captions");
            assertThat(count("story")).isZero();
        }

        /** Control: the same bytes are taken when they come to their end. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void leavesNothingOfAnUploadThatBreaksOff(boolean breaksOff) throws IOException {
            var form = filled();
            var body = new StringBuilder();
            for (var field : List.of("_csrf", "key", "title", "summary", "body")) {
                body.append("--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, form.value(field)));
            }
            body.append("--x\r\nContent-Disposition: form-data; name=\"pictureText\"\r\n\r\nA school.\r\n")
                    .append("--x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n");
            var out = new ByteArrayOutputStream();
            out.writeBytes(body.toString().getBytes(StandardCharsets.UTF_8));
            out.writeBytes(SamplePictures.of("png", 900, 600));
            out.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
            var url = TestServer.url();
            try (var socket = new Socket(url.getHost(), url.getPort())) {
                socket.getOutputStream()
                        .write(("POST " + PLACE + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nCookie: "
                                        + office.cookies()
                                        + "\r\nConnection: close\r\nContent-Type: multipart/form-data;"
                                        + " boundary=x\r\nContent-Length: " + out.size() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(out.toByteArray(), 0, breaksOff ? out.size() - 500 : out.size());
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
            assertThat(count("story")).isEqualTo(breaksOff ? 0 : 1);
            assertThat(count("picture")).isEqualTo(breaksOff ? 0 : 1);
        }

        @Test
        void tellsTheSecondOfTwoWriters() {
            filled().send();
            var mine = office.button(office.get(place()), "Save draft").with("title", "Mine");
            office.button(office.get(place()), "Save draft")
                    .with("title", "Theirs")
                    .send()
                    .hasStatus(200);
            var page = mine.send().hasStatus(422).says("was saved while you were writing");
            assertThat(page.document().select("#title").attr("value")).isEqualTo("Mine");
        }
    }

    @Nested
    class Consenting {
        @Test
        void publishesOnlyWhenEveryoneConsents() {
            filled().send();
            publish().hasStatus(422).says("nobody is named as being in the story");
            nameRosa("name");
            publish().hasStatus(422).says("have not consented").says("Rosa Delgado");
            assertThat(count("story_publication")).isZero();
        }

        @Test
        void needsNobodyWhereNobodyIsInIt() {
            filled().send();
            office.form(office.get(place()), "form.story-write")
                    .with("nobody", "yes")
                    .send()
                    .hasStatus(200);
            publish().says("is published");
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
        }

        @Test
        void needsSomebodyWhoConsentsToThePicture() {
            send(filled().with("pictureText", "A schoolhouse."), SamplePictures.of("png", 60, 40));
            nameRosa("name");
            office.button(office.get(person()), "Ask Rosa Delgado").send();
            stranger.button(stranger.get(link()), "I agree").send();
            publish().hasStatus(422).says("nobody in it has consented to this: They can be seen in the picture");
        }

        @Test
        void asksAnewWhenWhatTheyConsentedToHasChanged() {
            told();
            send(office.form(office.get(place()), "form.story-write"), SamplePictures.of("png", 70, 40))
                    .hasStatus(200);
            publish().hasStatus(422).says("consented to another quotation, picture or video");
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
        }

        @Test
        void isByALinkThatDoesNothingWhenItIsOpened() {
            send(filled().with("pictureText", "A schoolhouse."), SamplePictures.of("png", 60, 40));
            nameRosa("name", "picture");
            office.button(office.get(person()), "Ask Rosa Delgado").send();
            var page = stranger.get(link()).says("Rosa Delgado").says("What came of it");
            String source = page.document().select("section img").attr("src");
            assertThat(stranger.get(source).type()).startsWith("image/");
            assertThat(jdbc.sql("select count(given_on) from story_consent")
                            .query(Integer.class)
                            .single())
                    .isZero();
            stranger.button(page, "I do not agree").send().says("You said no");
            assertThat(partOne.mails(ada, "Rosa Delgado does not consent")).isOne();
            stranger.get(source).hasStatus(404);
            publish().hasStatus(422);
        }

        @Test
        void isKeptOnPaperThatOfficeAloneOpens() {
            filled().send();
            nameRosa("name");
            var wrong = office.button(office.get(person()), "Keep the paper")
                    .with("givenOn", partOne.inDays(1))
                    .with("expiresOn", partOne.inDays(-1))
                    .send("paper", "signed.pdf", "application/pdf", SamplePictures.svg())
                    .hasStatus(422);
            for (var field : new String[] {"givenOn", "expiresOn", "paper"}) {
                assertThat(wrong.wrong(field)).as(field).isNotEmpty();
            }
            office.button(office.get(person()), "Keep the paper")
                    .send("paper", "signed.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))
                    .hasStatus(200)
                    .says("Rosa Delgado consents");
            var paper =
                    office.get(person()).document().select("a[href*=papers]").attr("href");
            office.get(paper).hasStatus(200);
            assertThat(new Visitor().get(paper).type()).doesNotContain("pdf");
            publish().says("is published");
            // The link in the mail that told her takes it back.
            stranger.button(stranger.get(link()), "I take it back").send().says("off the site");
            stranger.get("/experiences/a-year-of-listening").hasStatus(404);
        }

        /** A link opens the story to whoever has it: only its mail knows it, and a second click leads where the first did. */
        @Test
        void leavesNoLinkInTheDatabaseThatOpensIt() {
            filled().send();
            nameRosa("name");
            office.button(office.get(person()), "Ask Rosa Delgado").send();
            String link = link();
            var form = stranger.button(stranger.get(link), "I agree");
            assertThat(form.send().hasStatus(200).address().getPath()).isEqualTo(link);
            assertThat(form.send().hasStatus(200).address().getPath()).isEqualTo(link);
            stranger.button(stranger.get(link), "I take it back").send().says("off the site");

            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(tablesWith(token)).containsOnly("mail");
            assertThat(jdbc.sql("select distinct outcome from deed where outcome like '/experiences/%'")
                            .query(String.class)
                            .list())
                    .containsExactly("/experiences/consent/{token}");
        }

        private List<String> tablesWith(String words) {
            return jdbc
                    .sql("select tablename from pg_tables where schemaname = 'public'")
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(table -> jdbc.sql("select exists (select 1 from \"" + table
                                    + "\" x where position(:words in x::text) > 0)")
                            .param("words", words)
                            .query(Boolean.class)
                            .single())
                    .toList();
        }

        @Test
        void isUnknownByALinkNobodyMade() {
            stranger.get("/experiences/consent/unknown").says("Write to");
            stranger.postToken("/experiences/consent/unknown").says("Write to");
        }
    }

    @Nested
    class Showing {
        @Test
        void isSeenInListOnItsPageAndInBlocks() {
            told();
            stranger.get("/experiences").says("A year of listening");
            stranger.get("/").says("A year of listening");
            var page = stranger.get("/experiences/a-year-of-listening").says("What came of it");
            var image = page.document().expectFirst("article img");
            assertThat(image.attr("alt")).isEqualTo("A schoolhouse.");
            assertThat(image.attr("srcset")).contains(" 900w, ").contains(" 480w");
            assertThat(page.document().select("meta[property=og:image]").attr("content"))
                    .contains("/experiences/a-year-of-listening/files/");
        }

        @Test
        void letsBrowsersKeepThePictureAndAskWhetherItIsStillSeen() throws Exception {
            told();
            var first = ask(picture());
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            var again = ask(
                    picture(),
                    "If-None-Match",
                    first.headers().firstValue("ETag").orElseThrow());
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }

        @Test
        void sendsAVideoInParts() throws Exception {
            transaction.executeWithoutResult(_ -> stories.begin(
                    new StoryWords("Talk", "Said.", "Words.", "", "", "", "", "", "Welcome.", true, false),
                    new StoryFiles(
                            null,
                            keep("video/mp4", SamplePictures.video()),
                            keep("text/vtt", SamplePictures.CAPTIONS.getBytes(StandardCharsets.UTF_8))
                                    .digest()),
                    Actor.SYSTEM));
            publish().says("is published");
            var page = stranger.get("/experiences/talk");
            var part = ask(page.document().select("video source").attr("src"), "Range", "bytes=0-99");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).hasSize(100);
            assertThat(ask(page.document().select("track").attr("src"))
                            .headers()
                            .firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/vtt"));
        }

        private StoredFile keep(String type, byte[] bytes) {
            return new StoredFile(beans.getBean(FileStore.class).store(bytes), "x", type, bytes.length);
        }

        @Test
        void isUndoneByOneClick() {
            told();
            office.button(office.get(place()), "Undo: show nothing again")
                    .send()
                    .says("Undone");
            stranger.get("/experiences/a-year-of-listening").hasStatus(404);
            publish().says("is published");
            office.button(office.get(place()), "Take the story down").send();
            office.button(office.get(place()), "Undo: show version 1 again").send();
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
            office.get(place() + "/history").says("Version 1 from here on").says("Taken down from here on");
        }
    }

    @Nested
    class Ending {
        @Test
        void isGoneFromEverywhereWhenSomebodyTakesTheirConsentBack() throws Exception {
            String link = told();
            String picture = picture();
            String tag = ask(picture).headers().firstValue("ETag").orElseThrow();
            stranger.button(stranger.get(link), "I take it back").send().says("off the site");
            isGone(picture, tag);
            assertThat(ask(link + picture.substring(picture.indexOf("/files/"))).statusCode())
                    .isEqualTo(404);
            assertThat(partOne.mails(ada, "Rosa Delgado has withdrawn their consent"))
                    .isOne();
            office.get(place()).doesNotSay("Undo");
            office.get(person()).says("Taken back by themselves");
            office.get(place() + "/history").says("a consent was withdrawn");
            publish().hasStatus(422).says("have not consented");
        }

        @Test
        void isGoneWhenOfficeEntersIt() throws Exception {
            told();
            String picture = picture();
            String tag = ask(picture).headers().firstValue("ETag").orElseThrow();
            office.button(office.get(person()), "Rosa Delgado withdraws").send().hasStatus(200);
            isGone(picture, tag);
        }

        @Test
        void isGoneTheDayAfterAConsentEndsBeforeAnyJobHasRun() throws Exception {
            told();
            String picture = picture();
            String tag = ask(picture).headers().firstValue("ETag").orElseThrow();
            var last = clock.today().plusMonths(24);
            clock.moveTo(last);
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
            clock.moveTo(last.plusDays(1));
            isGone(picture, tag);
            jobs.comeDue();
            jobs.comeDue();
            assertThat(partOne.mails(ada, "The consent of Rosa Delgado has ended"))
                    .isOne();
            office.get(place() + "/history").says("a consent has ended");
        }

        @Test
        void warnsOfficeAMonthBeforeOnce() {
            told();
            var last = clock.today().plusMonths(24);
            clock.moveTo(last.minusDays(31));
            jobs.comeDue();
            assertThat(partOne.mails(ada, "The consent of Rosa Delgado ends on"))
                    .isZero();
            clock.moveTo(last.minusDays(30));
            jobs.comeDue();
            jobs.comeDue();
            assertThat(partOne.mails(ada, "The consent of Rosa Delgado ends on"))
                    .isOne();
        }

        @Test
        void goesOnWhereTheyConsentAnewInTime() {
            told();
            var last = clock.today().plusMonths(24);
            clock.moveTo(last.minusDays(10));
            office.button(office.get(person()), "Ask Rosa Delgado").send();
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
            stranger.button(stranger.get(link()), "I agree").send();
            clock.moveTo(last.plusDays(1));
            jobs.comeDue();
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
            assertThat(partOne.mails(ada, "The consent of Rosa Delgado has ended"))
                    .isZero();
        }

        @Test
        void staysDownUntilPublishedAnewWhenSomebodyIsTakenOut() {
            told();
            office.button(office.get(person()), "Take them out").send().hasStatus(422);
            office.button(office.get(person()), "Take them out")
                    .with("reason", "Not named any more.")
                    .send()
                    .hasStatus(200);
            stranger.get("/experiences/a-year-of-listening").hasStatus(404);
            publish().hasStatus(422).says("nobody is named");
        }

        @Test
        void isNotShownAgainByUndoingOnceSomebodyInItHasLeft() {
            told();
            String rosa = person();
            var today = clock.today();
            var paper = SamplePictures.of("png", 10, 10);
            transaction.executeWithoutResult(_ -> consents.signed(
                    only(),
                    consents.name(only(), "Sam Okafor", "", List.of("name"), Actor.SYSTEM),
                    today,
                    today.plusYears(1),
                    new StoredFile(beans.getBean(FileStore.class).store(paper), "x.png", "image/png", paper.length),
                    Actor.SYSTEM));
            stranger.get("/experiences/a-year-of-listening").hasStatus(200);
            office.button(office.get(place()), "Take the story down").send();
            office.button(office.get(rosa), "Take them out")
                    .with("reason", "Not named any more.")
                    .send()
                    .hasStatus(200);
            office.button(office.get(place()), "Undo: show version 1 again")
                    .send()
                    .doesNotSay("Undone");
            stranger.get("/experiences/a-year-of-listening").hasStatus(404);
        }

        /** Whichever comes first, it is not seen in the end; the control shows that publishing alone would have shown it. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void isNotSeenWhenPublishedAndTakenBackAtTheSameMoment(boolean takenBack) throws Exception {
            told();
            office.button(office.get(place()), "Take the story down").send();
            var rosa = consents.of(only()).getFirst();
            var deeds = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 4; i++) {
                deeds.add(() -> {
                    transaction.executeWithoutResult(_ -> stories.publish(only(), 1, Actor.SYSTEM));
                    return true;
                });
            }
            if (takenBack) {
                deeds.add(() -> {
                    transaction.executeWithoutResult(_ -> consents.withdraw(rosa, true, Actor.SYSTEM));
                    return true;
                });
            }
            Race.of(deeds);
            stranger.get("/experiences/a-year-of-listening").hasStatus(takenBack ? 404 : 200);
            assertThat(jdbc.sql("select published is not null from story")
                            .query(Boolean.class)
                            .single())
                    .isEqualTo(!takenBack);
        }
    }

    @Test
    void isOfficesOnly() {
        told();
        var other = partOne.signedIn(partOne.person("Mia Chen"));
        for (var address : List.of(PLACE, PLACE + "/new", place(), place() + "/preview", person())) {
            other.get(address).hasStatus(404);
        }
    }
}
