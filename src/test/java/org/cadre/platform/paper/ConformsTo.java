package org.cadre.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What every PDF the product makes is held against: veraPDF's reading of the two standards. */
public final class ConformsTo {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private ConformsTo() {}

    public static void pdfA3aAndUa1(byte[] pdf) {
        assertThat(broken(pdf, PDFAFlavour.PDFA_3_A)).as("PDF/A-3a").isEmpty();
        assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).as("PDF/UA-1").isEmpty();
    }

    /** The rules that the file breaks, in veraPDF's words. */
    private static List<String> broken(byte[] pdf, PDFAFlavour flavour) {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var broken = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> "%s %s at %s: %s"
                            .formatted(
                                    assertion.getRuleId().getClause(),
                                    assertion.getMessage(),
                                    assertion.getLocation().getContext(),
                                    assertion.getErrorMessage()))
                    .toList();
            assertThat(result.isCompliant() || !broken.isEmpty())
                    .as("veraPDF came to an end")
                    .isTrue();
            return broken;
        } catch (Exception e) {
            throw new AssertionError("veraPDF could not read the file", e);
        }
    }
}
