package org.cadre.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.cadre.platform.text.Language;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Sends strangers a public page as it was sent last, without reading anything for it, while nothing can have changed: as long as
 * PostgreSQL shows the same snapshot no transaction has ended since, whoever began it. What depends on the hour, or on what the
 * server keeps in memory, is read again every few seconds.
 */
@Component
final class UnchangedPages implements HandlerInterceptor {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final String BEFORE = UnchangedPages.class.getName();

    private record Address(String path, String language) {}

    /** Two that are equal have nothing between them that a page could show. */
    private record Stand(String snapshot, long moment) {}

    /**
     * @param stand where everything stood while the page was read; null: something changed meanwhile, or nobody looked
     * @param changed in milliseconds of the epoch, -1: not known
     */
    private record Sent(@Nullable Stand stand, KeptPages.Kept page, long changed) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Shelf<Address, Sent> pages = new Shelf<>(one -> one.path.indexOf('?') >= 0);

    UnchangedPages(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!asksForAPage(request)) {
            return true;
        }
        var last = pages.get(address(request));
        if (last == null) {
            return true;
        }
        var stand = stand();
        if (!stand.equals(last.stand)) {
            request.setAttribute(BEFORE, stand);
            return true;
        }
        response.addHeader("Vary", "Accept-Language, Cookie");
        send(last.page, true, last.changed, request, response);
        return false;
    }

    /**
     * Sends a page that is the same for all strangers, and remembers it.
     *
     * @param again whether it was sent before; only then packing it is worth the while
     * @param changed in milliseconds of the epoch, -1: not known
     */
    void sendAndRemember(
            KeptPages.Kept page, boolean again, long changed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asksForAPage(request)) {
            var before = (Stand) request.getAttribute(BEFORE);
            pages.put(
                    address(request),
                    new Sent(before != null && before.equals(stand()) ? before : null, page, changed));
        }
        send(page, again, changed, request, response);
    }

    private static void send(
            KeptPages.Kept page, boolean again, long changed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        response.addHeader("Vary", "Accept-Encoding");
        if (new ServletWebRequest(request, response).checkNotModified(page.tag(), changed)) {
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        byte[] packed = again && accepted != null && accepted.contains("gzip") ? page.packed() : null;
        if (packed != null) {
            response.setHeader("Content-Encoding", "gzip");
        }
        Pages.write(Language.now(), packed == null ? page.plain() : packed, response);
    }

    /** Whoever may be signed in, or is to be told something, gets a page of their own. */
    private static boolean asksForAPage(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && (request.getCookies() == null
                        || WebUtils.getCookie(request, WebSetup.SESSION) == null
                                && WebUtils.getCookie(request, Pages.NOTICE) == null);
    }

    private static Address address(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return new Address(
                query == null ? path : path + "?" + query, Language.now().tag());
    }

    private Stand stand() {
        return new Stand(
                jdbc.sql("select pg_current_snapshot()::text")
                        .query(String.class)
                        .single(),
                clock.now().getEpochSecond() / MOMENT.toSeconds());
    }
}
