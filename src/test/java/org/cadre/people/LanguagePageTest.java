package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class LanguagePageTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    private static HttpResponse<String> ask(String path, String... headers) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                    HttpRequest.newBuilder(TestServer.url().resolve(path))
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String languageOf(Visitor.Page page) {
        return page.document().select("html").attr("lang");
    }

    private @Nullable String chosenBy(String key) {
        return jdbc.sql("select language from person where email like :key || '@%'")
                .param("key", key)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse(null);
    }

    @Nested
    class ForAStranger {
        @Test
        void isTheFirstThatTheBrowserAsksForAndWeSpeak() throws IOException, InterruptedException {
            var spanish = ask("/sign-in", "Accept-Language", "fr;q=0.9, es-MX;q=0.8, en;q=0.1");

            assertThat(spanish.body()).contains("<html lang=\"es\">").contains("Iniciar sesión");
            assertThat(spanish.headers().firstValue("Content-Language")).contains("es");
            assertThat(String.join(", ", spanish.headers().allValues("Vary")))
                    .containsIgnoringCase("Accept-Language")
                    .containsIgnoringCase("Cookie");
            assertThat(ask("/sign-in", "Accept-Language", "fr").body()).contains("<html lang=\"en\">");
            assertThat(ask("/sign-in", "Accept-Language", "%$, ;;q=").body()).contains("<html lang=\"en\">");
        }

        @Test
        void staysWhatTheyChoseAndLeadsBackToThePage() {
            var stranger = new Visitor();
            var schedule = stranger.get("/schedule?state=TX");
            assertThat(languageOf(schedule)).isEqualTo("en");

            var again = stranger.button(schedule, "Español").send();

            assertThat(again.address().toString()).endsWith("/schedule?state=TX");
            assertThat(languageOf(again)).isEqualTo("es");
            assertThat(languageOf(stranger.get("/check"))).isEqualTo("es");
            assertThat(languageOf(stranger.button(again, "English").send())).isEqualTo("en");
        }

        @Test
        void leadsBackToTheFormThatWasRefused() {
            var stranger = new Visitor();
            var refused = stranger.form(stranger.get("/check"), "main form").send();
            var again = stranger.button(refused, "Español").send();

            assertThat(again.address().getPath()).isIn("/check", "/");
            again.hasStatus(200);
        }

        @Test
        void comesWithWhatGoesWrong() {
            var stranger = new Visitor();
            stranger.button(stranger.get("/"), "Español").send();

            var nothing = stranger.get("/no-such-page").hasStatus(404);
            assertThat(languageOf(nothing)).isEqualTo("es");
            nothing.doesNotSay("There is nothing here for you");
            var old = stranger.postBare("/sign-in", Map.of()).hasStatus(403);
            assertThat(languageOf(old)).isEqualTo("es");
            old.doesNotSay("This form had been open too long");
        }

        @Test
        void isNotChosenForThemByAnotherSiteNorInALanguageThereIsNot() throws IOException, InterruptedException {
            try (var browser = HttpClient.newHttpClient()) {
                for (String[] header : new String[][] {
                    {"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}, {"Origin", "null"}
                }) {
                    var answer = browser.send(
                            HttpRequest.newBuilder(TestServer.url().resolve("/language"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header(header[0], header[1])
                                    .POST(HttpRequest.BodyPublishers.ofString("language=es&then=/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(header[1]).isEqualTo(404);
                    assertThat(answer.headers().allValues("Set-Cookie"))
                            .noneMatch(one -> one.startsWith("cadre-language"));
                }
            }
            var stranger = new Visitor();
            for (String none : new String[] {"xx", "../../es", "", "ES"}) {
                var page = stranger.postBare("/language", Map.of("language", none, "then", "/sign-in"));
                assertThat(languageOf(page)).as(none).isEqualTo("en");
                assertThat(page.address().getPath()).isEqualTo("/sign-in");
            }
        }

        @Test
        void leadsNobodyToAStrangersAddress() {
            var stranger = new Visitor();
            var page = stranger.postBare("/language", Map.of("language", "es", "then", "//elsewhere.example/x"));

            assertThat(page.address()).isEqualTo(TestServer.url().resolve("/"));
        }
    }

    @Nested
    class ForWhoIsSignedIn {
        @Test
        void isKeptWithThemOnEveryDevice() {
            var rosa = Visitor.as("rosa");
            rosa.button(rosa.get("/account"), "Español").send();

            assertThat(chosenBy("rosa")).isEqualTo("es");
            assertThat(languageOf(Visitor.as("rosa").get("/home"))).isEqualTo("es");
            assertThat(languageOf(Visitor.as("ines").get("/home"))).isEqualTo("en");
        }

        @Test
        void isWhatTheirBrowserWasToldBeforeUnlessTheyChoseOtherwise() {
            var browser = new Visitor();
            browser.button(browser.get("/"), "Español").send();
            var page = browser.get("/demo/sign-in/nate");
            browser.form(page, "main form").send();

            assertThat(chosenBy("nate")).isEqualTo("es");
        }

        @Test
        void isTheOneOfOfficeWhileOfficeEntersForThem() {
            jdbc.sql("update person set language = 'es' where email like 'rosa@%'")
                    .update();
            var opal = Visitor.as("opal");
            var rosa = opal.get("/office/people?q=Rosa")
                    .document()
                    .select("main a[href~=^/office/people/[0-9a-f-]{36}]")
                    .attr("href");
            opal.button(opal.get(rosa), "Enter for").send();

            var home = opal.get("/home");
            home.says("You are entering for");
            assertThat(languageOf(home)).isEqualTo("en");
            opal.button(home, "Español").send();
            assertThat(chosenBy("opal")).isEqualTo("es");
        }

        @Test
        void isNotSpokenWhenItsMessageFileIsGone() {
            jdbc.sql("update person set language = 'fr' where email like 'rosa@%'")
                    .update();

            assertThat(languageOf(Visitor.as("rosa").get("/home"))).isEqualTo("en");
        }

        @Test
        void costsNoQuestionOfItsOwn() {
            var rosa = Visitor.as("rosa");
            rosa.get("/home");
            int before = statements.ofAPage(() -> rosa.get("/home")).size();
            jdbc.sql("update person set language = 'es' where email like 'rosa@%'")
                    .update();

            assertThat(statements.ofAPage(() -> rosa.get("/home"))).hasSize(before);
        }
    }
}
