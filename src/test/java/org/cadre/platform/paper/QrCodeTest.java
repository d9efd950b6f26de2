package org.cadre.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String ADDRESS = "https://cadre.example.org/check/NMC-2027-00042";

    private final String svg = QrCode.svg(ADDRESS, "Opens <the> check page");
    private final io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(ADDRESS, Ecc.MEDIUM);

    @Test
    void drawsEachModuleWhereTheEncoderPutsIt() {
        var drawn = new boolean[code.size + 8][code.size + 8];
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(svg);
        while (runs.find()) {
            assertThat(runs.group(3)).isEqualTo(runs.group(4));
            for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
                drawn[Integer.parseInt(runs.group(2))][Integer.parseInt(runs.group(1)) + i] = true;
            }
        }
        for (int y = 0; y < drawn.length; y++) {
            for (int x = 0; x < drawn.length; x++) {
                // Outside of the code the encoder answers light: the quiet zone.
                assertThat(drawn[y][x]).as("module %d, %d", x, y).isEqualTo(code.getModule(x - 4, y - 4));
            }
        }
    }

    @Test
    void survivesDirt() {
        assertThat(code.errorCorrectionLevel).isGreaterThanOrEqualTo(Ecc.MEDIUM);
    }

    @Test
    void saysInWordsWhatItIs() {
        assertThat(svg)
                .contains("<title>Opens &lt;the&gt; check page</title>")
                .contains("role=\"img\"")
                .contains("viewBox=\"0 0 %1$d %1$d\"".formatted(code.size + 8))
                .doesNotContain("style=");
    }
}
