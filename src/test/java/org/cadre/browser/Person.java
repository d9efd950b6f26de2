package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** One person at one device: goes to pages, types, presses, reads. Every page they look at is checked by axe. */
final class Person implements AutoCloseable {
    /** Where pictures go; null: nobody asked for any. */
    private static final @Nullable String PICTURES = System.getProperty("cadre.pictures");

    /** What the browser says of itself where a test takes its network away. */
    private static final String NO_NETWORK = "net::ERR_INTERNET_DISCONNECTED";

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private static final String AXE = axe();

    /** What differs each time a page is drawn and is not seen: ids, and the tokens of forms. */
    private static final Pattern DRAWN_ANEW =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=name=\"_csrf\" value=\")[^\"]*");

    /** The pages, as their device showed them, that axe found nothing on: it would find nothing again. */
    private static final Set<UUID> CLEAN = new HashSet<>();

    /** A device by its window. */
    enum Device {
        PHONE(390, 844),
        DESKTOP(1280, 900);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final URI server;
    private final ColorScheme scheme;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Person(URI server, Device device, ColorScheme scheme) {
        this.server = server;
        this.scheme = scheme;
        this.context = Browsers.chromium()
                .newContext(new NewContextOptions()
                        .setViewportSize(device.width, device.height)
                        .setColorScheme(scheme)
                        .setLocale("en-US"));
        context.setDefaultTimeout(8_000);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    private static String axe() {
        try (var source = Person.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Person at(URI server, Device device) {
        return new Person(server, device, ColorScheme.LIGHT);
    }

    static Person inTheDark(URI server, Device device) {
        return new Person(server, device, ColorScheme.DARK);
    }

    /** Signs in as one of the sample people by their fixed door. */
    Person as(String key) {
        go("/demo/sign-in/" + key);
        press("Be ");
        return this;
    }

    Person go(String path) {
        page.navigate(path.startsWith("http") ? path : server + path);
        return isWell();
    }

    /** Presses the button or follows the link that says so. */
    Person press(String words) {
        // The page that is left is marked, so that the next one is known when it has come.
        page.evaluate("window.left = true");
        page.locator("button:visible, a[href]:visible")
                .filter(new Locator.FilterOptions().setHasText(startingWith(words)))
                .first()
                .click();
        awaitNextPage();
        return isWell();
    }

    /** Strikes a key that leaves the page, as somebody without a mouse. The next page is not checked, only awaited. */
    Person strike(String key) {
        page.evaluate("window.left = true");
        page.keyboard().press(key);
        awaitNextPage();
        return this;
    }

    /** The page as it stands passes the same checks as one that was gone to. */
    Person looksWell() {
        return isWell();
    }

    private static Pattern startingWith(String words) {
        // The browser reads it: JavaScript knows no \Q…\E.
        return Pattern.compile("^\\s*" + words.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0"));
    }

    Person type(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Person choose(String label, String option) {
        field(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    /** Taps a chip or ticks a box. */
    Person tick(String label) {
        field(label).check();
        return this;
    }

    private void awaitNextPage() {
        for (int tries = 0; tries < 400; tries++) {
            try {
                if ((Boolean) page.evaluate("!window.left && document.readyState === 'complete'")) {
                    return;
                }
            } catch (PlaywrightException _) {
                // Asked between two pages.
            }
            page.waitForTimeout(25);
        }
        throw new AssertionError("no next page after " + page.url());
    }

    /** Taps the choice of that value in a group. */
    Person tap(String group, String value) {
        page.locator("input[name=\"" + group + "\"][value=\"" + value + "\"]").check();
        return this;
    }

    private Locator field(String label) {
        return page.getByLabel(startingWith(label)).first();
    }

    Person sees(String words) {
        assertThat(page.locator("body").innerText()).as(page.url()).contains(words);
        return this;
    }

    Person doesNotSee(String words) {
        assertThat(page.locator("body").innerText()).as(page.url()).doesNotContain(words);
        return this;
    }

    /** Downloads the paper behind these words and reads what stands on it. */
    String paper(String words) {
        var download = page.waitForDownload(() -> page.getByText(words).click());
        try (var paper = Loader.loadPDF(download.path().toFile())) {
            return new PDFTextStripper().getText(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return page.url();
    }

    Page page() {
        return page;
    }

    /** Every page passes axe, fits its window and asks the browser for nothing it refuses. */
    private Person isWell() {
        var shown = UUID.nameUUIDFromBytes((scheme + " " + page.viewportSize().width
                        + DRAWN_ANEW.matcher(page.content()).replaceAll(""))
                .getBytes(StandardCharsets.UTF_8));
        if (!CLEAN.contains(shown)) {
            assertThat(violations(page)).as(page.url()).isEmpty();
            CLEAN.add(shown);
        }
        assertThat(page.evaluate("""
                document.documentElement.scrollWidth <= window.innerWidth + 1 ? '' :
                  [...document.querySelectorAll('main *')]
                    .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
                    .map(one => one.outerHTML.slice(0, 120)).slice(0, 5).join(' | ')
                """)).as(page.url() + " scrolls sideways").isEqualTo("");
        assertThat(complaints.stream()
                        .filter(complaint -> !complaint.contains("status of 4") && !complaint.contains(NO_NETWORK))
                        .toList())
                .as(page.url())
                .isEmpty();
        return this;
    }

    /** What WCAG 2.2 A and AA forbid and axe finds: the rule, and the first element that breaks it. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate("""
                async tags => {
                  const found = await axe.run({
                    runOnly: { type: 'tag', values: tags },
                    resultTypes: ['violations'],
                    preload: { assets: ['media'] }
                  });
                  return found.violations.map(one => one.id + ': ' + one.nodes[0].html);
                }
                """, WCAG);
    }

    /** Keeps a picture of the page as it is now, where somebody wants to see it: {@code -Dcadre.pictures=FOLDER}. */
    Person picture(String name) {
        if (PICTURES != null) {
            page.screenshot(new ScreenshotOptions()
                    .setPath(Path.of(PICTURES, name + ".png"))
                    .setFullPage(true));
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
