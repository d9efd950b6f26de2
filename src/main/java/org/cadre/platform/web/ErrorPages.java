package org.cadre.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says in words what the server refused before any handler of ours was asked: too much sent, or nothing that can be read. */
@Component
@ConditionalOnWebApplication
class ErrorPages implements ErrorViewResolver {
    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView((_, asked, response) -> {
            if (response.isCommitted()) {
                return; // a download that broke off: no page fits into half a file
            }
            if (asked.getAttribute(CsrfToken.class.getName()) == null) {
                // Refused before a token was made; a form on this page then asks to be opened anew.
                asked.setAttribute(
                        CsrfToken.class.getName(),
                        new DefaultCsrfToken(
                                "X-CSRF-TOKEN", "_csrf", UUID.randomUUID().toString()));
            }
            pages.answer(
                    status.is5xxServerError()
                            ? Troubles.mistake((Throwable) asked.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                            : Troubles.trouble(kind(status), status),
                    asked,
                    response);
        });
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "not-found";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> "bad-request";
        };
    }
}
