package org.cadre.site.district;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.editing.EditionDifferences;
import org.cadre.offering.OfferingSummary;
import org.cadre.people.Open;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.EditionInWords;
import org.cadre.program.Editions;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A district's program for everybody to read, in its own colors. */
@Controller
final class DistrictPage {
    /**
     * @param description what it is in a sentence: its welcome, where it has one
     * @param logo where the logo is; null: it has none of its own
     * @param parent the edition it is customized from; null: none
     * @param provedOn when it was shown to be no weaker than that
     * @param rules what it asks for, in words
     */
    record View(
            String name,
            String description,
            boolean isPublic,
            EditionId id,
            Edition edition,
            EditionLook look,
            @Nullable String logo,
            @Nullable String parent,
            LocalDate provedOn,
            List<Sentence> differences,
            List<EditionInWords.Rule> rules,
            List<OfferingSummary> dates,
            String data,
            LocalDate today) {
        boolean isToCome() {
            return edition.effective().isAfter(today);
        }
    }

    private final DistrictPages pages;
    private final Editions editions;
    private final EditionLooks looks;
    private final EditionDifferences differences;
    private final DistrictData data;
    private final ProgramClock clock;
    private final Settings settings;
    private final Texts texts;

    DistrictPage(
            DistrictPages pages,
            Editions editions,
            EditionLooks looks,
            EditionDifferences differences,
            DistrictData data,
            ProgramClock clock,
            Settings settings,
            Texts texts) {
        this.pages = pages;
        this.editions = editions;
        this.looks = looks;
        this.differences = differences;
        this.data = data;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/districts/{slug}")
    @Open
    Reply show(Optional<Viewer> viewer, @PathVariable String slug) {
        var place = pages.find(slug, viewer).orElseThrow(NotFound::new);
        var shown = pages.shown(place.organization()).orElseThrow(NotFound::new);
        var edition = editions.of(shown.edition());
        var look = looks.of(shown.edition());
        var dates = pages.dates(place.organization());
        String description = look.welcome().isBlank()
                ? texts.say("site.district.description", place.name(), settings.associationName())
                : look.welcome();
        return Reply.show(
                "site/district/district",
                new View(
                        place.name(),
                        description,
                        place.isPublic(),
                        shown.edition(),
                        edition,
                        look,
                        look.logo() == null ? null : "/editions/" + shown.edition() + "/logo",
                        shown.parent() == null
                                ? null
                                : editions.asWritten(shown.parent()).title(),
                        LocalDate.ofInstant(shown.provedAt(), clock.zone()),
                        shown.parent() == null ? List.of() : differences.between(shown.parent(), shown.edition()),
                        EditionInWords.rules(edition),
                        dates,
                        data.of(settings.link("/districts/" + slug), edition, description, dates),
                        clock.today()));
    }

    /** The logo of a published edition, for its page, its cohorts and its mails. */
    @GetMapping("/editions/{edition}/logo")
    @Open
    Reply logo(@PathVariable UUID edition) {
        return new Reply.File(
                "logo.png", "image/png", looks.logo(new EditionId(edition)).orElseThrow(NotFound::new), false);
    }

    /** Its colors, as a style sheet. */
    @GetMapping("/editions/{edition}/look.css")
    @Open
    Reply colors(@PathVariable UUID edition) {
        if (editions.find(edition).isEmpty()) {
            throw new NotFound();
        }
        String css = looks.of(new EditionId(edition)).css();
        return new Reply.File("look.css", "text/css", css.getBytes(StandardCharsets.UTF_8), false);
    }
}
