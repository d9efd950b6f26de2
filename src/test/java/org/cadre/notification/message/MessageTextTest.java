package org.cadre.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadre.platform.mail.Mail;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static final Map<Placeholder, String> ROSA = Map.of(Placeholder.FIRST_NAME, "Rosa");

    private static String said(String typed, Map<Placeholder, String> values) {
        var said = new StringBuilder();
        for (var paragraph : new MessageText(typed).paragraphs(values)) {
            said.append("¶");
            for (Mail.Piece piece : paragraph.pieces()) {
                said.append(piece.onNewLine() ? "⏎" : "")
                        .append(piece.bold() ? "*" + piece.text() + "*" : piece.text())
                        .append(piece.href() == null ? "" : "→" + piece.href());
            }
        }
        return said.toString();
    }

    @Test
    void fillsInWhatStandsBetweenBraces() {
        assertThat(said("Dear {first name},\n\nwelcome.", ROSA)).isEqualTo("¶Dear Rosa,¶welcome.");
        assertThat(new MessageText("For {First  Name}").filled(ROSA)).isEqualTo("For Rosa");
    }

    @Test
    void knowsListsBoldWordsAndAddresses() {
        assertThat(said("Bring:\n- a pen\n- **patience**\nSee https://example.org/a?b=1.", ROSA))
                .isEqualTo("¶Bring:⏎• a pen⏎• *patience*⏎See https://example.org/a?b=1→https://example.org/a?b=1.");
    }

    @Test
    void readsNothingInWhatIsFilledIn() {
        var sly = Map.of(Placeholder.FIRST_NAME, "**Rosa** https://evil.example {coach}");
        assertThat(said("Dear {first name}", sly)).isEqualTo("¶Dear **Rosa** https://evil.example {coach}");
    }

    @Test
    void keepsASubjectOnOneLine() {
        var sly = Map.of(Placeholder.FIRST_NAME, "Rosa\r\nBcc: all@example.org");
        assertThat(new MessageText("For {first name}\r\nX: y").filled(sly))
                .isEqualTo("For Rosa Bcc: all@example.org X: y");
    }

    @Test
    void namesWhatItDoesNotKnowAndWhatWasMeant() {
        var text = new MessageText("{frist name} {Certificate} {expiry} {first name}");
        assertThat(text.unknown()).containsExactly("frist name", "Certificate", "expiry");
        assertThat(text.unknown().stream().map(Placeholder::nearest))
                .containsExactly(Placeholder.FIRST_NAME, Placeholder.CERTIFICATE_NUMBER, Placeholder.EXPIRY_DATE);
    }

    @Test
    void seesABraceThatStandsAlone() {
        assertThat(new MessageText("Dear {first name").hasLooseBrace()).isTrue();
        assertThat(new MessageText("Dear {first name}").hasLooseBrace()).isFalse();
    }
}
