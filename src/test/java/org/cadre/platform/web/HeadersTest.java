package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer;

/** What every answer carries for the browser's own guards, and how cookies are kept. */
@CadreTest
class HeadersTest {
    @Autowired
    Pages pages;

    @Autowired
    UnchangedPages unchanged;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private HttpResponse<String> get(String path) {
        var request =
                HttpRequest.newBuilder(TestServer.url().resolve(path)).GET().build();
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Nested
    class EveryAnswer {
        @ParameterizedTest
        @ValueSource(strings = {"/", "/schedule", "/sign-in", "/check", "/no-such-page", "/assets/cadre.css"})
        void letsTheBrowserRunAndShowOnlyWhatIsOurs(String path) {
            var answer = get(path);

            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .contains("style-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .contains("form-action 'self'")
                    .doesNotContain("unsafe")
                    .doesNotContain("*");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("geolocation=()");
        }

        @Test
        void isNotKeptByTheBrowserWhenItIsAPage() {
            assertThat(header(get("/sign-in"), "Cache-Control")).contains("no-store");
        }
    }

    @Nested
    class Cookies {
        private final URI https = URI.create("https://mentors.example.org");

        @Test
        void areOutOfReachOfScriptsAndOfOtherSites() {
            var cookies = get("/sign-in").headers().allValues("Set-Cookie");

            assertThat(cookies)
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie)
                            .contains("HttpOnly")
                            .contains("SameSite=Lax")
                            .doesNotContain("Secure"));
        }

        @Test
        void ofTheSessionAreSecureExactlyWhenTheAddressIsHttps() {
            assertThat(sessionCookie(https))
                    .contains("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax");
            assertThat(sessionCookie(TestServer.url()))
                    .doesNotContain("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax");
        }

        private String sessionCookie(URI address) {
            var response = new MockHttpServletResponse();
            new WebSetup(pages, unchanged)
                    .sessionCookie(settings(address))
                    .writeCookieValue(
                            new CookieSerializer.CookieValue(new MockHttpServletRequest(), response, "a-session"));
            return String.valueOf(response.getHeader("Set-Cookie"));
        }

        private Settings settings(URI address) {
            return new Settings(
                    address,
                    Path.of("var"),
                    false,
                    false,
                    "An association",
                    "-",
                    null,
                    "office@localhost",
                    null,
                    List.of(),
                    ZoneId.of("America/Chicago"));
        }
    }
}
