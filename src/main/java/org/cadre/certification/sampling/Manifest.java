package org.cadre.certification.sampling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The files that belong to a pack, each with the SHA-256 of its bytes. The manifest's own digest is the pack's seal. */
record Manifest(String format, UUID audit, UUID internship, Instant sealedAt, List<Entry> files) {
    static final String FORMAT = "Cadre audit manifest, version 1";
    static final String PDF = "audit-pack.pdf";
    static final String JSON = "audit-pack.json";

    /** @param partOf "pack" for what was made for the audit, "project" for what the MIT handed in */
    record Entry(String partOf, String name, String mediaType, int bytes, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }

    /** The digest of one of the pack's own files. */
    String digestOf(String name) {
        return files.stream()
                .filter(one -> one.partOf.equals("pack") && one.name.equals(name))
                .findFirst()
                .orElseThrow()
                .sha256;
    }
}
