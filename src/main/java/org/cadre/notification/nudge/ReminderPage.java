package org.cadre.notification.nudge;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How one wants to be reminded: by which channel, how often, and at which hours never. */
@Controller
final class ReminderPage {
    static final String PLACE = "/account/reminders";

    /** @param zone the person's own, in which the hours are meant */
    record ReminderView(Form form, List<Option> channels, List<Option> frequencies, String zone) {}

    private final Preferences preferences;
    private final Texts texts;
    private final Deeds deeds;

    ReminderPage(Preferences preferences, Texts texts, Deeds deeds) {
        this.preferences = preferences;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/account/reminders")
    @SignedIn
    Reply show(Viewer viewer) {
        var set = preferences.of(viewer.id());
        return Reply.show(
                "notification/nudge/reminders",
                view(
                        viewer,
                        Form.empty()
                                .with("channel", "mail")
                                .with("frequency", set.frequency().word())
                                .with("quietFrom", set.quiet().from())
                                .with("quietUntil", set.quiet().until())));
    }

    private ReminderView view(Viewer viewer, Form form) {
        return new ReminderView(
                form,
                List.of(new Option("mail", texts.say("notification.nudge.channel.mail"))),
                Arrays.stream(Frequency.values())
                        .map(one -> new Option(one.word(), texts.say("notification.nudge.frequency." + one.word())))
                        .toList(),
                texts.zoneName(viewer.zone()));
    }

    @PostMapping("/account/reminders")
    @SignedIn
    Reply keep(Viewer viewer, Form form) {
        var frequency = Frequency.find(form.text("frequency")).orElse(null);
        if (frequency == null) {
            form.wrong("frequency", Sentence.of("notification.nudge.frequency.missing"));
        }
        var from = hour(form, "quietFrom");
        var until = hour(form, "quietUntil");
        if (!form.isRight() || frequency == null) {
            return Reply.again("notification/nudge/reminders", view(viewer, form));
        }
        return deeds.once(form.key(), () -> {
            preferences.keep(viewer, new Preference(frequency, new QuietHours(from, until)));
            return Reply.seeOther(PLACE, Sentence.of("notification.nudge.saved"));
        });
    }

    private static LocalTime hour(Form form, String field) {
        form.required(field, Sentence.of("notification.nudge.quiet.missing"));
        return form.time(field).orElse(LocalTime.MIDNIGHT);
    }
}
