package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.people.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A badge before the camera of a phone. */
@CadreTest
@Tag("browser")
class CheckInCameraTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Test
    void readsABadgeAndChecksItsHolderIn(@TempDir Path folder) throws IOException {
        var partOne = new PartOne(beans);
        var offering = partOne.institute(partOne.today(), 12, partOne.person("Tomas Trainer", Role.TRAINER));
        var seat = partOne.confirmed(partOne.person("Rosa Villarreal"), offering);
        String code = jdbc.sql("select code from ticket where registration = :seat")
                .param("seat", seat.value())
                .query(String.class)
                .single();

        var complaints = new ArrayList<String>();
        try (var browser = Browsers.before(film(code, folder));
                var context = browser.newContext(
                        new NewContextOptions().setViewportSize(390, 844).setPermissions(List.of("camera")))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(TestServer.url() + "/demo/sign-in/tomas.trainer");
            page.locator("main button").first().click();
            page.navigate(TestServer.url() + "/checkin/" + offering);
            page.locator("#scan").click();
            PlaywrightAssertions.assertThat(page.locator("#verdict"))
                    .containsText("Rosa Villarreal", new ContainsTextOptions().setTimeout(60_000));
            PlaywrightAssertions.assertThat(page.locator("#network"))
                    .containsText("Everything is sent", new ContainsTextOptions().setTimeout(15_000));
            page.locator("#scan").click();
            PlaywrightAssertions.assertThat(page.locator("#scan")).containsText("Scan codes");
        }
        assertThat(complaints).as("the page's own policy refuses nothing").isEmpty();
        assertThat(jdbc.sql("select method from attendance").query(String.class).single())
                .isEqualTo("qr");
    }

    /**
     * What the camera sees: the code on a white badge that a hand holds nearer and farther, never quite in the middle. There are
     * codes that the reader does not find in one place and finds a finger's breadth beside it.
     */
    private static Path film(String code, Path folder) throws IOException {
        var qr = QrCode.encodeText(code, QrCode.Ecc.MEDIUM);
        var film = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            ImageIO.write(badge(qr, 7 + i % 5, 3 * (i % 7), 2 * (i % 11)), "jpg", film);
        }
        return Files.write(folder.resolve("badge.mjpeg"), film.toByteArray());
    }

    private static BufferedImage badge(QrCode qr, int module, int right, int down) {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 640, 480);
        pen.setColor(Color.BLACK);
        int left = (640 - qr.size * module) / 2 + right;
        int top = (480 - qr.size * module) / 2 + down;
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    pen.fillRect(left + x * module, top + y * module, module, module);
                }
            }
        }
        pen.dispose();
        return picture;
    }
}
