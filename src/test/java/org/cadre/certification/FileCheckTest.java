package org.cadre.certification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.BakedPng;
import org.cadre.certification.credential.BakedSvg;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.VcJwt;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.KeyDeeds;
import org.cadre.certification.issuer.PublishedDid;
import org.cadre.certification.register.Checkpoints;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the check says of files that strangers bring: Marcus's certificate, as it was issued and in every way spoiled. */
@CadreTest
class FileCheckTest {
    private static final byte[] DOT = dot();

    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private FileCheck check;

    @Autowired
    private Certificates certificates;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Issuer issuer;

    @Autowired
    private KeyDeeds keyDeeds;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private PublishedDid did;

    @Autowired
    private Texts texts;

    @Autowired
    private Settings settings;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Certificate one;
    private SignedCredential signed;
    private byte[] paper;

    @BeforeEach
    void award() {
        cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        one = certificates.find(id).orElseThrow();
        signed = credentials.find(id).orElseThrow();
        paper = certificates.paper(id);
    }

    private static byte[] dot() {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] document() {
        return signed.document().getBytes(UTF_8);
    }

    private Actor office() {
        return Actor.of(cast.office.value());
    }

    private String verdict(byte[] file) {
        var verdict = check.of(file);
        return verdict instanceof FileVerdict.Genuine(var _, var condition, var _) ? condition.key() : verdict.key();
    }

