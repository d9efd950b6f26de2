package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The known answers that this project did not write. */
final class Vectors {
    static final String W3C = "vectors/w3c-vc-di-eddsa-";

    private Vectors() {}

    static byte[] bytes(String name) {
        try (var file = Objects.requireNonNull(Vectors.class.getResourceAsStream("/credentials/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static JsonObject json(String name) {
        return Json.read(bytes(name));
    }
}
