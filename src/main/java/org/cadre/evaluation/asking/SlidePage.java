package org.cadre.evaluation.asking;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.evaluation.asking.Evaluation.State;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The shared link for the room: a page to throw on the wall in the last minutes, and slips to hand out. */
@Controller
final class SlidePage {
    private static final int SLIPS = 8;

    /** @param address as it is read aloud and typed */
    record SlideView(Evaluation evaluation, String title, String address, String qr, boolean open) {}

    record SlipsView(
            String association,
            String title,
            String about,
            String address,
            String qr,
            String how,
            String promise,
            java.util.List<String> places) {}

    private final Evaluations evaluations;
    private final Forms forms;
    private final Papers papers;
    private final Templates templates;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    SlidePage(
            Evaluations evaluations,
            Forms forms,
            Papers papers,
            Templates templates,
            Texts texts,
            Settings settings,
            ProgramClock clock) {
        this.evaluations = evaluations;
        this.forms = forms;
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/evaluations/{id}/slide")
    @Only({Role.OFFICE, Role.TRAINER})
    Reply slide(Viewer viewer, @PathVariable UUID id) {
        var one = shared(id, viewer);
        String link = settings.link("/e/" + one.code());
        return Reply.show(
                "evaluation/asking/slide",
                new SlideView(
                        one,
                        forms.version(one.version()).sheet().title(),
                        spoken(link),
                        QrCode.svg(link, texts.say("evaluation.slide.qr", spoken(link))),
                        one.state(clock.now(), clock.today()) != State.CLOSED));
    }

    @GetMapping("/evaluations/{id}/slips.pdf")
    @Only({Role.OFFICE, Role.TRAINER})
    Reply slips(Viewer viewer, @PathVariable UUID id) {
        var one = shared(id, viewer);
        String link = settings.link("/e/" + one.code());
        String title = forms.version(one.version()).sheet().title();
        var view = new SlipsView(
                settings.associationName(),
                printable(title),
                printable(one.title()),
                spoken(link),
                QrCode.svg(link, texts.say("evaluation.slide.qr", spoken(link))),
                texts.say("evaluation.slip.how"),
                texts.say("evaluation.slip.promise"),
                IntStream.range(0, SLIPS)
                        .mapToObj(at -> (at % 2 == 0 ? "left" : "right") + at / 2)
                        .toList());
        byte[] pdf = papers.pdf(
                templates.render("evaluation/asking/slips", Map.of("page", view)),
                Details.of(printable(title), settings.associationName(), clock.now()));
        return Reply.download("evaluation-slips.pdf", "application/pdf", pdf);
    }

    private Evaluation shared(UUID id, Viewer viewer) {
        return evaluations
                .find(id, viewer)
                .filter(one -> one.code() != null && one.anonymous())
                .orElseThrow(NotFound::new);
    }

    /** Without what nobody says aloud. */
    private static String spoken(String link) {
        var address = URI.create(link);
        return address.getAuthority() + address.getPath();
    }

    /** One letter that our fonts lack must not keep everybody's paper from being printed. */
    private static String printable(String text) {
        String printed = text;
        for (String letter : Papers.unprintable(text)) {
            printed = printed.replace(letter, "?");
        }
        return printed;
    }
}
