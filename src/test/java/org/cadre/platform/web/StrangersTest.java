package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody may learn or do who sends what no browser would. */
@CadreTest
class StrangersTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void areToldThatTheServerIsWellAndNothingElse() {
        var stranger = new Visitor();
        stranger.get("/actuator/health").hasStatus(200);
        for (String place : List.of("/actuator", "/actuator/prometheus", "/actuator/metrics", "/actuator/env")) {
            stranger.get(place).hasStatus(404);
        }
    }

    @Test
    void areCountedByTheAddressTheProxySawNotByTheOneTheyClaim() throws Exception {
        var client = HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager())
                .build();
        String token = csrf(client);
        for (int i = 0; i < 3; i++) {
            send(
                    client,
                    HttpRequest.newBuilder(TestServer.url().resolve("/sign-in"))
                            .header("X-Forwarded-For", "203.0.113." + i + ", 198.51.100.7")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "_csrf=" + token + "&email=nobody%40x.example&passphrase=a+guess")));
        }
        assertThat(jdbc.sql("select distinct whom from attempt where what = 'PASSPHRASE_FROM_PLACE'")
                        .query(String.class)
                        .list())
                .containsExactly("198.51.100.7");
    }

    /** What people wrote must not come into the log with the row that broke a rule. */
    @Test
    void findNothingInALogThatSomebodyWrote() {
        assertThatThrownBy(() -> jdbc.sql("insert into organization (id, kind, name) values (:id, 'planet', :name)")
                        .param("id", Ids.next())
                        .param("name", "in confidence")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .rootCause()
                .hasMessageContaining("organization_kind_check")
                .hasMessageNotContaining("in confidence");
    }

    private static String csrf(HttpClient client) throws IOException, InterruptedException {
        var page = send(client, HttpRequest.newBuilder(TestServer.url().resolve("/sign-in")));
        return org.jsoup.Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void getAnAnswerInWordsWhereTheyTypedWhatTheDatabaseCannotKeep() {
        var stranger = new Visitor();
        stranger.get("/organizations/search?kind=district&q=bl%00ue").hasStatus(200);
        var page = stranger.get("/sign-in");
        var refused = stranger.button(page, "Sign in")
                .with("email", "ro\0sa@bluebonnet.example")
                .with("passphrase", "a guess\0")
                .send()
                .hasStatus(422);
        assertThat(refused.wrong("passphrase")).isNotEmpty();
    }

    @Test
    void areSentToTheSignInPageHoweverLongTheAddressTheyAskFor() {
        new Visitor().get("/account?x=" + "%25".repeat(2500)).hasStatus(200).says("Sign in");
    }

    @Test
    void readInWordsWhatTheServerRefusedBeforeAnyPageWasAsked() throws Exception {
        var client = HttpClient.newHttpClient();
        var refusals = Map.of(
                "email=%zz", "What the browser sent was not complete", "email=" + "x".repeat(3_000_000), "too large");
        for (var refusal : refusals.entrySet()) {
            var answer = send(
                    client,
                    HttpRequest.newBuilder(TestServer.url().resolve("/sign-in"))
                            .header("Accept", "text/html")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(refusal.getKey())));
            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.body())
                    .contains(refusal.getValue())
                    .contains("</html>")
                    .doesNotContain("Whitelabel");
        }
    }
}
