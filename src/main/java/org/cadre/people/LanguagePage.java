package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.ReaderLanguage;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;

/** Chooses the language of the pages, from the foot of every page, and leads back to it. */
@Controller
class LanguagePage {
    private final Texts texts;
    private final ReaderLanguage reader;
    private final LanguageChoices choices;
    private final Settings settings;

    LanguagePage(Texts texts, ReaderLanguage reader, LanguageChoices choices, Settings settings) {
        this.texts = texts;
        this.reader = reader;
        this.choices = choices;
        this.settings = settings;
    }

    @PostMapping("/language")
    @Open
    @Transactional
    Reply choose(Optional<Viewer> viewer, Form form, HttpServletRequest request, HttpServletResponse response) {
        if (!isFromHere(request)) {
            throw new NotFound();
        }
        texts.language(form.text("language")).ifPresent(language -> {
            reader.tell(response, language);
            // Who reads while office enters for somebody is office.
            viewer.ifPresent(one -> {
                var by = Objects.requireNonNullElse(one.enteredBy(), one.id());
                choices.keep(Actor.of(by.value()), by, language);
            });
        });
        return Reply.seeOther(Place.back(form.text("then")));
    }

    /** Browsers say where a form was sent from; what says nothing is no browser, and carries nobody's cookies unasked. */
    private boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        try {
            String from = URI.create(origin).getRawAuthority();
            return from != null
                    && (from.equals(request.getHeader("Host"))
                            || from.equals(settings.publicUrl().getRawAuthority()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
