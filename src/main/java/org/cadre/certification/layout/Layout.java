package org.cadre.certification.layout;

import java.util.List;
import java.util.UUID;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.platform.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * How the certificates of an edition look and what they say, in one version that never changes. What office left open is
 * filled in with what the product and the settings say.
 *
 * @param id of the stored version; null as long as office has made none
 * @param version counted from 1; 0 as long as there is none
 * @param language in which its certificates are issued
 * @param standard whether nothing differs from what the product says by itself
 */
public record Layout(
        @Nullable UUID id,
        int version,
        boolean standard,
        Language language,
        Look look,
        Words words,
        List<Signer> signers) {

    /** The same with another look. */
    Layout with(Look another) {
        return new Layout(id, version, standard, language, another, words, signers);
    }

    /**
     * The sentences of a layout.
     *
     * @param program the title of the sheet, without placeholders
     * @param awardedTo the line above the name
     */
    public record Words(String program, Wording awardedTo, Wording statement, Wording renewal) {}

    public Layout {
        signers = List.copyOf(signers);
    }
}
