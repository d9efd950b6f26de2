package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signing in bulk gives, byte for byte, what signing one by one gives, and refuses what that refuses. */
class PreparedShapeTest {
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\n",
        "\r",
        "\t",
        "\b",
        "\f",
        "\u0000",
        "\u007f",
        "\u0085",
        "é",
        "名",
        "\uFFFD",
        "\uFFFE",
        "\uD83D\uDE00",
        "\uD834\uDD1E",
        "a",
        "Z",
        " ",
        "<",
        ">",
        "^^",
        "@en",
        "_:b0",
        "urn:prepared-slot:",
        "\\u0041",
        "''",
        "{}",
        "https://x.example/"
    };

    private final Random random = new Random(20261127);
    private final BulkSigner bulk = new BulkSigner(Samples.signer());

    private String text() {
        var text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String address() {
        return switch (random.nextInt(5)) {
            case 0 -> "https://mentors.example.org/a/../b?q=%20" + random.nextInt(3) + "#é" + random.nextInt(2);
            case 1 -> "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
            case 2 -> "did:web:mentors.example.org:people:" + random.nextInt(3);
            case 3 -> "http://mentors.example.org/" + random.nextInt(2);
            default -> "https://mentors.example.org/" + random.nextInt(2);
        };
    }

    /** One of sixteen shapes, as many as are kept prepared. */
    private Badge badge() {
        var alignments = new ArrayList<Badge.Alignment>();
        for (int i = random.nextInt(2) * 2; i > 0; i--) {
            alignments.add(new Badge.Alignment(
                    random.nextInt(3) == 0 ? "same" : text(),
                    random.nextInt(3) == 0 ? "same" : address(),
                    null,
                    null,
                    null));
        }
        var evidence = new ArrayList<Badge.Evidence>();
        for (int i = 1 + random.nextInt(2) * 2; i > 0; i--) {
            evidence.add(new Badge.Evidence(
                    random.nextInt(3) == 0 ? "same" : text(), random.nextInt(3) == 0 ? "same" : text(), null));
        }
        var facts = Samples.badge();
        return new Badge(
                address(),
                text(),
                text(),
                facts.issuer(),
                new Badge.Holder(
                        address(), text(), random.nextBoolean() ? Badge.HashedEmail.of(text(), text()) : null, text()),
                new Badge.Achievement(address(), "Certification", text(), text(), address(), text(), alignments, null),
                evidence,
                Samples.FROM.plusSeconds(random.nextInt(100_000)),
                random.nextBoolean() ? Samples.UNTIL : null,
                new Badge.Status(address().replace("#", ""), random.nextInt(131_072)),
                null);
    }

    @Test
    void givesTheSameAsTheLongWayForAThousandRandomCredentials() {
        for (int i = 0; i < 1_000; i++) {
            var badge = badge().json();
            var created = Samples.SIGNED.plusSeconds(i);
            assertThat(Json.write(bulk.sign(badge, created)))
                    .isEqualTo(Json.write(DataIntegrity.sign(badge, Samples.signer(), created)));
        }
    }

    @Test
    void takesTheShortWayForCredentialsOfOneShape() {
        var shape = PreparedShape.of(Samples.badge().json()).orElseThrow();
        var other = Samples.badge("urn:uuid:019ac000-0000-7000-8000-000000000077", text(), text())
                .json();
        assertThat(Canonical.of(shape.quads(other).orElseThrow())).isEqualTo(JsonLd.canonical(other));
        var more = DataIntegrity.with(other, "image", Json.read("{\"id\":\"https://a.example/i\",\"type\":\"Image\"}"));
        assertThat(shape.quads(more)).isEmpty();
        assertThat(shape.quads(DataIntegrity.with(other, "id", "relative"))).isEmpty();
        assertThat(shape.quads(DataIntegrity.with(other, "id", "obi:prefixed"))).isEmpty();
    }

    @Test
    void refusesWhatTheLongWayRefuses() {
        var badge = Samples.badge().json();
        bulk.sign(badge, Samples.SIGNED);
        for (var broken : List.of(
                DataIntegrity.with(badge, "id", "relative"),
                DataIntegrity.with(badge, "jti", "x"),
                DataIntegrity.with(badge, "name", "half \ud83d"),
                DataIntegrity.with(badge, "id", "urn:half:\ud83d"))) {
            assertThatThrownBy(() -> bulk.sign(broken, Samples.SIGNED)).isInstanceOf(UnsafeDocument.class);
            assertThatThrownBy(() -> DataIntegrity.sign(broken, Samples.signer(), Samples.SIGNED))
                    .isInstanceOf(UnsafeDocument.class);
        }
    }
}
