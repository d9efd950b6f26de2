package org.cadre.notification.message;

import java.util.List;
import org.cadre.people.Open;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What one wants of office's mail: by the link in a mail without signing in, or from one's account. A mail program unsubscribes
 * by one click of its own (RFC 8058); looking at the page changes nothing, since mail scanners follow links.
 */
@Controller
final class PreferencePage {
    static final String PLACE = "/mail-preferences/";
    static final String OWN_PLACE = "/account/mail";
    private static final String ONE_CLICK = "List-Unsubscribe";

    /** @param name whose it is, as much as somebody who holds the link may see */
    record PreferenceView(
            Form form, String action, String name, boolean signedIn, List<Option> news, List<Option> languages) {}

    private final MailPreferences preferences;
    private final People people;
    private final Texts texts;
    private final Deeds deeds;

    PreferencePage(MailPreferences preferences, People people, Texts texts, Deeds deeds) {
        this.preferences = preferences;
        this.people = people;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/mail-preferences/{token}")
    @Open
    Reply byLink(@PathVariable String token) {
        return show(behind(token), PLACE + token, false);
    }

    private PersonId behind(String token) {
        return preferences.behind(token).orElseThrow(NotFound::new);
    }

    private Reply show(PersonId person, String action, boolean signedIn) {
        var wanted = preferences.of(person);
        return Reply.show(
                "notification/message/preferences",
                view(
                        person,
                        action,
                        signedIn,
                        Form.empty()
                                .with("news", wanted.news() ? "yes" : "no")
                                .with("language", wanted.language().tag())));
    }

    private PreferenceView view(PersonId person, String action, boolean signedIn, Form form) {
        return new PreferenceView(
                form,
                action,
                people.names(List.of(person)).getOrDefault(person, ""),
                signedIn,
                List.of(
                        new Option("yes", texts.say("message.preferences.news.yes")),
                        new Option("no", texts.say("message.preferences.news.no"))),
                texts.languages().stream()
                        .map(one -> new Option(one.tag(), one.ownName()))
                        .toList());
    }

    @PostMapping("/mail-preferences/{token}")
    @Open
    Reply keepByLink(@PathVariable String token, Form form) {
        var person = behind(token);
        if (form.has(ONE_CLICK, "One-Click")) {
            preferences.unsubscribe(Actor.of(person.value()), person, "one click");
            return show(person, PLACE + token, false);
        }
        return keep(Actor.of(person.value()), person, PLACE + token, "link", form);
    }

    private Reply keep(Actor actor, PersonId person, String place, String how, Form form) {
        String news = form.text("news");
        if (!news.equals("yes") && !news.equals("no")) {
            form.wrong("news", Sentence.of("message.preferences.news.missing"));
        }
        var language = texts.language(form.text("language"));
        if (language.isEmpty()) {
            form.wrong("language", Sentence.of("message.preferences.language.missing"));
        }
        if (!form.isRight()) {
            return Reply.again("notification/message/preferences", view(person, place, how.equals("account"), form));
        }
        return deeds.once(form.key(), () -> {
            preferences.keep(
                    actor, person, new MailPreferences.Wanted(news.equals("yes"), language.orElseThrow()), how);
            return Reply.seeOther(place, Sentence.of("message.preferences.kept." + news));
        });
    }

    @GetMapping("/account/mail")
    @SignedIn
    Reply own(Viewer viewer) {
        return show(viewer.id(), OWN_PLACE, true);
    }

    @PostMapping("/account/mail")
    @SignedIn
    Reply keepOwn(Viewer viewer, Form form) {
        return keep(viewer.actor(), viewer.id(), OWN_PLACE, "account", form);
    }
}
