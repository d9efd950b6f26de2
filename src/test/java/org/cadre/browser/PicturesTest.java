package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.command.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks at each main page as the person it is for, on phone and desktop, in light and dark. */
@CadreTest
class PicturesTest {
    @Autowired
    private Demo demo;

    @BeforeEach
    void cast() {
        demo.load(Progress.silent());
    }

    @Test
    void ofThePublicPages() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(java.util.Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/").picture("front" + suffix);
                stranger.go("/demo").picture("demo" + suffix);
            }
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            stranger.go("/").picture("front-dark-phone");
        }
    }
}
