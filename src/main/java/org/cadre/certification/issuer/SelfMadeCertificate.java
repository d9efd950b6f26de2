package org.cadre.certification.issuer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
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

/** A certificate that an RSA key gives itself: where one must stand beside a key and nobody has to believe it. */
public final class SelfMadeCertificate {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 120;

    private SelfMadeCertificate() {}

    static final String SIGNATURE = "SHA256withRSA";

    /** Good from a day before that moment, for hosts and addresses when there are any. */
    public static Certificate of(KeyPair pair, String name, List<GeneralName> hosts, Instant now, int days)
            throws GeneralSecurityException {
        return of(pair, Signature.getInstance(SIGNATURE), name, hosts, now, days);
    }

    /** The same, signed by whoever can use the key. */
    static Certificate of(
            KeyPair pair, Signature signature, String name, List<GeneralName> hosts, Instant now, int days)
            throws GeneralSecurityException {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
        try {
            var unsigned = new V3TBSCertificateGenerator();
            unsigned.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(0)));
            unsigned.setSignature(algorithm);
            unsigned.setIssuer(new X500Name("CN=" + name));
            unsigned.setSubject(new X500Name("CN=" + name));
            unsigned.setStartDate(new Time(Date.from(now.minus(1, ChronoUnit.DAYS))));
            unsigned.setEndDate(new Time(Date.from(now.plus(days, ChronoUnit.DAYS))));
            unsigned.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            if (!hosts.isEmpty()) {
                var extensions = new ExtensionsGenerator();
                extensions.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(hosts.toArray(GeneralName[]::new)));
                unsigned.setExtensions(extensions.generate());
            }
            var body = unsigned.generateTBSCertificate();
            signature.initSign(pair.getPrivate());
            signature.update(body.getEncoded("DER"));
            var whole = new DERSequence(new ASN1Encodable[] {body, algorithm, new DERBitString(signature.sign())});
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(whole.getEncoded("DER")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
