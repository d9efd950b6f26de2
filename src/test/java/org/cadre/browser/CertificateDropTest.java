package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.certification.Certificates;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the award over the mail to the check page; then a spoiled file is dropped on it, and the certificate is revoked. */
@CadreTest
@Tag("browser")
class CertificateDropTest {
    private static final String DROPPED = """
            (base64) => {
              const files = new DataTransfer();
              const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
              files.items.add(new File([bytes], "certificate.pdf", {type: "application/pdf"}));
              return files;
            }
            """;

    @Autowired
    private Demo demo;

    @Autowired
    private Certificates certificates;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
    }

    private String mailed() {
        String link = jdbc.sql(
                        "select button_url from mail where about = :marcus and subject = 'You are a certified mentor'")
                .param("marcus", cast.ready.value())
                .query(String.class)
                .single();
        return URI.create(link).getPath();
    }

    private static void drop(Person stranger, byte[] file) {
        var page = stranger.page();
        var files = page.evaluateHandle(DROPPED, Base64.getEncoder().encodeToString(file));
        page.waitForNavigation(() -> page.dispatchEvent("form[data-drop]", "drop", Map.of("dataTransfer", files)));
    }

    @Test
    void fromTheAwardToTheRevocation() {
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/certification/" + cast.readysInternship)
                    .tick("Award Marcus")
                    .press("Award the certificate")
                    .sees("is awarded the certificate");
        }
        byte[] paper = certificates.paper(
                certificates.newestOf(cast.ready).orElseThrow().id());
        byte[] spoiled = paper.clone();
        spoiled[spoiled.length / 2] ^= 1;
        try (var stranger = Person.at(TestServer.url(), Device.PHONE)) {
            stranger.go(mailed())
                    .sees("Valid")
                    .sees("The credential is signed by")
                    .picture("check-signed-phone");
            stranger.go("/check");
            drop(stranger, paper);
            stranger.sees("byte for byte, the paper that was issued").picture("check-file-valid-phone");
            drop(stranger, spoiled);
            stranger.sees("Do not rely on it").doesNotSee("byte for byte").picture("check-file-altered-phone");
        }
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/certificates").press("Marcus Lee");
            office.page()
                    .locator("summary", new Page.LocatorOptions().setHasText("Revoke for good"))
                    .click();
            office.page().locator("#revocation-reason").fill("awarded by mistake");
            office.tick("I know that this cannot be undone")
                    .press("Revoke this certificate")
                    .sees("is revoked");
        }
        try (var stranger = Person.at(TestServer.url(), Device.DESKTOP)) {
            stranger.go(mailed())
                    .sees("Revoked")
                    .sees("in the status list says: revoked")
                    .picture("check-revoked-desktop");
            stranger.go("/check");
            drop(stranger, paper);
            stranger.sees("Revoked");
            assertThat(stranger.page().locator(".verdict b").innerText()).isEqualTo("Revoked");
        }
    }
}
