package org.cadre.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rosa has news of the office in her mailbox and wants no more of it. */
@CadreTest
class PreferencePageTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Sending sending;

    private final Visitor stranger = new Visitor();
    private Cast cast;
    private String link = "";

    @BeforeEach
    void getNews() {
        clock.moveTo(LocalDate.of(2035, 2, 8));
        cast = demo.bringIn();
        jdbc.sql("delete from mail").update();
        var opal = Visitor.as("opal");
        var page = opal.button(opal.get("/office/messages/new"), "See who gets it")
                .with("audience", "cohort:" + cast.rosasCohort)
                .with("kind", "news")
                .with("subject", "News")
                .with("body", "Come to our day.")
                .send();
        opal.button(page, "Send it now").send();
        sending.runMinutely();
        link = jdbc.sql("select unsubscribe_url from mail where recipient = 'rosa@bluebonnet.example'")
                .query(String.class)
                .single();
    }

    private boolean wantsNews() {
        return jdbc.sql("select coalesce((select news from mail_preference where person = :rosa), true)")
                .param("rosa", cast.rosa.value())
                .query(Boolean.class)
                .single();
    }

    /** As the mail program does it (RFC 8058): no cookie, no token, one field. */
    private int oneClick(String field) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(field))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void endsNewsByOneClickOfTheMailProgram() throws Exception {
        assertThat(oneClick("List-Unsubscribe=One-Click")).isEqualTo(200);
        assertThat(oneClick("List-Unsubscribe=One-Click")).as("once more").isEqualTo(200);
        assertThat(wantsNews()).isFalse();
        assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'mail-preference.set' and whom = :rosa")
                        .param("rosa", cast.rosa.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void changesNothingByBeingLookedAt() throws Exception {
        stranger.get(link).hasStatus(200).says("What mail you get").says("Rosa");
        assertThat(oneClick("something=else")).isEqualTo(422);
        assertThat(wantsNews()).isTrue();
    }

    @Test
    void isSetWithoutSigningIn() {
        stranger.button(stranger.get(link), "Save")
                .with("news", "no")
                .with("language", "es")
                .send()
                .says("Saved. You get only mail you need");
        assertThat(wantsNews()).isFalse();
        var rosa = Visitor.as("rosa");
        var page = rosa.get("/account/mail");
        assertThat(page.document().select("html").attr("lang"))
                .as("pages follow the same choice")
                .isEqualTo("es");
        rosa.form(page, "main form").with("news", "yes").send().hasStatus(200);
        assertThat(wantsNews()).isTrue();
    }

    @Test
    void opensToNobodyWhoGuesses() {
        stranger.get("/mail-preferences/" + MessageMail.freshToken()).hasStatus(404);
    }

    @Test
    void isNamedInTheMailItself() {
        String html = jdbc.sql("select html from mail where recipient = 'rosa@bluebonnet.example'")
                .query(String.class)
                .single();
        assertThat(Jsoup.parse(html).select("a[href=" + link + "]").text()).contains("unsubscribe");
        assertThat(link).startsWith(TestServer.url() + "/mail-preferences/");
        assertThat(Jsoup.parse(html).text()).contains("You get this mail because you take part in the program");
    }
}
