package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"rosa@bluebonnet.example", "a.b+c@d-e.f.example", "josé@escuela.example"})
    void isOne(String typed) {
        assertThat(MailAddress.isOne(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rosa",
                "rosa@",
                "@b.example",
                "a@b",
                "a@b..example",
                "a b@c.example",
                "a@b.example, c@d.example"
            })
    void isNone(String typed) {
        assertThat(MailAddress.isOne(typed)).isFalse();
    }

    @Test
    void isNotLookedAtForLongHoweverLongItIs() {
        // A pattern that tries each dot again would not end within a day.
        assertThat(MailAddress.isOne("a@" + ".".repeat(2_000_000) + "@")).isFalse();
        assertThat(MailAddress.isOne("a@" + "b.".repeat(120) + "@")).isFalse();
    }
}
