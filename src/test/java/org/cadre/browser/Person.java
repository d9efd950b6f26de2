package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** One person at one device: goes to pages, types, presses, reads. Every page they look at is checked by axe. */
final class Person implements AutoCloseable {
    /** Where pictures go: to target, unless they are to be renewed in the docs. */
    private static final Path PICTURES = Path.of(System.getProperty("cadre.pictures", "target/pictures"));

    /** What the browser says of itself where a test takes its network away. */
    private static final String NO_NETWORK = "net::ERR_INTERNET_DISCONNECTED";

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

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
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Person(URI server, Device device, ColorScheme scheme) {
        this.server = server;
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
        var violations = axe(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations)
                .as(page.url())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toList())
                .isEmpty();
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

    /** In the page itself: none of ours has a frame from elsewhere, for which axe would open another window each time. */
    static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    /** Keeps a picture of the page as it is now. */
    Person picture(String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
