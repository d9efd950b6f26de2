package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * A credential with one byte changed is valid only if it still is the same document: the same JSON but for spaces between
 * its parts and the spelling of escapes, or different JSON that says exactly the same, statement by statement, in
 * canonical form and under the same proof.
 */
class FlippedBytesTest {
    private static final int[] FLIPS = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff};

    @Test
    void ofABadgeAreNoticed() {
        var signed = DataIntegrity.sign(Samples.badge().json(), Samples.signer(), Samples.SIGNED);
        var text = Json.write(signed).replace(",\"", ",\n \"");
        var canonical = JsonLd.canonical(DataIntegrity.without(signed, "proof"));
        byte[] original = text.getBytes(StandardCharsets.UTF_8);
        int same = 0;
        for (int i = 0; i < original.length; i++) {
            byte[] changed = original.clone();
            changed[i] ^= (byte) FLIPS[i % FLIPS.length];
            if (Samples.check().of(changed, Samples.TODAY) instanceof Verdict.Valid) {
                var read = Json.read(changed);
                assertThat(JsonLd.canonical(DataIntegrity.without(read, "proof")))
                        .as("byte %d", i)
                        .isEqualTo(canonical);
                assertThat(read.get("proof")).isEqualTo(signed.get("proof"));
                same++;
            }
        }
        assertThat(same).isLessThan(original.length / 20);
    }

    @Test
    void ofATokenAreNoticed() {
        var token = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);
        byte[] original = token.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < original.length; i++) {
            byte[] changed = original.clone();
            changed[i] ^= (byte) FLIPS[i % FLIPS.length];
            assertThat(Samples.check().of(changed, Samples.TODAY))
                    .as("byte %d", i)
                    .isNotInstanceOf(Verdict.Valid.class);
        }
    }
}
