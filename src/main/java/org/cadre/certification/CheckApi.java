package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Function;
import org.cadre.people.Open;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** The same addresses for machines: what a certificate is worth, and its signed credential. */
@Controller
final class CheckApi {
    private static final MediaType CREDENTIAL = MediaType.valueOf(Issuing.CREDENTIAL_TYPE);

    /**
     * What a certificate is worth today.
     *
     * @param verdict valid, expiring, in-grace, expired, not-yet-valid, suspended, revoked, superseded, corrected, unknown
     *     or altered
     * @param newest the address of the one that has taken its place
     */
    record Answer(
            String verdict,
            String says,
            @Nullable String number,
            @Nullable String holder,
            @Nullable String program,
            @Nullable String issuer,
            @Nullable LocalDate issued,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            LocalDate day,
            @Nullable String paper,
            @Nullable String newest) {}

    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final Texts texts;
    private final ProgramClock clock;
    private final JsonMapper json;

    CheckApi(
            Certificates certificates,
            SignedCredentials credentials,
            Texts texts,
            ProgramClock clock,
            JsonMapper json) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.texts = texts;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping(value = "/check/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Open
    ResponseEntity<byte[]> verdict(@PathVariable String code) {
        var read = CheckCode.read(code);
        var found = read.flatMap(certificates::find);
        return answer(
                found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                MediaType.APPLICATION_JSON,
                json.writeValueAsBytes(
                        found.map(this::answer).orElseGet(() -> none(read.isEmpty() ? "altered" : "unknown"))));
    }

    private Answer answer(Certificate certificate) {
        var says = certificate.says();
        var condition = certificates.condition(certificate);
        return new Answer(
                condition.key(),
                texts.say(condition.sentence()),
                says.number(),
                says.holder(),
                says.program(),
                says.association(),
                certificate.issued(),
                certificate.validFrom(),
                certificate.expires(),
                clock.today(),
                certificate.paper(),
                certificate.follower() == null
                        ? null
                        : certificates.newestAfter(certificate).says().address());
    }

    private Answer none(String verdict) {
        return new Answer(
                verdict,
                texts.say("certification.check." + verdict + ".says"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                clock.today(),
                null,
                null);
    }

    @GetMapping(value = "/check/{code}", produces = Issuing.CREDENTIAL_TYPE)
    @Open
    ResponseEntity<byte[]> credential(@PathVariable String code) {
        return signed(code, CREDENTIAL, SignedCredential::document);
    }

    @GetMapping("/check/{code}/credential.json")
    @Open
    ResponseEntity<byte[]> document(@PathVariable String code) {
        return signed(code, CREDENTIAL, SignedCredential::document);
    }

    @GetMapping("/check/{code}/credential.jwt")
    @Open
    ResponseEntity<byte[]> token(@PathVariable String code) {
        return signed(code, MediaType.valueOf("application/jwt"), SignedCredential::token);
    }

    private ResponseEntity<byte[]> signed(String code, MediaType type, Function<SignedCredential, String> form) {
        return CheckCode.read(code)
                .flatMap(certificates::find)
                .flatMap(credentials::ofIssued)
                .map(found -> answer(HttpStatus.OK, type, form.apply(found).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> answer(
                        HttpStatus.NOT_FOUND,
                        MediaType.APPLICATION_JSON,
                        json.writeValueAsBytes(none(CheckCode.read(code).isEmpty() ? "altered" : "unknown"))));
    }

    /** Pages of others may ask too: whoever has the address may have what it says. */
    private static ResponseEntity<byte[]> answer(HttpStatus status, MediaType type, byte[] body) {
        return ResponseEntity.status(status)
                .header("Access-Control-Allow-Origin", "*")
                .header("Vary", "Accept, Accept-Language, Cookie")
                .cacheControl(CacheControl.noCache())
                .contentType(type)
                .body(body);
    }
}
