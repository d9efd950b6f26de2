package org.cadre.site.found;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.program.OfferingKind;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What browsers and search engines get of the public site beside what people read. */
@CadreTest
class PublicAnswersTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SiteData data;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    private static HttpResponse<byte[]> ask(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TestServer.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    @Nested
    class APublicPage {
        @Test
        void isSentAgainOnlyWhenItHasChanged() throws Exception {
            var offering = partOne.institute(partOne.inDays(30), 5);
            var first = ask("/schedule");
            String tag = header(first, "ETag");
            assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(first, "Vary")).containsIgnoringCase("Cookie");
            assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(ask("/schedule", "If-None-Match", tag).statusCode()).isEqualTo(304);

            partOne.confirmed(partOne.person("Rosa Villarreal"), offering);
            var after = ask("/schedule", "If-None-Match", tag);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(new String(after.body(), StandardCharsets.UTF_8)).contains("4 seats left");
        }

        @Test
        void comesPackedToWhoeverTakesItSo() throws Exception {
            partOne.institute(partOne.inDays(30), 5);
            byte[] plain = ask("/schedule").body();
            assertThat(ask("/schedule").body()).isEqualTo(plain);
            for (int i = 0; i < 2; i++) {
                var packed = ask("/schedule", "Accept-Encoding", "gzip");
                assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
                assertThat(packed.body().length).isLessThan(plain.length / 2);
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                    assertThat(unpacked.readAllBytes()).isEqualTo(plain);
                }
            }
        }

        @Test
        void isNeverKeptOfSomebodyWhoIsSignedIn() throws Exception {
            partOne.institute(partOne.inDays(30), 5);
            String tag = header(ask("/schedule"), "ETag");
            var ada = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            ada.get("/schedule").says("Ada Office");
            var answer = ada.listen("/schedule", java.util.Map.of("If-None-Match", tag));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("no-store");
            stranger.get("/schedule").doesNotSay("Ada Office");
        }
    }

    @Nested
    class AFileOfOurs {
        @Test
        void isPackedAndKeptForGoodAtAnAddressThatChangesWithIt() throws Exception {
            var page = Jsoup.parse(new String(ask("/schedule").body(), StandardCharsets.UTF_8));
            String sheet = page.select("link[href^=/assets/cadre.css]").attr("href");
            assertThat(sheet).contains("?");
            var packed = ask(sheet, "Accept-Encoding", "gzip");
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(packed, "Cache-Control")).contains("immutable");
            assertThat(header(packed, "Vary")).containsIgnoringCase("Accept-Encoding");
            assertThat(header(packed, "Content-Type")).startsWith("text/css");
            var plain = ask(sheet);
            assertThat(header(plain, "Content-Encoding")).isEmpty();
            assertThat(new String(plain.body(), StandardCharsets.UTF_8))
                    .contains("url(\"/assets/serif-bold.woff2?" + sheet.split("\\?")[1]);
            assertThat(ask("/webjars/htmx.org/2.0.8/dist/htmx.min.js", "Accept-Encoding", "gzip")
                            .body()
                            .length)
                    .isLessThan(17_000);
            assertThat(ask("/assets/nothing.css").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class ForSearchEngines {
        @Test
        void theMapHasWhatIsPublicAndNothingElse() {
            var held = partOne.institute(partOne.inDays(30), 5);
            var canceled = partOne.institute(partOne.inDays(40), 5);
            offerings.cancel(canceled, Actor.SYSTEM);
            var own = partOne.event(OfferingKind.IN_HOUSE, "In-house", partOne.inDays(20), 5, 0);
            var map = Jsoup.parse(
                    new String(stranger.get("/sitemap.xml").hasStatus(200).bytes(), StandardCharsets.UTF_8));
            var places = map.select("loc").eachText();
            assertThat(places)
                    .contains(at("/"), at("/schedule"), at("/inquiry"), at("/schedule/" + held))
                    .contains(at("/standards"), at("/standards/psel-2015"), at("/projects"))
                    .doesNotContain(at("/schedule/" + canceled), at("/schedule/" + own), at("/mentors"));
            for (String place : places) {
                stranger.get(place).hasStatus(200);
            }
            var robots = stranger.get("/robots.txt").hasStatus(200).bytes();
            assertThat(new String(robots, StandardCharsets.UTF_8)).contains("Sitemap: " + at("/sitemap.xml"));
        }

        private String at(String path) {
            return TestServer.url() + path;
        }

        @Test
        void aDateIsACourseWithPlacePriceAndSeats() {
            var offering = partOne.institute(partOne.inDays(30), 5);
            var course = data("/schedule/" + offering).get(0);
            assertThat(course.get("@type").asString()).isEqualTo("Course");
            var date = course.get("hasCourseInstance");
            assertThat(date.get("@type").toString()).contains("CourseInstance", "EducationEvent");
            assertThat(date.get("location").get("address").get("addressRegion").asString())
                    .isEqualTo("TX");
            assertThat(date.get("remainingAttendeeCapacity").asInt()).isEqualTo(5);
            var offer = date.get("offers").get(0);
            assertThat(offer.get("price").asString()).isEqualTo("495.00");
            assertThat(offer.get("availability").asString()).endsWith("/InStock");
        }

        @Test
        void aTitleCannotEndTheElementItStandsIn() {
            var offering = partOne.institute(partOne.inDays(30), 5);
            title(offering, "</script><script>alert(1)</script> & \u2028");
            var page = stranger.get("/schedule/" + offering).hasStatus(200);
            assertThat(page.document().select("script:containsData(alert)[type!=application/ld+json]"))
                    .isEmpty();
            assertThat(data("/schedule/" + offering).get(0).get("name").asString())
                    .contains("</script>");
        }

        private void title(OfferingId offering, String title) {
            jdbc.sql("update offering set title = :title where id = :id")
                    .param("title", title)
                    .param("id", offering.value())
                    .update();
        }

        @Test
        void theFrontNamesTheAssociationAndTheCertificate() {
            assertThat(List.of("Organization", "WebSite", "EducationalOccupationalCredential"))
                    .allSatisfy(type -> assertThat(data.ofFront("What it is.")).contains('"' + type + '"'));
        }

        private JsonNode data(String path) {
            var page = stranger.get(path).hasStatus(200);
            String text = page.document()
                    .expectFirst("script[type=application/ld+json]")
                    .data();
            return new JsonMapper().readTree(text).get("@graph");
        }

        @Test
        void publicPagesSayWhatTheyAreAndInHouseOnesStayOut() {
            var offering = partOne.institute(partOne.inDays(30), 5);
            for (String path : List.of(
                    "/schedule",
                    "/schedule/" + offering,
                    "/inquiry",
                    "/dates",
                    "/search",
                    "/check",
                    "/experiences",
                    "/resources",
                    "/projects",
                    "/standards",
                    "/standards/psel-2015")) {
                var head = stranger.get(path).hasStatus(200).document().head();
                assertThat(head.select("meta[name=description]").attr("content"))
                        .as(path)
                        .isNotEmpty();
                assertThat(head.select("meta[property=og:title]").attr("content"))
                        .as(path)
                        .isNotEmpty();
                assertThat(head.select("link[rel=canonical]").attr("href"))
                        .as(path)
                        .isEqualTo(at(path));
            }
            var own = partOne.event(OfferingKind.IN_HOUSE, "In-house", partOne.inDays(20), 5, 0);
            var head =
                    stranger.get("/schedule/" + own).hasStatus(200).document().head();
            assertThat(head.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(head.select("script[type=application/ld+json]")).isEmpty();
        }
    }
}
