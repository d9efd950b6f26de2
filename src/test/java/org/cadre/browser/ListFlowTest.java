package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office filters a list, chooses its columns, keeps it under a name, opens it again and takes it out. */
@CadreTest
@Tag("browser")
class ListFlowTest {
    @Autowired
    Demo demo;

    @BeforeEach
    void cast() {
        demo.surround(demo.bringIn());
    }

    @Test
    void goesFromAFilterToASpreadsheet() throws IOException {
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/people");
            var page = office.page();
            page.locator("#role").selectOption("coach");
            page.waitForURL(address -> address.contains("role=coach"));
            page.locator("#q").pressSequentially("ines");
            page.waitForURL(address -> address.contains("q=ines"));
            // An address says what is asked and nothing that is not.
            assertThat(office.address()).doesNotContain("stage=");
            office.sees("One person");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");

            open(page, "Columns");
            page.locator("#column-district").uncheck();
            page.locator("#column-phone").check();
            office.press("Show columns").sees("Phone");
            open(page, "Save this list");
            page.locator("#name").fill("Ines, to phone");
            office.press("Save list").sees("The list is saved as “Ines, to phone”");

            office.go("/office/people").press("Ines, to phone").sees("One person");
            assertThat(page.locator("thead th").allTextContents()).contains("Phone").doesNotContain("District");
            var download = page.waitForDownload(() -> page.locator("a[href*='rows.csv']").click());
            assertThat(Files.readString(download.path())).contains("Ines").contains("Phone");
            office.go("/office/lists").sees("Ines, to phone");
        }
    }

    private static void open(Page page, String summary) {
        page.waitForLoadState(LoadState.LOAD);
        page.locator("summary").getByText(summary).click();
    }

    @Test
    void looksWellOnEveryDeviceAndInTheDark() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go("/office/people").picture("list-people" + suffix);
                office.go("/office/lists/internships?progress=open").picture("list-internships" + suffix);
                office.go("/office/lists/invoices").picture("list-invoices" + suffix);
                office.go("/office/people?role=king").picture("list-wrong" + suffix);
                office.go("/office/lists").picture("list-all" + suffix);
            }
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/people").picture("list-people-dark");
            office.go("/office/registrations").picture("list-registrations-dark");
            office.go("/office/lists").picture("list-all-dark");
        }
    }
}
