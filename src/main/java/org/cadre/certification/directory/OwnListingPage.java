package org.cadre.certification.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.directory.Directory.Entry;
import org.cadre.offering.UsState;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A certified mentor decides whether the directory shows them, sees exactly what it shows, and what they were asked. */
@Controller
final class OwnListingPage {
    private static final String TEMPLATE = "certification/directory/own-listing";
    private static final String PLACE = "/directory-entry";
    private static final int LONGEST_LANGUAGES = 120;
    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * One's own entry.
     *
     * @param certified whether a certificate is in force
     * @param preview exactly what the public sees or would see; null: there is nothing to show yet
     * @param district the one that could be shown; null: none is known
     */
    record ListingView(
            boolean certified,
            boolean listed,
            @Nullable MentorCard preview,
            @Nullable String district,
            List<MentorRequest> requests,
            List<Option> states,
            List<Option> kinds,
            List<Option> modes,
            Form form) {}

    private final Directory directory;
    private final MentorRequests requests;
    private final People people;
    private final Texts texts;
    private final Deeds deeds;

    OwnListingPage(Directory directory, MentorRequests requests, People people, Texts texts, Deeds deeds) {
        this.directory = directory;
        this.requests = requests;
        this.people = people;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/directory-entry")
    @SignedIn
    Reply show(Viewer viewer) {
        var card = card(viewer);
        var entry = directory
                .own(viewer.id())
                .map(Directory.Own::entry)
                .orElseGet(() -> new Entry(
                        Optional.ofNullable(card.state()).orElse(""),
                        false,
                        Availability.KINDS,
                        Availability.MODES,
                        ""));
        var form = Form.empty()
                .with("state", entry.state())
                .with("languages", entry.languages())
                .withAll("kinds", entry.kinds())
                .withAll("modes", entry.modes());
        if (entry.showDistrict()) {
            form.with("district", "yes");
        }
        return Reply.show(TEMPLATE, view(viewer, card, form, entry));
    }

    private PersonCard card(Viewer viewer) {
        return people.find(viewer.id()).orElseThrow(NotFound::new);
    }

    private ListingView view(Viewer viewer, PersonCard card, Form form, @Nullable Entry entry) {
        var since = directory.certifiedSince(viewer.id());
        return new ListingView(
                since.isPresent(),
                directory.own(viewer.id()).map(Directory.Own::listed).orElse(false),
                since.isEmpty() || entry == null || entry.state().isEmpty() ? null : preview(card, entry, since.get()),
                card.districtName(),
                requests.to(viewer),
                UsState.options(texts),
                Availability.kinds(texts),
                Availability.modes(texts),
                form);
    }

    private static MentorCard preview(PersonCard card, Entry entry, LocalDate since) {
        return new MentorCard(
                NOBODY,
                card.displayName(),
                entry.state(),
                entry.showDistrict() ? card.districtName() : null,
                since,
                entry.kinds(),
                entry.modes(),
                entry.languages());
    }

    @PostMapping("/directory-entry")
    @SignedIn
    Reply list(Viewer viewer, Form form) {
        var card = card(viewer);
        if (directory.certifiedSince(viewer.id()).isEmpty()) {
            return Reply.seeOther(PLACE, Sentence.of("certification.directory.own.not-certified"));
        }
        var entry = read(form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(viewer, card, form, null));
        }
        if (form.text("do").equals("preview")) {
            return Reply.show(TEMPLATE, view(viewer, card, form, entry));
        }
        return deeds.once(form.key(), () -> {
            directory.show(viewer, entry);
            return Reply.seeOther(PLACE, Sentence.of("certification.directory.own.listed"));
        });
    }

    private static Entry read(Form form) {
        String state = form.text("state");
        if (!UsState.exists(state)) {
            form.wrong("state", Sentence.of("certification.directory.own.state-missing"));
        }
        var kinds = Availability.chosen(Availability.KINDS, form.all("kinds"));
        if (kinds.isEmpty()) {
            form.wrong("kinds", Sentence.of("certification.directory.own.kinds-missing"));
        }
        var modes = Availability.chosen(Availability.MODES, form.all("modes"));
        if (modes.isEmpty()) {
            form.wrong("modes", Sentence.of("certification.directory.own.modes-missing"));
        }
        String languages = form.atMost("languages", LONGEST_LANGUAGES);
        if (languages.contains("@") || languages.contains("://")) {
            form.wrong("languages", Sentence.of("certification.directory.own.languages-wrong"));
        }
        return new Entry(state, form.ticked("district"), kinds, modes, languages);
    }

    @PostMapping("/directory-entry/removal")
    @SignedIn
    Reply remove(Viewer viewer, Form form) {
        return deeds.once(form.key(), () -> {
            directory.hide(viewer);
            return Reply.seeOther(PLACE, Sentence.of("certification.directory.own.removed"));
        });
    }
}
