package org.cadre.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * In which language a request is answered: the one that who is signed in has chosen, else what this browser was told last, else
 * the first that the browser asks for and we speak, else the usual one.
 */
@Component
public final class ReaderLanguage extends FilterRegistrationBean<Filter> {
    private static final String COOKIE = "cadre-language";
    private static final Duration KEPT = Duration.ofDays(400);
    private static final String CHOSEN = ReaderLanguage.class.getName();

    private final Texts texts;
    private final Settings settings;

    ReaderLanguage(Texts texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
        setFilter(this::answer);
        setName("reader-language");
        // What goes wrong is answered in it, too.
        setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    }

    private void answer(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        of((HttpServletRequest) request).speak();
        try {
            chain.doFilter(request, response);
        } finally {
            Language.leave();
        }
    }

    private Language of(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Language chosen) {
            return chosen;
        }
        return ofBrowser(request)
                .or(() -> request.getHeader("Accept-Language") == null
                        ? Optional.empty()
                        : texts.best(Collections.list(request.getLocales())))
                .orElse(settings.languages().usual());
    }

    /** What this browser was told last. */
    public Optional<Language> ofBrowser(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : texts.language(cookie.getValue());
    }

    /** From here on the request is answered in what its reader has chosen; a language we do not speak changes nothing. */
    public void choose(HttpServletRequest request, @Nullable String tag) {
        texts.language(tag).ifPresent(chosen -> {
            request.setAttribute(CHOSEN, chosen);
            chosen.speak();
        });
    }

    /** Tells this browser, for who is not signed in. */
    public void tell(HttpServletResponse response, Language language) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, language.tag())
                        .httpOnly(true)
                        .secure(settings.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }
}
