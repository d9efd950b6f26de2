package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The example in the documentation of golang.org/x/mod/sumdb/note, which signed notes come from. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static Signer signer() {
        byte[] typed = Base64.getDecoder().decode(SEED);
        return new Signer() {
            @Override
            public Algorithm algorithm() {
                return Algorithm.ED25519;
            }

            @Override
            public String keyId() {
                return "did:example:peter#1";
            }

            @Override
            public byte[] sign(byte[] message) {
                var signer = new Ed25519Signer();
                signer.init(true, new Ed25519PrivateKeyParameters(typed, 1));
                signer.update(message, 0, message.length);
                return signer.generateSignature();
            }
        };
    }

    @Nested
    class KnownAnswers {
        @Test
        void aKeyHasTheIdAndTheTextOfTheExample() {
            assertThat(NoteKey.read(KEY).text()).isEqualTo(KEY);
        }

        @Test
        void aNoteIsSignedByteForByteAsInTheExample() {
            assertThat(SignedNote.sign(TEXT, NoteKey.read(KEY), signer()).note())
                    .isEqualTo(NOTE);
        }

        @Test
        void theSignatureOfTheExampleIsGood() {
            var note = SignedNote.read(NOTE);
            assertThat(note.text()).isEqualTo(TEXT);
            assertThat(note.signedBy(List.of(NoteKey.read(KEY))))
                    .map(NoteKey::text)
                    .contains(KEY);
        }

        @Test
        void aCheckpointIsReadAsTheSpecificationShowsIt() {
            var checkpoint = Checkpoint.read(
                            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
                    .orElseThrow();
            assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
            assertThat(checkpoint.size()).isEqualTo(20_852_163);
            assertThat(checkpoint.text())
                    .isEqualTo("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
        }
    }

    @Nested
    class ANote {
        @Test
        void isNobodysOnceAnyByteOfItsTextIsChanged() {
            byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length - 1; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                var note = new SignedNote(
                        new String(changed, StandardCharsets.UTF_8),
                        SignedNote.read(NOTE).signatures());
                assertThat(note.signedBy(List.of(NoteKey.read(KEY))))
                        .as("byte %d", i)
                        .isEmpty();
            }
        }

        @Test
        void mayHaveFurtherSignaturesOfStrangers() {
            var note = SignedNote.read(NOTE + "— witness.example/w AAAAAAAA\n");
            assertThat(note.signatures()).hasSize(2);
            assertThat(note.signedBy(List.of(NoteKey.read(KEY)))).isPresent();
        }

        @Test
        void isRefusedWhenAKnownKeyIsNamedAndDidNotSign() {
            String forged = NOTE.replace("ZJkuBS9UG", "ZJkuBS9UH");
            assertThat(SignedNote.read(forged + NOTE.substring(NOTE.indexOf('—')))
                            .signedBy(List.of(NoteKey.read(KEY))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n\n",
                    "a\n— b AAAAAAA=\n",
                    "a\n\n",
                    "a\n\n- b AAAAAAA=\n",
                    "a\n\n— b\n",
                    "a\n\n— b AAAA\n",
                    "a\n\n— b+c AAAAAAA=\n",
                    "a\n\n— b AAAAAAA=",
                    "a\tb\n\n— b AAAAAAA=\n",
                    "a\n\n— b !AAAAAA=\n",
                    "a\n\n— b  AAAAAAA=\n"
                })
        void isNotReadWhenItIsNotWellFormed(String text) {
            assertThatThrownBy(() -> SignedNote.read(text)).isInstanceOf(SignedNote.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom\n",
                "a\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
            })
    void aCheckpointThatIsNotWellFormedIsNone(String text) {
        assertThat(Checkpoint.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void aKeyThatIsNotWellFormedIsNone(String text) {
        assertThatThrownBy(() -> NoteKey.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
