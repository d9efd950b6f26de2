package org.cadre.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, started once for all browser tests. It downloads nothing. */
final class Browsers {
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browsers() {}

    static Browser chromium() {
        return One.CHROMIUM;
    }

    /** Another one, for another thread: each is asked by the thread that started it. */
    static Browser another() {
        return One.launch(List.of());
    }

    /** Another one, whose camera sees a film. */
    static Browser before(Path film) {
        return One.launch(List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
    }

    private static final class One {
        static final Browser CHROMIUM = launch(List.of());

        private static Browser launch(List<String> more) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program())
                            .setHeadless(true)
                            .setArgs(Stream.concat(QUIETLY.stream(), more.stream())
                                    .toList()));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }

        private static Path program() {
            return Stream.concat(
                            Optional.ofNullable(System.getenv("CADRE_CHROMIUM")).stream(),
                            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "The browser tests need Chromium: apt-get install chromium, or set CADRE_CHROMIUM."));
        }
    }
}
