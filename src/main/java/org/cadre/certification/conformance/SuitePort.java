package org.cadre.certification.conformance;

import jakarta.json.JsonObject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.UnsafeDocument;

/**
 * Answers everything that comes in at the port of suites, and nothing that comes in elsewhere: what is here is nowhere
 * else, and nothing of the rest is here.
 */
final class SuitePort implements Filter {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Pattern LIST =
            Pattern.compile("/credentials/status/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final IntSupplier port;
    private final SuiteIssuer issuer;
    private final SuiteVerifier verifier;

    SuitePort(IntSupplier port, SuiteIssuer issuer, SuiteVerifier verifier) {
        this.port = port;
        this.issuer = issuer;
        this.verifier = verifier;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() == port.getAsInt()) {
            answer((HttpServletRequest) request, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (request.getMethod() + " " + request.getRequestURI()) {
                case "POST /credentials/issue" ->
                    say(
                            response,
                            HttpServletResponse.SC_CREATED,
                            Json.object()
                                    .add("verifiableCredential", issuer.issue(body(request), base(request)))
                                    .build());
                case "POST /credentials/verify" -> {
                    verifier.credential(body(request));
                    say(response, HttpServletResponse.SC_OK, good());
                }
                case "POST /presentations/verify" -> {
                    verifier.presentation(body(request));
                    say(response, HttpServletResponse.SC_OK, good());
                }
                default -> other(request, response);
            }
        } catch (Refusal refusal) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, refusal.problems());
        } catch (UnsafeDocument unsafe) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    Refusal.parsing(unsafe.problem() + " " + unsafe.detail()).problems());
        }
    }

    private void other(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var list = LIST.matcher(request.getRequestURI());
        if (request.getMethod().equals("GET") && list.matches()) {
            say(response, HttpServletResponse.SC_OK, issuer.statusList(UUID.fromString(list.group(1)), base(request)));
        } else {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, List.of());
        }
    }

    private static JsonObject body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.parsing(Integer.toString(LARGEST));
        }
        return Json.read(bytes);
    }

    private static String base(HttpServletRequest request) {
        return "https://" + request.getServerName() + ":" + request.getServerPort();
    }

    private static JsonObject good() {
        return Json.object().add("verified", true).build();
    }

    private static void refuse(HttpServletResponse response, int status, List<Refusal.Problem> problems)
            throws IOException {
        var errors = Json.array();
        problems.forEach(one -> errors.add(one.json()));
        say(
                response,
                status,
                Json.object().add("verified", false).add("errors", errors).build());
    }

    private static void say(HttpServletResponse response, int status, JsonObject answer) throws IOException {
        byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
