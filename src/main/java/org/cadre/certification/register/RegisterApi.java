package org.cadre.certification.register;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.platform.text.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * What anybody's program may ask the register: its newest checkpoint, that one tree begins with another, and what is
 * entered about a certificate whose check address one has. There are no names here, and no way to list anything.
 */
@Controller
final class RegisterApi {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String CODE = "[A-Za-z0-9-]{1,64}";
    private static final String SIZE = "[1-9][0-9]{0,17}";
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    /** The hashes that lead from the smaller tree to the larger one, base64. */
    record Consistency(long from, long to, List<String> proof) {}

    /** Why there is no answer. */
    record Refusal(String error) {}

    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final JsonMapper json;

    RegisterApi(Checkpoints checkpoints, JdbcClient jdbc, Texts texts, JsonMapper json) {
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
    }

    @GetMapping("/register/checkpoint")
    @Open
    ResponseEntity<byte[]> checkpoint() {
        return checkpoints
                .last()
                .map(last -> open(HttpStatus.OK)
                        .cacheControl(CacheControl.noCache())
                        .eTag("\"" + last.number() + "\"")
                        .contentType(TEXT)
                        .body(last.note().note().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> refusal(HttpStatus.NOT_FOUND, "certification.register.api.no-checkpoint"));
    }

    @GetMapping("/register/consistency")
    @Open
    ResponseEntity<byte[]> consistency(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        if (!from.matches(SIZE) || !to.matches(SIZE)) {
            return refusal(HttpStatus.BAD_REQUEST, "certification.register.api.sizes");
        }
        long smaller = Long.parseLong(from);
        long larger = Long.parseLong(to);
        return checkpoints
                .consistency(smaller, larger)
                .map(proof -> json(
                        CacheControl.maxAge(FOR_GOOD).cachePublic().immutable(),
                        new Consistency(
                                smaller,
                                larger,
                                proof.stream().map(Base64Text::of).toList())))
                .orElseGet(() -> refusal(HttpStatus.BAD_REQUEST, "certification.register.api.sizes"));
    }

    @GetMapping("/register/proof/{code}")
    @Open
    ResponseEntity<byte[]> proof(@PathVariable String code) {
        return (code.matches(CODE) ? certificate(code) : Optional.<UUID>empty())
                .flatMap(checkpoints::proofOf)
                .map(proof -> open(HttpStatus.OK)
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(proof.json().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> refusal(HttpStatus.NOT_FOUND, "certification.register.api.no-proof"));
    }

    /** By the part of the check address that nobody can guess; a number alone finds nothing here. */
    private Optional<UUID> certificate(String code) {
        return jdbc.sql("select id from certificate where check_code = :code and state <> 'reserved'")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    private ResponseEntity<byte[]> json(CacheControl kept, Object answer) {
        return open(HttpStatus.OK)
                .cacheControl(kept)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    private ResponseEntity<byte[]> refusal(HttpStatus status, String why) {
        return open(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(new Refusal(texts.say(why))));
    }

    /** Pages of others may ask too: a checker need not be ours. */
    private static ResponseEntity.BodyBuilder open(HttpStatus status) {
        return ResponseEntity.status(status).header("Access-Control-Allow-Origin", "*");
    }
}
