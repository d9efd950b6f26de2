package org.cadre.internship.log;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.InternshipSummary;
import org.cadre.people.Open;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.secret.SealedText;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.WorkerScript;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contact log as an app on a phone: what it is called, what keeps its form, and what takes the contacts that were typed
 * without a network. Each carries the key it got on the phone: however often and from however many devices it comes, it is
 * logged once.
 */
@Controller
class ContactQueuePage {
    /**
     * What a phone needs: the server's clock, the token of a form, whose log it is, and the key that seals what waits there.
     *
     * @param seal the person's own for all their phones; a phone forgets it when they are signed in there no longer
     */
    record PhoneState(Instant now, String today, String field, String token, UUID internship, String seal) {}

    /**
     * @param outcome "logged" or "refused"
     * @param said the words for it; of a refusal all that speaks against it
     */
    record PhoneAnswer(UUID key, String outcome, List<String> said) {}

    private final ContactForms forms;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Settings settings;
    private final SealedText sealed;
    private final Texts texts;
    private final JsonMapper json;

    ContactQueuePage(
            ContactForms forms,
            Deeds deeds,
            ProgramClock clock,
            Settings settings,
            SealedText sealed,
            Texts texts,
            JsonMapper json) {
        this.forms = forms;
        this.deeds = deeds;
        this.clock = clock;
        this.settings = settings;
        this.sealed = sealed;
        this.texts = texts;
        this.json = json;
    }

    /** Its address is its reach: the log alone. */
    @GetMapping("/internship/worker.js")
    @Open
    Reply worker() {
        return WorkerScript.of("contact-log-worker.js");
    }

    /** What the phone calls it when it is put on the home screen. */
    @GetMapping("/internship/log.webmanifest")
    @Open
    Reply manifest() {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("id", "/internship/log");
        manifest.put("name", texts.say("internship.phone.app", settings.associationName()));
        manifest.put("short_name", texts.say("internship.log.title"));
        manifest.put("start_url", "/internship/log/new");
        manifest.put("scope", "/");
        manifest.put("display", "standalone");
        manifest.put("background_color", "#faf8f4");
        manifest.put("theme_color", "#17594a");
        manifest.put("lang", "en-US");
        manifest.put(
                "icons",
                List.of(
                        icon("cadre-192.png", "192x192", "any"),
                        icon("cadre-512.png", "512x512", "any"),
                        icon("cadre-maskable-512.png", "512x512", "maskable")));
        return new Reply.File("log.webmanifest", "application/manifest+json", bytes(manifest), false);
    }

    private static Map<String, String> icon(String name, String sizes, String purpose) {
        return Map.of("src", "/assets/" + name, "sizes", sizes, "type", "image/png", "purpose", purpose);
    }

    @GetMapping("/internship/log/phone")
    @SignedIn
    Reply phone(Viewer viewer, HttpServletRequest request) {
        if (viewer.isActedFor()) {
            throw new NotFound();
        }
        var internship = forms.writable(viewer);
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return answer(new PhoneState(
                clock.now(),
                forms.today(internship).toString(),
                token.getParameterName(),
                token.getToken(),
                internship.id().value(),
                Base64.getEncoder()
                        .encodeToString(sealed.keyFor("phone", viewer.id().value()))));
    }

    /** One contact that waited on a phone. */
    @PostMapping("/internship/log/queued")
    @SignedIn
    Reply take(Viewer viewer, Form form) {
        var internship = forms.writable(viewer);
        var reply = deeds.once(form.key(), () -> forms.save(viewer, internship, null, form));
        return switch (reply) {
            case Reply.SeeOther(var _, var notice) ->
                answer(new PhoneAnswer(
                        form.key(),
                        "logged",
                        List.of(notice == null ? texts.say("internship.phone.logged-before") : texts.say(notice))));
            case Reply.Page _ -> answer(new PhoneAnswer(form.key(), "refused", why(internship, form)));
            case Reply.Public _, Reply.File _, Reply.Kept _, Reply.Streamed _ ->
                throw new IllegalStateException("a contact is saved or refused, and nothing else");
        };
    }

    /** All that speaks against it; and where the day does, whether the phone's calendar is another one. */
    private List<String> why(InternshipSummary internship, Form form) {
        var said = new ArrayList<>(
                form.problems().values().stream().map(texts::say).toList());
        var phonesDay = phonesDay(form);
        var today = forms.today(internship);
        if (form.problem("day") != null && phonesDay != null && !phonesDay.equals(today)) {
            said.add(texts.say("internship.phone.clock", phonesDay, today));
        }
        return said;
    }

    private static @Nullable LocalDate phonesDay(Form form) {
        try {
            return LocalDate.parse(form.text("phonesDay"));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private Reply answer(Object what) {
        return new Reply.File("answer.json", "application/json", bytes(what), false);
    }

    private byte[] bytes(Object what) {
        return json.writeValueAsString(what).getBytes(StandardCharsets.UTF_8);
    }
}
