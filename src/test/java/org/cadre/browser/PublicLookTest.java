package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A stranger looks for dates in every way, leaves an address, searches; and how much of all that goes over the wire. */
@CadreTest
@Tag("browser")
class PublicLookTest {
    private static final int MOST_BYTES = 120 * 1_000;

    @Autowired
    private Demo demo;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    @Test
    void isWellOnAPhoneInTheDarkAndAtADesk() {
        look(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        look(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
    }

    private static void look(Person stranger, String suffix) {
        try (stranger) {
            stranger.go("/schedule").sees("seats left").looksWell().picture("dates-list" + suffix);
            stranger.go("/schedule?view=calendar").looksWell().picture("dates-calendar" + suffix);
            stranger.go("/schedule?view=states").sees("Texas").looksWell().picture("dates-states" + suffix);
            stranger.go("/dates").looksWell().picture("dates-wish" + suffix);
            stranger.go("/search").looksWell();
            stranger.type("Search this site", "galvestn");
            stranger.page().waitForSelector("#found a[href^='/schedule/']");
            stranger.sees("Galveston, TX").looksWell().picture("public-search" + suffix);
        }
    }

    @Test
    void sendsLittleAndAsksNobodyElse() {
        for (String path : List.of("/", "/schedule")) {
            try (var context = Browsers.chromium().newContext(new NewContextOptions().setLocale("en-US"))) {
                var page = context.newPage();
                var requests = new ArrayList<Request>();
                page.onRequestFinished(requests::add);
                page.navigate(TestServer.url() + path);
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(requests)
                        .extracting(Request::url)
                        .allMatch(url -> url.startsWith(TestServer.url().toString()) || url.startsWith("data:"));
                int bytes = requests.stream()
                        .filter(one -> !one.url().startsWith("data:"))
                        .mapToInt(one -> one.sizes().responseBodySize + one.sizes().responseHeadersSize)
                        .sum();
                assertThat(bytes).as(() -> said(requests)).isLessThanOrEqualTo(MOST_BYTES);
            }
        }
    }

    private static String said(List<Request> requests) {
        return String.join(
                "\n",
                requests.stream()
                        .map(one -> one.sizes().responseBodySize + " " + one.url())
                        .toList());
    }
}
