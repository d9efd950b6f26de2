package org.cadre.site.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.offering.Offerings;
import org.cadre.platform.audit.Actor;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class FeedPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    JdbcClient jdbc;

    private final Visitor stranger = new Visitor();

    @Test
    void tellsThePublicDatesAndNoOthers() throws Exception {
        var partOne = new PartOne(beans);
        partOne.institute(partOne.inDays(30), 5);
        offerings.cancel(partOne.institute(partOne.inDays(40), 5), Actor.SYSTEM);
        partOne.event(OfferingKind.IN_HOUSE, "In-house at Bluebonnet ISD", partOne.inDays(20), 5, 0);
        jdbc.sql("update offering set title = 'Mentors & <b>friends</b>' where title like 'Leadership%'")
                .update();

        var feed = stranger.get("/feeds/dates.atom").hasStatus(200);
        var xml =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed.bytes()));
        assertThat(xml.getElementsByTagName("entry").getLength()).isOne();
        assertThat(xml.getElementsByTagName("title").item(1).getTextContent()).isEqualTo("Mentors & <b>friends</b>");
        assertThat(feed.type()).startsWith("application/atom+xml");
    }

    @Test
    void isSentOnceAndThenOnlyWhenItHasChanged() throws Exception {
        var partOne = new PartOne(beans);
        partOne.institute(partOne.inDays(30), 5);
        var first = ask(null);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(ask(tag).statusCode()).isEqualTo(304);
        partOne.institute(partOne.inDays(60), 5);
        assertThat(ask(tag).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> ask(@Nullable String tag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TestServer.url() + "/feeds/dates.atom"));
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void isNamedByThePageItIsAbout() {
        for (var page : Map.of("/schedule", "dates", "/experiences", "experiences", "/resources", "resources")
                .entrySet()) {
            var named = stranger.get(page.getKey())
                    .document()
                    .head()
                    .select("link[rel=alternate][type=application/atom+xml]")
                    .eachAttr("href");
            assertThat(named).containsExactly("/feeds/" + page.getValue() + ".atom");
            stranger.get(named.getFirst()).hasStatus(200);
        }
    }

    @Test
    void isNotThereForWhatHasNoNews() {
        stranger.get("/feeds/gossip.atom").hasStatus(404);
    }
}
