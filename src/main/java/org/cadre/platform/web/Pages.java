package org.cadre.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a handler answered into what the browser gets. */
@Component
public class Pages implements HandlerMethodReturnValueHandler {
    static final String NOTICE = "cadre-notice";

    /** A notice on its way to the next page: kept by the browser, so that no row is written for it. */
    private record Carried(String key, List<String> arguments) {}

    private final Templates templates;
    private final Texts texts;
    private final ProgramClock clock;
    private final Settings settings;
    private final SignedIn.Source signedIn;
    private final PublicPlaces places;
    private final JsonMapper json;
    private final UnchangedPages unchanged;
    private final String assets = digestOfAssets();
    private final KeptPages kept = new KeptPages();

    Pages(
            Templates templates,
            Texts texts,
            ProgramClock clock,
            Settings settings,
            SignedIn.Source signedIn,
            PublicPlaces places,
            JsonMapper json,
            UnchangedPages unchanged) {
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
        this.settings = settings;
        this.signedIn = signedIn;
        this.places = places;
        this.json = json;
        this.unchanged = unchanged;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Reply.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object reply, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request) {
        container.setRequestHandled(true);
        answer(
                (Reply) Objects.requireNonNull(reply),
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }

    /** Writes a reply; also for what goes wrong before a handler is reached. */
    public void answer(Reply reply, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Accept-Language, Cookie");
        try {
            switch (reply) {
                case Reply.Page(var template, var model, var status) ->
                    show(template, model, status, request, response);
                case Reply.Public(var template, var model, var changed) ->
                    showPublic(template, model, changed, request, response);
                case Reply.SeeOther(var place, var notice) -> {
                    if (notice != null) {
                        carry(notice, response);
                    }
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    response.setHeader("Location", plain(place));
                }
                case Reply.File(var name, var kind, var bytes, var asAttachment) -> {
                    head(name, kind, asAttachment, response);
                    response.setContentLength(bytes.length);
                    response.getOutputStream().write(bytes);
                }
                case Reply.Kept(var name, var kind, var bytes, var age) -> {
                    response.setHeader(
                            "Cache-Control",
                            CacheControl.maxAge(age).cachePublic().getHeaderValue());
                    if (!new ServletWebRequest(request, response).checkNotModified(KeptPages.tag(bytes))) {
                        head(name, kind, false, response);
                        response.getOutputStream().write(bytes);
                    }
                }
                case Reply.Streamed(var name, var kind, var body) -> {
                    head(name, kind, true, response);
                    stream(body, response);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(String name, String kind, boolean asAttachment, HttpServletResponse response) {
        response.setContentType(kind);
        var disposition = asAttachment ? ContentDisposition.attachment() : ContentDisposition.inline();
        response.setHeader(
                "Content-Disposition",
                disposition.filename(name, StandardCharsets.UTF_8).build().toString());
    }

    /** What fails before the first bytes are gone gets a page; later the download is broken off and seen to be. */
    private static void stream(Reply.Body body, HttpServletResponse response) throws IOException {
        var out = new Patience(response.getOutputStream());
        try {
            body.writeTo(out);
            out.flush();
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOff(e);
            }
            response.reset();
            throw e;
        }
    }

    private void show(
            String template, Object model, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var frame = frame(request, response);
        byte[] page = render(frame, template, model);
        response.setStatus(status);
        write(frame.language(), page, response);
    }

    private void showPublic(
            String template,
            Object model,
            @Nullable Instant changed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var frame = frame(request, response);
        if (frame.signedIn() != null || frame.notice() != null) {
            write(frame.language(), render(frame, template, model), response);
            return;
        }
        var key = key(template, model, frame, request);
        var known = kept.find(key);
        var page = known == null ? new KeptPages.Kept(render(frame, template, model)) : known;
        if (frame.isPersonal()) {
            write(frame.language(), page.plain(), response);
            return;
        }
        if (known == null) {
            kept.keep(key, page);
        }
        unchanged.sendAndRemember(
                page, known != null, changed == null ? -1 : changed.toEpochMilli(), request, response);
    }

    /** All that the page depends on: what was read for it, its address, the day and the language, and the menu around it. */
    private KeptPages.Key key(String template, Object model, Frame frame, HttpServletRequest request) {
        String language = frame.language().tag();
        var around = new ArrayList<>(frame.publicMenu(language));
        around.addAll(frame.publicFooter(language));
        String query = request.getQueryString();
        return new KeptPages.Key(
                template,
                model,
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                texts.day(clock.today()),
                language,
                around);
    }

    private Frame frame(HttpServletRequest request, HttpServletResponse response) {
        var notice = carried(request);
        if (notice != null) {
            response.addHeader("Set-Cookie", cookie("", Duration.ZERO));
        }
        return new Frame(texts, clock, settings, request, signedIn.current(request), notice, assets, templates, places);
    }

    private byte[] render(Frame frame, String template, Object model) {
        return templates.render(template, Map.of("frame", frame, "page", model)).getBytes(StandardCharsets.UTF_8);
    }

    /** The address of a file of ours, changed whenever its bytes change. */
    String asset(String name) {
        return "/assets/" + name + "?" + assets;
    }

    static void write(Language language, byte[] page, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", language.tag());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** As a header takes it: whoever made the address up that we send on to may have any letters in it. */
    private static String plain(String place) {
        var plain = new StringBuilder();
        for (byte one : place.getBytes(StandardCharsets.UTF_8)) {
            if (one > ' ' && one <= '~') {
                plain.append((char) one);
            } else {
                plain.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return plain.toString();
    }

    private void carry(Sentence notice, HttpServletResponse response) {
        // A plural needs its number, and only texts travel: such a sentence is said before it is carried.
        boolean counts = notice.arguments().stream().anyMatch(Number.class::isInstance);
        var said = counts
                ? new Carried("web.itself", List.of(texts.say(notice)))
                : new Carried(
                        notice.key(),
                        notice.arguments().stream().map(this::asText).toList());
        String packed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.writeValueAsString(said).getBytes(StandardCharsets.UTF_8));
        response.addHeader("Set-Cookie", cookie(packed, Duration.ofMinutes(1)));
    }

    private String asText(Object argument) {
        return texts.say("web.itself", argument);
    }

    private @Nullable Sentence carried(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NOTICE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        try {
            var said = json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), Carried.class);
            return texts.knows(said.key) ? new Sentence(said.key, List.copyOf(said.arguments)) : null;
        } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
            return null;
        }
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(NOTICE, value)
                .httpOnly(true)
                .secure(settings.secure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    private static String digestOfAssets() {
        var sum = new CRC32();
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/assets/*");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (var file : files) {
                sum.update(file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum.getValue());
    }
}
