package org.cadre.certification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadre.certification.credential.BakedPng;
import org.cadre.certification.credential.BakedSvg;
import org.cadre.certification.issuer.PublishedDid;
import org.cadre.certification.layout.BadgeImage;
import org.cadre.certification.register.Checkpoints;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Everything of one certificate in one file, with what it takes to check it without us. */
@Component
class CertificateBundles {
    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final BadgeImage badge;
    private final PublishedDid did;
    private final Checkpoints checkpoints;
    private final Settings settings;
    private final Texts texts;

    CertificateBundles(
            Certificates certificates,
            SignedCredentials credentials,
            BadgeImage badge,
            PublishedDid did,
            Checkpoints checkpoints,
            Settings settings,
            Texts texts) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.badge = badge;
        this.did = did;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.texts = texts;
    }

    byte[] zip(Certificate certificate) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files(certificate).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(certificate.says().made().toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Map<String, byte[]> files(Certificate certificate) {
        var says = certificate.says();
        String name = certificate.number().value();
        var files = new LinkedHashMap<String, byte[]>();
        files.put(name + ".pdf", certificates.paper(certificate.id()));
        credentials.ofIssued(certificate).ifPresent(signed -> {
            files.put(name + ".json", utf8(signed.document()));
            files.put(name + ".jwt", utf8(signed.token()));
            files.put(
                    name + ".png",
                    BakedPng.bake(badge.png(says.program(), says.association(), says.looks()), signed.document()));
            files.put(
                    name + ".svg",
                    BakedSvg.bake(
                            utf8(badge.svg(says.program(), says.association(), says.looks())), signed.document()));
        });
        files.put("did.json", did.file());
        checkpoints
                .proofOf(certificate.id().value())
                .ifPresent(proof -> files.put("register-proof.json", utf8(proof.json())));
        files.put(
                "README.txt",
                utf8(texts.say("certification.bundle.readme", name, says.address(), settings.link("/register"))));
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
