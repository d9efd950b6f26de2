package org.cadre.certification.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.cadre.certification.issuer.KeyTrouble;

/** The certificate of the port of suites: a given one, or one made for this machine. */
final class Keystores {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 2048;
    private static final int DAYS = 365;

    private Keystores() {}

    static KeyStore given(Path file, char[] password) {
        try (var in = Files.newInputStream(file)) {
            var keystore = KeyStore.getInstance("PKCS12");
            keystore.load(in, password);
            return keystore;
        } catch (IOException | GeneralSecurityException _) {
            throw new KeyTrouble(null, "keystore", file.toString());
        }
    }

    static KeyStore selfMade(char[] password, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, RANDOM);
            var pair = generator.generateKeyPair();
            var keystore = KeyStore.getInstance("PKCS12");
            keystore.load(null, password);
            keystore.setKeyEntry(
                    "conformance", pair.getPrivate(), password, new Certificate[] {certificate(pair, now)});
            return keystore;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Certificate certificate(KeyPair pair, Instant now) throws GeneralSecurityException, IOException {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
        var name = new X500Name("CN=localhost");
        var names = List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1"));
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        var unsigned = new V3TBSCertificateGenerator();
        unsigned.setSerialNumber(new ASN1Integer(new BigInteger(120, RANDOM).setBit(0)));
        unsigned.setSignature(algorithm);
        unsigned.setIssuer(name);
        unsigned.setSubject(name);
        unsigned.setStartDate(new Time(Date.from(now.minus(1, ChronoUnit.DAYS))));
        unsigned.setEndDate(new Time(Date.from(now.plus(DAYS, ChronoUnit.DAYS))));
        unsigned.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        unsigned.setExtensions(extensions.generate());
        var body = unsigned.generateTBSCertificate();
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(body.getEncoded("DER"));
        var whole = new DERSequence(new ASN1Encodable[] {body, algorithm, new DERBitString(signature.sign())});
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(whole.getEncoded("DER")));
    }
}
