package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.registration.invoice.PurchaseOrderFile.Good;
import org.cadre.registration.invoice.PurchaseOrderFile.Missing;
import org.cadre.registration.invoice.PurchaseOrderFile.NotWhatItSays;
import org.cadre.registration.invoice.PurchaseOrderFile.TooLarge;
import org.cadre.registration.invoice.PurchaseOrderFile.WrongKind;
import org.junit.jupiter.api.Test;

class PurchaseOrderFileTest {
    @Test
    void isAPdfOrAPicture() {
        assertThat(file("PO.PDF", "%PDF-1.7")).isEqualTo(new Good("PO.PDF", "application/pdf"));
        assertThat(file("scan.jpeg", "\u00ff\u00d8\u00ff\u00e0")).isEqualTo(new Good("scan.jpeg", "image/jpeg"));
        assertThat(file("scan.png", "\u0089PNG\r\n\u001a\n…")).isEqualTo(new Good("scan.png", "image/png"));
    }

    @Test
    void isRefusedWhenItsNameSaysAnotherKind() {
        for (String name : new String[] {"po.exe", "po.docx", "po.svg", "po", "po.html"}) {
            assertThat(file(name, "%PDF-1.7")).isEqualTo(new WrongKind(name));
        }
    }

    @Test
    void isRefusedWhenItsBytesSayAnotherKind() {
        assertThat(file("po.pdf", "MZ\u0090")).isEqualTo(new NotWhatItSays("po.pdf", "pdf"));
        assertThat(file("po.png", "%PDF-1.7")).isEqualTo(new NotWhatItSays("po.png", "png"));
    }

    @Test
    void isNeitherEmptyNorTooLarge() {
        assertThat(PurchaseOrderFile.of("po.pdf", new byte[0])).isEqualTo(new Missing());
        assertThat(PurchaseOrderFile.of("po.pdf", new byte[PurchaseOrderFile.LARGEST_BYTES + 1]))
                .isEqualTo(new TooLarge("po.pdf"));
    }

    @Test
    void keepsOfItsNameOnlyWhatCannotDisturb() {
        assertThat(file("C:\\scans\\po \"1\"\r\n.pdf", "%PDF-")).isEqualTo(new Good("po 1.pdf", "application/pdf"));
    }

    private static PurchaseOrderFile file(String name, String bytes) {
        return PurchaseOrderFile.of(name, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
