package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.BakedPng;
import org.cadre.certification.credential.BakedSvg;
import org.cadre.certification.credential.UnsafeDocument;

/**
 * What kind of file somebody holds, and the credential in it.
 *
 * @param credential a JSON document or a token, as bytes
 */
record CredentialFile(Kind kind, byte[] credential) {
    /** No credential is nearly so large. */
    static final int MOST_BYTES = 1_000_000;

    /** The kinds of file a credential travels in. */
    enum Kind {
        PDF,
        PNG,
        SVG,
        JSON,
        TOKEN
    }

    /** What was found in a file. */
    sealed interface Found {
        record One(CredentialFile file) implements Found {}

        /** The file holds one and it cannot be read any more: it was changed. */
        record Damaged(Kind kind) implements Found {}

        /** A file of a kind that could hold one, without one. */
        record Nothing(Kind kind) implements Found {}

        /** No kind of file that holds credentials. */
        record NoKind() implements Found {}
    }

    /** SHA-256 of what was signed, as the register keeps it; a token's file may end in a line break. */
    String digest() {
        return credential[0] == '{'
                ? Frozen.hex(Frozen.digest(credential))
                : Frozen.hex(Frozen.digest(new String(credential, StandardCharsets.ISO_8859_1).strip()));
    }

    static Found in(byte[] file) {
        return kind(file).<Found>map(kind -> in(file, kind)).orElseGet(Found.NoKind::new);
    }

    private static Optional<Kind> kind(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1).stripLeading();
        if (beginning.contains("%PDF-")) {
            return Optional.of(Kind.PDF);
        }
        if (beginning.startsWith("\u0089PNG")) {
            return Optional.of(Kind.PNG);
        }
        if (beginning.startsWith("{")) {
            return Optional.of(Kind.JSON);
        }
        if (beginning.startsWith("<") || beginning.startsWith("\u00ef\u00bb\u00bf<")) {
            return Optional.of(Kind.SVG);
        }
        return beginning.startsWith("ey") ? Optional.of(Kind.TOKEN) : Optional.empty();
    }

    private static Found in(byte[] file, Kind kind) {
        return switch (kind) {
            case JSON, TOKEN ->
                file.length > MOST_BYTES ? new Found.NoKind() : new Found.One(new CredentialFile(kind, file));
            case PDF -> inPdf(file);
            case PNG -> inPicture(kind, () -> BakedPng.unbake(file));
            case SVG -> inPicture(kind, () -> BakedSvg.unbake(file));
        };
    }

    private static Found inPdf(byte[] file) {
        List<byte[]> inside;
        try {
            inside = EmbeddedFiles.in(file, MOST_BYTES);
        } catch (EmbeddedFiles.Damaged _) {
            return new Found.Damaged(Kind.PDF);
        }
        var credentials = inside.stream()
                .filter(one -> one.length > 0 && (one[0] == '{' || one[0] == 'e'))
                .toList();
        if (credentials.size() > 1) {
            return new Found.Damaged(Kind.PDF);
        }
        if (credentials.isEmpty()) {
            return inside.isEmpty() ? new Found.Nothing(Kind.PDF) : new Found.Damaged(Kind.PDF);
        }
        return new Found.One(new CredentialFile(Kind.PDF, credentials.getFirst()));
    }

    @FunctionalInterface
    private interface Picture {
        String unbake();
    }

    private static Found inPicture(Kind kind, Picture picture) {
        try {
            return new Found.One(new CredentialFile(kind, picture.unbake().getBytes(StandardCharsets.UTF_8)));
        } catch (UnsafeDocument e) {
            return e.problem() == UnsafeDocument.Problem.NOTHING_INSIDE
                    ? new Found.Nothing(kind)
                    : new Found.Damaged(kind);
        }
    }
}
