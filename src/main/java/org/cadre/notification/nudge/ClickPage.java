package org.cadre.notification.nudge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.MissingOfCoaches;
import org.cadre.internship.missing.MissingOfMits;
import org.cadre.notification.nudge.Clicks.Click;
import org.cadre.people.Open;
import org.cadre.people.People;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the link of a reminder leads: one thing, settled with one click and without signing in. It says what the mail says and
 * no more, and opening it changes nothing, since mail scanners open links. Once the matter is settled the link is dead.
 */
@Controller
final class ClickPage {
    static final String PLACE = "/reminder/";

    private static final int USUAL_PAUSE_DAYS = 7;
    private static final int LONGEST_PAUSE_DAYS = 60;

    /**
     * One thing that is missing.
     *
     * @param deed what a click does about it; null: it wants somebody who is signed in
     * @param go what one does there, signed in
     */
    record ClickView(
            String token,
            Sentence line,
            @Nullable Sentence deed,
            @Nullable Sentence explained,
            Sentence go,
            String place,
            LocalDate today,
            Sentence because,
            Form form) {}

    private final Clicks clicks;
    private final Pauses pauses;
    private final Settling settling;
    private final MissingOfMits ofMits;
    private final MissingOfCoaches ofCoaches;
    private final Preferences preferences;
    private final People people;
    private final Settings settings;
    private final ProgramClock clock;
    private final Deeds deeds;

    ClickPage(
            Clicks clicks,
            Pauses pauses,
            Settling settling,
            MissingOfMits ofMits,
            MissingOfCoaches ofCoaches,
            Preferences preferences,
            People people,
            Settings settings,
            ProgramClock clock,
            Deeds deeds) {
        this.clicks = clicks;
        this.pauses = pauses;
        this.settling = settling;
        this.ofMits = ofMits;
        this.ofCoaches = ofCoaches;
        this.preferences = preferences;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/reminder/{token}")
    @Open
    Reply show(@PathVariable String token) {
        return open(token, (_, one) -> Reply.show("notification/nudge/click", view(token, one, usual())));
    }

    /** What is to be done with a good link about something that is still missing. */
    private interface Doing {
        Reply with(Click click, Missing one);
    }

    private Reply open(String token, Doing doing) {
        return switch (clicks.read(token)) {
            case Link.Good(var id) -> {
                var click = clicks.about(id);
                yield find(click).map(one -> doing.with(click, one)).orElseGet(() -> dead("over", "settled"));
            }
            case Link.Used(var _) -> dead("used", "used");
            case Link.Expired(var _) -> dead("expired", "expired");
            case Link.Unknown() -> dead("unknown", "expired");
        };
    }

    private static Reply dead(String why, String help) {
        return Reply.show(
                "platform/web/dead-link", new DeadLink(why, null, Sentence.of("notification.nudge.click." + help)));
    }

    /** As it stands now: what was done since is not missing any more. */
    private Optional<Missing> find(Click click) {
        if (people.find(click.person()).filter(card -> card.hasAccount()).isEmpty()) {
            return Optional.empty();
        }
        var today = clock.today();
        Function<List<Missing>, Optional<Missing>> own = all -> all.stream()
                .filter(one -> one.who().equals(click.person()) && one.item().equals(click.item()))
                .findFirst();
        return own.apply(ofMits.of(today))
                .or(() -> own.apply(ofCoaches.of(today)))
                .or(() -> flags(click));
    }

    private Optional<Missing> flags(Click click) {
        return people.find(click.person())
                .filter(_ -> ofCoaches.coaches(clock.today()).contains(click.person()))
                .flatMap(card -> ofCoaches.flagsFor(Nudges.viewer(card)))
                .filter(one -> one.item().equals(click.item()));
    }

    private Form usual() {
        return Form.empty().with("until", clock.today().plusDays(USUAL_PAUSE_DAYS));
    }

    private ClickView view(String token, Missing one, Form form) {
        boolean possible = Settling.isPossible(one.kind());
        return new ClickView(
                token,
                NudgeMail.sentence(one, "line"),
                possible ? NudgeMail.sentence(one, "do") : null,
                possible ? NudgeMail.sentence(one, "explained") : null,
                NudgeMail.sentence(one, "button"),
                settings.link(one.place()),
                clock.today(),
                NudgeMail.because(List.of(one), preferences.of(one.who())),
                form);
    }

    @PostMapping("/reminder/{token}")
    @Open
    Reply settle(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (click, one) -> {
                    if (!Settling.isPossible(one.kind()) || !clicks.use(token, click)) {
                        return dead("used", "used");
                    }
                    boolean done = settling.settle(one);
                    pauses.set(one, clock.today().plusDays(USUAL_PAUSE_DAYS));
                    return Reply.seeOther(
                            PLACE + token,
                            done
                                    ? NudgeMail.sentence(one, "done")
                                    : Sentence.of("notification.nudge.click.done-before"));
                }));
    }

    /** Nothing more about this until a day, or not again. */
    @PostMapping("/reminder/{token}/pause")
    @Open
    Reply pause(@PathVariable String token, Form form) {
        return deeds.once(
                form.key(),
                () -> open(token, (click, one) -> {
                    boolean never = form.has("again", "never");
                    var until = never ? null : until(form);
                    if (!form.isRight()) {
                        return Reply.again("notification/nudge/click", view(token, one, form));
                    }
                    if (!clicks.use(token, click)) {
                        return dead("used", "used");
                    }
                    pauses.set(one, until);
                    return Reply.seeOther(
                            PLACE + token,
                            until == null
                                    ? Sentence.of("notification.nudge.click.never-again")
                                    : Sentence.of("notification.nudge.click.paused", until));
                }));
    }

    private @Nullable LocalDate until(Form form) {
        var today = clock.today();
        var until = form.day("until").orElse(null);
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_PAUSE_DAYS))) {
            form.wrong(
                    "until", Sentence.of("notification.nudge.click.until.wrong", today.plusDays(LONGEST_PAUSE_DAYS)));
        }
        return until;
    }
}
