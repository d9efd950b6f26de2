package org.cadre.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The document of the national program that ships with the product. */
public final class NationalFile {
    private NationalFile() {}

    public static byte[] document() {
        try (var in = EditionFile.class.getResourceAsStream("/program/national-mentor-certification.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
