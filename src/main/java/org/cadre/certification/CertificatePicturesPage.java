package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cadre.certification.credential.BakedPng;
import org.cadre.certification.credential.BakedSvg;
import org.cadre.certification.layout.BadgeImage;
import org.cadre.certification.layout.ShareImage;
import org.cadre.people.Open;
import org.cadre.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/**
 * The pictures of a certificate, for whoever has its address: the badge, which carries its signed credential inside, and the
 * picture that other sites show beside a link. They say what was awarded, never what it is worth today.
 */
@Controller
final class CertificatePicturesPage {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final int MOST_KEPT = 100;

    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final BadgeImage badge;
    private final ShareImage share;
    private final Map<String, byte[]> kept = Collections.synchronizedMap(new LastDrawn());

    CertificatePicturesPage(
            Certificates certificates, SignedCredentials credentials, BadgeImage badge, ShareImage share) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.badge = badge;
        this.share = share;
    }

    /** The pictures asked for most lately: one badge serves all holders of a program. */
    private static final class LastDrawn extends LinkedHashMap<String, byte[]> {
        private static final long serialVersionUID = 1;

        LastDrawn() {
            super(MOST_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_KEPT;
        }
    }

    @GetMapping("/check/{code}/badge.svg")
    @Open
    ResponseEntity<byte[]> badgeSvg(@PathVariable String code, WebRequest request) {
        return badge(
                code,
                request,
                SVG,
                "badge.svg",
                says -> badge.svg(says.program(), says.association(), says.looks())
                        .getBytes(StandardCharsets.UTF_8),
                BakedSvg::bake);
    }

    @GetMapping("/check/{code}/badge.png")
    @Open
    ResponseEntity<byte[]> badgePng(@PathVariable String code, WebRequest request) {
        return badge(
                code,
                request,
                MediaType.IMAGE_PNG,
                "badge.png",
                says -> badge.png(says.program(), says.association(), says.looks()),
                BakedPng::bake);
    }

    /** Drawn once for all holders of a program, with each holder's own credential inside. */
    private ResponseEntity<byte[]> badge(
            String code,
            WebRequest request,
            MediaType type,
            String kind,
            Function<Says, byte[]> drawing,
            BiFunction<byte[], String, byte[]> baking) {
        var certificate = find(code);
        var says = certificate.says();
        String name = of(kind, says.program(), says);
        var signed = credentials.find(certificate.id());
        return answer(request, type, signed.map(one -> one.digest() + kind).orElse(name), () -> {
            byte[] plain = drawnOnce(name, () -> drawing.apply(says));
            return signed.map(one -> baking.apply(plain, one.document())).orElse(plain);
        });
    }

    @GetMapping("/check/{code}/share.png")
    @Open
    ResponseEntity<byte[]> sharePng(@PathVariable String code, WebRequest request) {
        var says = find(code).says();
        String name = of(
                "share.png",
                says.labels().awardedTo() + "\n" + says.holder() + "\n" + says.program() + "\n" + says.sample(),
                says);
        return answer(
                request,
                MediaType.IMAGE_PNG,
                name,
                () -> drawnOnce(
                        name,
                        () -> share.png(
                                says.labels().awardedTo(),
                                says.holder(),
                                says.program(),
                                says.association(),
                                says.sample(),
                                says.looks())));
    }

    /** Names a picture by all that is drawn on it. */
    private static String of(String kind, String text, Says says) {
        var look = says.looks();
        return Frozen.hex(Frozen.digest(String.join("\n", kind, text, says.association(), look.main(), look.ink())));
    }

    private Certificate find(String code) {
        return CheckCode.read(code).flatMap(certificates::find).orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> answer(
            WebRequest request, MediaType type, String name, Supplier<byte[]> bytes) {
        String etag = '"' + name + '"';
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(304).cacheControl(CACHED).eTag(etag).build();
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CACHED)
                .eTag(etag)
                .body(bytes.get());
    }

    private byte[] drawnOnce(String name, Supplier<byte[]> drawing) {
        byte[] known = kept.get(name);
        if (known == null) {
            known = drawing.get();
            kept.put(name, known);
        }
        return known;
    }
}