    private List<byte[]> allForms() {
        return List.of(
                paper,
                document(),
                signed.token().getBytes(UTF_8),
                BakedPng.bake(DOT, signed.document()),
                BakedSvg.bake("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8), signed.document()),
                BakedPng.bake(DOT, signed.token()));
    }

    private void allSay(String verdict) {
        assertThat(allForms()).allSatisfy(file -> assertThat(verdict(file)).isEqualTo(verdict));
    }

    @Nested
    class WhatWasIssued {
        @Test
        void isValidInEveryForm() {
            allSay("valid");
        }

        @Test
        void isWhatItIsWorthOnTheDay() {
            clock.moveTo(one.expires().minusMonths(1));
            allSay("expiring");
            clock.moveTo(one.expires().plusDays(1));
            allSay("in-grace");
        }

        @Test
        void isSuspendedReinstatedAndRevoked() {
            withdrawals.suspend(one, "a complaint", office());
            allSay("suspended");
            withdrawals.reinstate(certificates.find(one.id()).orElseThrow(), "cleared", office());
            allSay("valid");
            withdrawals.revoke(certificates.find(one.id()).orElseThrow(), "a mistake", office());
            allSay("revoked");
        }

        @Test
        void isRevokedWhenOnlyTheStatusListSaysSo() {
            withdrawals.revoke(one, "a mistake", office());
            AsOwner.run("update certificate set state = 'issued', state_reason = null");
            allSay("revoked");
        }
    }

    @Nested
    class WhatWasChanged {
        @Test
        void inOneLetterIsAltered() {
            byte[] file = signed.document().replace("Marcus Lee", "Marcus Les").getBytes(UTF_8);
            assertThat(verdict(file)).isEqualTo("altered");
            assertThat(check.of(file).about()).isEqualTo(one);
        }

        @Test
        void inThePaperAroundAnIntactCredentialIsAltered() throws Exception {
            try (PDDocument pdf = Loader.loadPDF(paper)) {
                pdf.getDocumentInformation().setTitle("National Mentor Certificate of Somebody Else");
                var out = new ByteArrayOutputStream();
                pdf.save(out);
                assertThat(check.of(out.toByteArray())).isEqualTo(new FileVerdict.Altered(true, one));
            }
            byte[] longer = new String(paper, ISO_8859_1).concat("\n").getBytes(ISO_8859_1);
            assertThat(verdict(longer)).isEqualTo("altered-paper");
        }

        @Test
        void inAnyByteOfTheAttachmentIsNeverValid() {
            int from = new String(paper, ISO_8859_1).indexOf("/EmbeddedFile");
            int to = new String(paper, ISO_8859_1).indexOf("endstream", from);
            assertThat(from).isPositive();
            int data = new String(paper, ISO_8859_1).indexOf("stream", from);
            for (int at = from; at < to; at++) {
                byte[] file = paper.clone();
                file[at] ^= 0x20;
                assertThat(check.of(file)).as("byte " + at).isNotInstanceOf(FileVerdict.Genuine.class);
                if (at > data) {
                    assertThat(verdict(file)).as("byte " + at).startsWith("altered");
                }
            }
        }

        /** Here every few bytes; each of them, without a certificate behind it, in {@code FlippedBytesTest}. */
        @Test
        void inAnyByteOfTheDocumentIsNeverValid() {
            byte[] document = document();
            for (int at = 0; at < document.length; at += 29) {
                byte[] file = document.clone();
                file[at] ^= 0x01;
                assertThat(check.of(file)).as("byte " + at).isNotInstanceOf(FileVerdict.Genuine.class);
            }
        }

        @Test
        void inTheSignatureOfATokenIsAltered() {
            String token = signed.token();
            char middle = token.charAt(token.length() - 40);
            String spoiled = token.substring(0, token.length() - 40)
                    + (middle == 'A' ? 'B' : 'A')
                    + token.substring(token.length() - 39);
            assertThat(verdict(spoiled.getBytes(UTF_8))).isEqualTo("altered");
        }
    }

    private static void compromised(String key, Instant since) {
        AsOwner.run("insert into issuer_key_compromise (key, since, told_at, id) values ('" + key + "', '" + since
                + "', '" + since + "', gen_random_uuid())");
    }

    /** The thief knows the certificates that are there, and dates as they like. */
    @Test
    void aForgeryByAStolenKeyDoesNotPassForTheCertificateWhoseAddressItHas() {
        checkpoints.publish();
        var stolen = issuer.signer(Algorithm.ED25519);
        var since = Instant.now().plusSeconds(1);
        var forged = Json.write(DataIntegrity.sign(
                Json.object(Json.read(signed.document().replace("Marcus Lee", "Mallory Lee")))
                        .remove("proof")
                        .build(),
                stolen,
                Instant.now()));
        assertThat(forged).contains("Mallory");
        compromised(stolen.keyId(), since);
        assertThat(verdict(forged.getBytes(UTF_8))).isEqualTo("key-compromised");
        assertThat(verdict(document())).isEqualTo("valid");
    }

    @Nested
    class WhatIsNotOurs {
        private final byte[] secret = new byte[32];

        private byte[] signedBy(String key, String issuerId) {
            var document = Json.object(Json.read(signed.document()))
                    .remove("proof")
                    .add(
                            "issuer",
                            Json.object(Json.read(signed.document()).getJsonObject("issuer"))
                                    .add("id", issuerId))
                    .build();
            return Json.write(DataIntegrity.sign(document, Ed25519.signer(key, secret), Instant.now()))
                    .getBytes(UTF_8);
        }

        @Test
        void signedWithAnotherKeyHasAnUnknownKey() {
            assertThat(verdict(signedBy("did:web:elsewhere.example#key-1", "did:web:elsewhere.example")))
                    .isEqualTo("unknown-key");
            assertThat(verdict(signedBy("did:web:elsewhere.example#key-1", issuer.id())))
                    .isEqualTo("unknown-key");
        }

        @Test
        void signedByUsForAnotherIssuerHasTheWrongIssuer() {
            var document = Json.object(Json.read(signed.document()))
                    .remove("proof")
                    .add(
                            "issuer",
                            Json.object(Json.read(signed.document()).getJsonObject("issuer"))
                                    .add("id", "did:web:elsewhere.example"))
                    .build();
            var ours = Json.write(DataIntegrity.sign(document, issuer.signer(Algorithm.ED25519), Instant.now()));
            assertThat(check.of(ours.getBytes(UTF_8)))
                    .isEqualTo(new FileVerdict.WrongIssuer("did:web:elsewhere.example"));
        }

        @Test
        void signedByUsAndNotKeptIsUnknown() {
            var document = Json.object(Json.read(signed.document()))
                    .remove("proof")
                    .add("id", settings.link(CheckCode.fresh().path()))
                    .build();
            var ours = Json.write(DataIntegrity.sign(document, issuer.signer(Algorithm.ED25519), Instant.now()));
            assertThat(verdict(ours.getBytes(UTF_8))).isEqualTo("unknown");
        }

        @Test
        void notSignedIsUnsigned() {
            var document =
                    Json.object(Json.read(signed.document())).remove("proof").build();
            assertThat(verdict(Json.write(document).getBytes(UTF_8))).isEqualTo("unsigned");
        }

        @Test
        void withoutACredentialSaysSo() {
            assertThat(verdict(DOT)).isEqualTo("nothing-inside");
            assertThat(verdict("Hello".getBytes(UTF_8))).isEqualTo("nothing-inside");
            assertThat(verdict("%PDF-1.7\n%%EOF".getBytes(UTF_8))).isEqualTo("nothing-inside");
            assertThat(verdict("{".getBytes(UTF_8))).isEqualTo("unreadable");
            assertThat(verdict("eyJ.x".getBytes(UTF_8))).isEqualTo("unreadable");
        }
    }

    /** With the issuer's keys and the register's proof as files, and nothing else. */
    @Nested
    class WithoutUs {
        private byte[] keys;
        private String proof;

        @BeforeEach
        void keepThem() {
            checkpoints.publish();
            keys = did.file();
            proof = checkpoints.proofOf(one.id().value()).orElseThrow().json();
        }

        private String verified(byte[] file) {
            return verified(file, keys, proof, null, Instant.now());
        }

        private String verified(
                byte[] file, byte @Nullable [] keys, @Nullable String proof, @Nullable String checkpoint, Instant now) {
            var result = FileVerification.of(new FileVerification.Given(file, keys, proof, checkpoint, now));
            String why = result.why().key().replace("certification.verify.", "");
            assertThat(result.valid()).isEqualTo(why.equals("valid"));
            assertThat(texts.say(result.why())).isNotBlank();
            result.facts().forEach(fact -> assertThat(texts.say(fact)).isNotBlank());
            return why;
        }

        private String afterwards(byte[] file) {
            checkpoints.publish();
            return verified(
                    file,
                    keys,
                    checkpoints.proofOf(one.id().value()).orElseThrow().json(),
                    null,
                    Instant.now());
        }

        @Test
        void everyFormIsValid() {
            assertThat(allForms()).allSatisfy(file -> assertThat(verified(file)).isEqualTo("valid"));
        }

        @Test
        void aGoodSignatureAloneIsNotEnough() {
            assertThat(verified(document(), keys, null, null, Instant.now())).isEqualTo("no-proof");
            assertThat(verified(document(), null, proof, null, Instant.now())).isEqualTo("no-keys");
            assertThat(verified(document(), "{}".getBytes(UTF_8), proof, null, Instant.now()))
                    .isEqualTo("not-keys");
            assertThat(verified(document(), keys, "{}", null, Instant.now())).isEqualTo("not-a-proof");
        }

        @Test
        void whatWasChangedIsAltered() throws Exception {
            assertThat(verified(signed.document()
                            .replace("Marcus Lee", "Marcus Les")
                            .getBytes(UTF_8)))
                    .isEqualTo("altered");
            try (PDDocument pdf = Loader.loadPDF(paper)) {
                pdf.getDocumentInformation().setTitle("Somebody Else");
                var out = new ByteArrayOutputStream();
                pdf.save(out);
                assertThat(verified(out.toByteArray())).isEqualTo("altered-paper");
            }
            assertThat(verified(document(), keys, proof.replace("\"issued\"", "\"renewed\""), null, Instant.now()))
                    .isEqualTo("not-there");
        }

        @Test
        void aProofOfAnotherCertificateProvesNothing() {
            demo.award();
            checkpoints.publish();
            var other = certificates.newestOf(cast.coach).orElseThrow();
            assertThat(verified(
                            document(),
                            keys,
                            checkpoints
                                    .proofOf(other.id().value())
                                    .orElseThrow()
                                    .json(),
                            null,
                            Instant.now()))
                    .isEqualTo("another-certificate");
        }

        @Test
        void aCheckpointThatWasKeptCountsAloneWhenItIsGiven() {
            String kept = JsonMapper.shared().readTree(proof).get("checkpoint").asString();
            assertThat(verified(document(), keys, proof, kept, Instant.now())).isEqualTo("valid");
            assertThat(verified(document(), keys, proof, kept.replaceFirst("\n", "x\n"), Instant.now()))
                    .isEqualTo("another-checkpoint");
        }

        @Test
        void anotherTokenOfTheSameNumberIsNotTheOneThatWasIssued() {
            String other = VcJwt.sign(Json.read(payload()), issuer.signer(Algorithm.RS256), signed.signedAt());
            assertThat(verified(other.getBytes(UTF_8))).isEqualTo("another-certificate");
        }

        /** The credential with another holder's name. */
        private String payload() {
            return signed.document().replace("Marcus Lee", "Marcus Les");
        }

        @Test
        void whatWasRegisteredBeforeAKeyWasStolenStaysValid() {
            var stolen = Instant.now().plusSeconds(3600);
            byte[] revoked = withRevoked(stolen, Algorithm.RS256);
            String another = VcJwt.sign(Json.read(payload()), issuer.signer(Algorithm.RS256), signed.signedAt());
            var now = stolen.plusSeconds(60);
            assertThat(verified(signed.token().getBytes(UTF_8), revoked, proof, null, now))
                    .isEqualTo("valid");
            assertThat(verified((signed.token() + "\n").getBytes(UTF_8), revoked, proof, null, now))
                    .isEqualTo("valid");
            assertThat(verified(another.getBytes(UTF_8), revoked, proof, null, now))
                    .isEqualTo("another-certificate");
            byte[] earlier = withRevoked(Instant.now().minusSeconds(3600), Algorithm.RS256);
            assertThat(verified(signed.token().getBytes(UTF_8), earlier, proof, null, now))
                    .isEqualTo("key-compromised");
        }

        @Test
        void aStolenKeyCannotVouchForARegisterOfItsOwn() {
            var stolen = Instant.now().plusSeconds(3600);
            byte[] revoked = withRevoked(stolen, Algorithm.ED25519);
            var now = stolen.plusSeconds(60);
            assertThat(verified(document(), revoked, proof, null, now)).isEqualTo("checkpoint-unknown-signer");
            String kept = JsonMapper.shared().readTree(proof).get("checkpoint").asString();
            assertThat(verified(document(), revoked, proof, kept, now)).isEqualTo("valid");
        }

        private byte[] withRevoked(Instant since, Algorithm algorithm) {
            String id = issuer.signer(algorithm).keyId();
            var document = (ObjectNode) JsonMapper.shared().readTree(keys);
            for (var method : document.get("verificationMethod")) {
                if (method.get("id").asString().equals(id)) {
                    ((ObjectNode) method).put("revoked", since.toString());
                }
            }
            return document.toString().getBytes(UTF_8);
        }

        @Test
        void daysCount() {
            var later = one.expires().plusDays(2).atStartOfDay(clock.zone()).toInstant();
            assertThat(verified(document(), keys, proof, null, later)).isEqualTo("expired");
            var earlier =
                    one.validFrom().minusDays(2).atStartOfDay(clock.zone()).toInstant();
            assertThat(verified(document(), keys, proof, null, earlier)).isEqualTo("not-yet-valid");
        }

        @Test
        void whatWasEnteredSinceCounts() {
            withdrawals.suspend(one, "a complaint", office());
            assertThat(afterwards(paper)).isEqualTo("suspended");
            withdrawals.reinstate(certificates.find(one.id()).orElseThrow(), "cleared", office());
            assertThat(afterwards(paper)).isEqualTo("valid");
            withdrawals.revoke(certificates.find(one.id()).orElseThrow(), "a mistake", office());
            assertThat(afterwards(paper)).isEqualTo("revoked");
        }

        private String without(String proof, String kind, boolean last) {
            var all = (ObjectNode) JsonMapper.shared().readTree(proof);
            var entries = (ArrayNode) all.get("entries");
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).get("kind").asString().equals(kind)) {
                    var moved = entries.remove(i);
                    if (last) {
                        entries.add(moved);
                    }
                }
            }
            return JsonMapper.shared().writeValueAsString(all);
        }

        @Test
        void theOrderIsTheRegistersAndNotTheBearers() {
            withdrawals.suspend(one, "a complaint", office());
            withdrawals.reinstate(certificates.find(one.id()).orElseThrow(), "cleared", office());
            withdrawals.revoke(certificates.find(one.id()).orElseThrow(), "a mistake", office());
            checkpoints.publish();
            String all = checkpoints.proofOf(one.id().value()).orElseThrow().json();
            assertThat(verified(document(), keys, without(all, "reinstated", true), null, Instant.now()))
                    .isEqualTo("revoked");
        }

        @Test
        void whatBefellAnotherCertificateDoesNotCount() {
            withdrawals.suspend(one, "a complaint", office());
            demo.award();
            var other = certificates
                    .find(certificates.newestOf(cast.coach).orElseThrow().id())
                    .orElseThrow();
            withdrawals.suspend(other, "a complaint", office());
            withdrawals.reinstate(certificates.find(other.id()).orElseThrow(), "cleared", office());
            checkpoints.publish();
            var own = (ObjectNode) JsonMapper.shared()
                    .readTree(
                            checkpoints.proofOf(one.id().value()).orElseThrow().json());
            var others = JsonMapper.shared()
                    .readTree(checkpoints
                            .proofOf(other.id().value())
                            .orElseThrow()
                            .json());
            others.get("entries").forEach(((ArrayNode) own.get("entries"))::add);
            assertThat(verified(document(), keys, JsonMapper.shared().writeValueAsString(own), null, Instant.now()))
                    .isEqualTo("suspended");
        }

        /** A thief of the key could sign a register of their own, in which anything is old enough. */
        @Test
        void aCheckpointByACompromisedKeyCountsOnlyForWhoKeptIt() {
            String kept = JsonMapper.shared().readTree(proof).get("checkpoint").asString();
            String key = issuer.signer(Algorithm.ED25519).keyId();
            compromised(key, Instant.now().plusSeconds(1));
            keyDeeds.rotate("ed25519");
            keys = did.file();
            assertThat(verified(document(), keys, proof, null, Instant.now())).isEqualTo("checkpoint-unknown-signer");
            assertThat(verified(document(), keys, proof, kept, Instant.now())).isEqualTo("valid");
            assertThat(afterwards(document())).as("a proof under the next key").isEqualTo("valid");
        }

        @Test
        void whoseKeysTheyAreIsSaid() {
            var result = FileVerification.of(new FileVerification.Given(document(), keys, proof, null, Instant.now()));
            assertThat(result.facts().stream().map(texts::say))
                    .anySatisfy(
                            fact -> assertThat(fact).contains(issuer.id()).contains(Frozen.hex(Frozen.digest(keys))));
        }

        @Test
        void theHoldersDownloadHoldsAllOfIt() throws Exception {
            var marcus = Visitor.as("marcus");
            var files = new HashMap<String, byte[]>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(marcus.get("/certificates/" + one.id() + ".zip")
                    .hasStatus(200)
                    .bytes()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
            String number = one.number().value();
            assertThat(files)
                    .containsOnlyKeys(
                            number + ".pdf",
                            number + ".json",
                            number + ".jwt",
                            number + ".png",
                            number + ".svg",
                            "did.json",
                            "register-proof.json",
                            "README.txt");
            for (String form : List.of(".pdf", ".json", ".jwt", ".png", ".svg")) {
                assertThat(verified(
                                Objects.requireNonNull(files.get(number + form)),
                                files.get("did.json"),
                                new String(files.get("register-proof.json"), UTF_8),
                                null,
                                Instant.now()))
                        .as(form)
                        .isEqualTo("valid");
            }
        }
    }

    /** Under a key of ours, so that it would be processed to find out whether the signature is good. */
    @Test
    void aDocumentThatWouldTakeMinutesIsNotProcessed() {
        var evidence = Json.array();
        var one = Json.object()
                .add("type", Json.array(List.of("Evidence")))
                .add("name", "x")
                .build();
        for (int i = 0; i < 4_000; i++) {
            evidence.add(one);
        }
        var huge = Json.object(Json.read(signed.document()))
                .add("evidence", evidence)
                .build();
        assertThat(verdict(Json.write(huge).getBytes(UTF_8))).isEqualTo("unreadable");
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes("%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\n".getBytes(UTF_8));
        try (var out = new DeflaterOutputStream(bomb, new Deflater(9))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }
        bomb.writeBytes("\nendstream\nendobj\n".getBytes(UTF_8));
        assertThat(bomb.size()).isLessThan(200_000);
        assertThat(verdict(bomb.toByteArray())).isEqualTo("altered");
    }

    @Nested
    class ThePage {
        private final Visitor stranger = new Visitor();

        private Visitor.Page brought(String name, byte[] file) {
            return stranger.button(stranger.get("/check"), "Check the file")
                    .send("file", name, "application/octet-stream", file);
        }

        @Test
        void answersInAWordAndForgetsTheFile() {
            long files = countFiles();
            var page = brought("certificate.pdf", paper).hasStatus(200);
            assertThat(page.document().select(".verdict b").text()).isEqualTo("Valid");
            page.says("byte for byte, the paper that was issued").says("Marcus Lee");
            byte[] spoiled = paper.clone();
            spoiled[spoiled.length / 2] ^= 1;
            var altered = brought("certificate.pdf", spoiled);
            assertThat(altered.document().select(".verdict b").text()).isEqualTo("Altered");
            altered.doesNotSay("Marcus Lee");
            assertThat(countFiles()).isEqualTo(files);
        }

        private long countFiles() {
            try (var all = Files.walk(settings.dataDirectory().resolve("files"))) {
                return all.filter(Files::isRegularFile).count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Test
        void asksForAFileOfReasonableSize() {
            assertThat(brought("nothing.pdf", new byte[0]).hasStatus(422).wrong("file"))
                    .contains("choose the file");
            assertThat(brought("large.pdf", new byte[5_000_001]).hasStatus(422).wrong("file"))
                    .contains("larger than 5 MB");
        }

        @Test
        void saysWhatWasCheckedAndHow() {
            checkpoints.publish();
            stranger.get(one.code().path())
                    .says("The credential is signed by")
                    .says("in the status list says: not revoked")
                    .says("It stands in the register at place 0");
        }

        @Test
        void saysThatAProofWillFollow() {
            stranger.get(one.code().path()).says("the next checkpoint will prove it");
        }
    }

    @Nested
    class WhenAKeyWasStolen {
        private void stolen(Algorithm algorithm, Instant since) {
            jdbc.sql("""
                    insert into issuer_key_compromise (id, key, since, told_at) values (gen_random_uuid(), :key, :since, :since)
                    """)
                    .param("key", issuer.signer(algorithm).keyId())
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .update();
        }

        /** Under the same address, with the stolen key and an earlier date, for somebody else. */
        private byte[] forged() {
            var document = Json.object(Json.read(signed.document().replace("Marcus Lee", "Marcus Les")))
                    .remove("proof")
                    .build();
            return Json.write(DataIntegrity.sign(document, issuer.signer(Algorithm.ED25519), signed.signedAt()))
                    .getBytes(UTF_8);
        }

        @Test
        void onlyTheVeryFilesThatWereRegisteredBeforeStayValid() {
            checkpoints.publish();
            byte[] forged = forged();
            stolen(Algorithm.ED25519, Instant.now().plusSeconds(3600));
            stolen(Algorithm.RS256, Instant.now().plusSeconds(3600));
            allSay("valid");
            assertThat(verdict(forged)).isEqualTo("key-compromised");
        }

        @Test
        void nothingIsValidThatWasRegisteredLater() {
            checkpoints.publish();
            stolen(Algorithm.ED25519, signed.signedAt().minusSeconds(60));
            assertThat(verdict(document())).isEqualTo("key-compromised");
        }
    }

    /** The same addresses, asked by machines. */
    @Nested
    class Machines {
        private HttpResponse<String> get(String path, String accept) throws Exception {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(settings.link(path)))
                                    .header("Accept", accept)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        @Test
        void getTheSignedCredential() throws Exception {
            var answer = get(one.code().path(), "application/vc+json");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/vc+json");
            assertThat(answer.body()).isEqualTo(signed.document());
            assertThat(get(one.code().path() + "/credential.jwt", "*/*").body()).isEqualTo(signed.token());
        }

        @Test
        void getTheVerdict() throws Exception {
            var answer = JsonMapper.shared()
                    .readTree(get(one.code().path(), "application/json").body());
            assertThat(answer.get("verdict").asString()).isEqualTo("valid");
            assertThat(answer.get("number").asString()).isEqualTo(one.number().value());
            assertThat(LocalDate.parse(answer.get("validUntil").asString())).isEqualTo(one.expires());
            var unknown = get(CheckCode.fresh().path(), "application/json");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("\"unknown\"");
            assertThat(get("/check/nonsense", "application/json").body()).contains("\"altered\"");
        }

        @Test
        void whoeverWritesDaysInAnotherWayIsToldThemSo() throws Exception {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(settings.link(one.code().path())))
                                    .header("Accept-Language", "en-GB")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            var day = one.validFrom();
            assertThat(page.body())
                    .contains("In your way of writing days: valid " + day.getDayOfMonth() + " "
                            + day.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + day.getYear());
        }

        @Test
        void whoeverAcceptsAnythingGetsThePage() throws Exception {
            for (String accept : List.of("*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
                assertThat(get(one.code().path(), accept)
                                .headers()
                                .firstValue("Content-Type")
                                .orElse(""))
                        .startsWith("text/html");
            }
        }
    }

    @Test
    void aCertificateFromBeforeThereWereCredentialsIsSignedWhenAskedForAndEnteredSo() {
        AsOwner.run("delete from certificate_credential");
        new Visitor().get(one.code().path()).says("has no signed credential yet");
        var fresh = credentials.ofIssued(one).orElseThrow();
        assertThat(verdict(fresh.document().getBytes(UTF_8))).isEqualTo("valid");
        assertThat(credentials.ofIssued(one)).contains(fresh);
        assertThat(jdbc.sql("""
                        select e.kind from register_entry e join register_detail d on d.entry = e.index
                         where d.certificate = :id order by e.index
                        """)
                        .param("id", one.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("issued", "re-signed");
    }
}
