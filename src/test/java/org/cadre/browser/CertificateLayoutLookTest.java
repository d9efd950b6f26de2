package org.cadre.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office lays out the certificate and sees the sheet follow what it types. */
@CadreTest
@Tag("browser")
class CertificateLayoutLookTest {
    @Autowired
    private Demo demo;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    @Test
    void followsWhatOfficeTypes() {
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/editions/certificate-layouts").press("National Mentor");
            var sheet = office.page().locator("#preview img");
            String before = sheet.getAttribute("src");
            office.type("Title of the certificate", "Lead Mentor Certificate");
            assertThat(sheet).not().hasAttribute("src", before);
            office.type("What the holder did (", "did {everything} well");
            assertThat(office.page().locator("#preview")).containsText("There is no placeholder {everything}");
            office.type("What the holder did (", "did it well");
            assertThat(sheet).hasAttribute("src", Pattern.compile("^data:image/png.*"));
            office.looksWell().picture("certificate-layout-desktop");
            office.press("Save layout").sees("Version 1 is saved");
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/office/editions/certificate-layouts").sees("Own layout, version 1");
            office.press("National Mentor").picture("certificate-layout-dark-phone");
            office.type("Name", "").press("Show preview").sees("no name");
        }
    }
}
