package org.cadre.evaluation.asking;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.settings.Settings;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What a device remembers of having answered. It stays on the device; the server keeps nothing of it. */
@Component
class AnsweredHere {
    private static final String COOKIE = "cadre-answered";
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int MOST = 40;

    private final Settings settings;

    AnsweredHere(Settings settings) {
        this.settings = settings;
    }

    boolean has(HttpServletRequest request, Evaluation evaluation) {
        return remembered(request).contains(mark(evaluation));
    }

    void remember(HttpServletRequest request, HttpServletResponse response, Evaluation evaluation) {
        var all = Stream.concat(Stream.of(mark(evaluation)), remembered(request).stream())
                .distinct()
                .limit(MOST)
                .toList();
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, String.join(".", all))
                        .httpOnly(true)
                        .secure(settings.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private static List<String> remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? List.of()
                : Arrays.stream(cookie.getValue().split("\\."))
                        .filter(mark -> mark.matches("[0-9a-f]{8}"))
                        .toList();
    }

    private static String mark(Evaluation evaluation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(evaluation.id().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
