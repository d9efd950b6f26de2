package org.cadre.certification.credential;

import com.apicatalog.jcs.Jcs;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** How a document and its proof become the bytes that are signed. */
public enum Cryptosuite {
    /** What the document says, in RDFC-1.0's canonical form: ours. */
    EDDSA_RDFC_2022 {
        @Override
        String canonical(JsonObject document) {
            return JsonLd.canonical(document);
        }
    },
    /** How the document is written, by the JSON canonicalization scheme: checked for others. */
    EDDSA_JCS_2022 {
        @Override
        String canonical(JsonObject document) {
            return Jcs.canonize(document);
        }
    };

    abstract String canonical(JsonObject document);

    /** Its name in a proof. */
    public String standardName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Cryptosuite> named(String name) {
        for (var suite : values()) {
            if (suite.standardName().equals(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }

    /** The digest of the proof's options, then that of the document: 64 bytes. */
    byte[] toBeSigned(JsonObject options, JsonObject document) {
        return toBeSigned(canonical(options), canonical(document));
    }

    static byte[] toBeSigned(String options, String document) {
        var both = new byte[2 * Sha256.LENGTH];
        System.arraycopy(Sha256.of(options), 0, both, 0, Sha256.LENGTH);
        System.arraycopy(Sha256.of(document), 0, both, Sha256.LENGTH, Sha256.LENGTH);
        return both;
    }
}
