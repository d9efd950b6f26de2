package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.cadre.TestServer;
import org.cadre.TriedRoutes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of the table of routes, as the first one who is let in: WCAG 2.2 A and AA by axe, a window of 320 pixels without
 * scrolling sideways, letters of twice the size, the colors of the dark, and the other language.
 */
@Tag("browser")
class EveryPageTest extends TriedRoutes {
    /** What answers with something else than a page, or never ends. */
    private static final List<String> NO_PAGES = List.of("/stream");

    @Test
    void isForEverybodyInTheLightAndInTheDark() throws Exception {
        var rows = table().stream()
                .filter(row -> row.method().equals("GET") && !row.letIn().isEmpty())
                .filter(row -> !row.letIn().contains("nobody"))
                .filter(row -> NO_PAGES.stream().noneMatch(row.route()::endsWith))
                .toList();
        try (var both = Executors.newFixedThreadPool(2)) {
            var light = both.submit(() -> {
                try (var house = new House(ColorScheme.LIGHT, "en-US")) {
                    return house.look(rows, EveryPageTest::inTheLight);
                }
            });
            var dark = both.submit(() -> {
                try (var house = new House(ColorScheme.DARK, "es-US")) {
                    return house.look(rows, EveryPageTest::inTheDark);
                }
            });
            assertThat(light.get())
                    .hasSizeGreaterThan(150)
                    .allSatisfy((_, wrong) -> assertThat(wrong).isEmpty());
            assertThat(dark.get())
                    .hasSizeGreaterThan(150)
                    .allSatisfy((_, wrong) -> assertThat(wrong).isEmpty());
        }
    }

    private static List<String> inTheLight(Page page) {
        var wrong = new ArrayList<>(Person.violations(page));
        wrong.addAll(withoutIcon(page));
        page.setViewportSize(320, 800);
        sideways(page).forEach(one -> wrong.add("at 320 pixels: " + one));
        page.setViewportSize(1280, 900);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        sideways(page).forEach(one -> wrong.add("with letters of twice the size: " + one));
        return wrong;
    }

    private static List<String> inTheDark(Page page) {
        return Person.violations(page);
    }

    /** Icons that the small font does not have: nothing would be seen in their place. */
    @SuppressWarnings("unchecked")
    private static List<String> withoutIcon(Page page) {
        return (List<String>) page.evaluate("""
                [...document.querySelectorAll('.bi')]
                  .filter(one => getComputedStyle(one, '::before').content === 'none')
                  .map(one => 'no icon for ' + one.className)
                """);
    }

    /** What sticks out of the window; what scrolls in a place of its own does not. */
    private static List<String> sideways(Page page) {
        var stick = page.evaluate("""
                document.documentElement.scrollWidth <= window.innerWidth + 1 ? '' :
                  [...document.querySelectorAll('body *')]
                    .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
                    .filter(one => {
                      for (let up = one.parentElement; up; up = up.parentElement) {
                        if (getComputedStyle(up).overflowX !== 'visible') { return false; }
                      }
                      return true;
                    })
                    .map(one => one.outerHTML.slice(0, 120)).slice(0, 3).join(' | ') || 'something'
                """);
        return "".equals(stick) ? List.of() : List.of(String.valueOf(stick));
    }

    /** The same house seen by everybody of the cast, each in a window of their own. */
    private static final class House implements AutoCloseable {
        private final Browser browser = Browsers.another();
        private final ColorScheme scheme;
        private final String language;
        private final Map<String, BrowserContext> windows = new HashMap<>();
        private final Map<String, Page> pages = new HashMap<>();

        House(ColorScheme scheme, String language) {
            this.scheme = scheme;
            this.language = language;
        }

        private Page of(String who) {
            return pages.computeIfAbsent(who, _ -> {
                var window = browser.newContext(new NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setColorScheme(scheme)
                        .setLocale(language));
                windows.put(who, window);
                window.setDefaultTimeout(8_000);
                var page = window.newPage();
                if (!who.equals(NOBODY)) {
                    page.navigate(TestServer.url() + "/demo/sign-in/" + who);
                    page.locator("main form button").first().click();
                    page.waitForLoadState();
                }
                return page;
            });
        }

        /** What is wrong with each page, by its address. */
        Map<String, List<String>> look(List<Row> rows, Function<Page, List<String>> as) {
            var found = new TreeMap<String, List<String>>();
            for (var row : rows) {
                var page = open(row);
                if (page != null) {
                    found.put(row.address(), as.apply(page));
                }
            }
            return found;
        }

        /** The page of that row; null: it answers with a file, or with a part of a page. */
        Page open(Row row) {
            var page = of(
                    row.letIn().contains(NOBODY)
                            ? NOBODY
                            : row.letIn().iterator().next());
            page.setViewportSize(1280, 900);
            Response answer;
            try {
                answer = page.navigate(TestServer.url() + row.address());
            } catch (PlaywrightException _) {
                return null; // a download
            }
            // From its top: where an address leads far down, a bar that stays at hand may lie over half of a field
            // above.
            page.evaluate("window.scrollTo(0, 0)");
            return answer != null
                            && String.valueOf(answer.headers().get("content-type"))
                                    .startsWith("text/html")
                            && page.locator("main").count() > 0
                    ? page
                    : null;
        }

        @Override
        public void close() {
            windows.values().forEach(BrowserContext::close);
            browser.close();
        }
    }
}
