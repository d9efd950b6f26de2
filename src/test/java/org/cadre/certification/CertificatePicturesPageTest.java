package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class CertificatePicturesPageTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Templates templates;

    private CertificateId reserved;

    @BeforeEach
    void reserve() {
        Cast cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        reserved = ((Awards.Outcome.Reserved) outcome).certificate();
    }

    private String place() {
        return certificates.find(reserved).orElseThrow().code().path();
    }

    @Test
    void areOpenToWhoeverHasTheAddress() {
        issuing.finish(reserved);
        var stranger = new Visitor();
        assertThat(stranger.get(place() + "/badge.png").hasStatus(200).type()).isEqualTo("image/png");
        assertThat(stranger.get(place() + "/share.png").hasStatus(200).type()).isEqualTo("image/png");
        var svg = stranger.get(place() + "/badge.svg").hasStatus(200);
        assertThat(svg.type()).isEqualTo("image/svg+xml");
        var drawn = new String(svg.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("(?s)<openbadges:credential.*</openbadges:credential>", "");
        assertThat(drawn)
                .contains("<title id=\"badge-title\">National Mentor Certificate</title>")
                .doesNotContain("Marcus");
        assertThat(stranger.get(place() + "/badge.png").bytes())
                .isEqualTo(stranger.get(place() + "/badge.png").bytes());
    }

    @Test
    void areNotSentAgainToWhoHasThem() throws Exception {
        issuing.finish(reserved);
        for (String name : new String[] {"/badge.png", "/badge.svg", "/share.png"}) {
            var first = ask(place() + name, "none");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=3600, public");
            var etag = first.headers().firstValue("ETag").orElseThrow();
            var again = ask(place() + name, etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(etag);
        }
    }

    private static HttpResponse<byte[]> ask(String path, String etag) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                            .header("If-None-Match", '"' + etag.replace("\"", "") + '"')
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void areFoundForNoOtherAddress() {
        var stranger = new Visitor();
        stranger.get(place() + "/share.png").hasStatus(404);
        issuing.finish(reserved);
        stranger.get(CheckCode.fresh().path() + "/share.png").hasStatus(404);
        stranger.get("/check/nonsense/badge.png").hasStatus(404);
        stranger.get("/check/nonsense/badge.svg").hasStatus(404);
    }

    @Test
    void standInTheHeadOfAPageThatIsShared() {
        var output = new StringOutput();
        output.writeContent(templates.render(
                "certification/check-preview",
                Map.of(
                        "title", "National Mentor Certificate of Rosa \"Ro\" Villarreal",
                        "description", "Sample Association",
                        "address", "https://cadre.example/check/abcd")));
        var head = Jsoup.parse(output.toString());
        assertThat(head.select("meta[property=og:image]").attr("content"))
                .isEqualTo("https://cadre.example/check/abcd/share.png");
        assertThat(head.select("meta[property=og:title]").attr("content"))
                .isEqualTo("National Mentor Certificate of Rosa \"Ro\" Villarreal");
        assertThat(head.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
    }
}
