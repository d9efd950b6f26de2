package org.cadre.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.Limits;
import org.cadre.site.media.PictureReading;
import org.cadre.site.media.SitePictures;
import org.cadre.site.media.StoredFile;
import org.cadre.site.resource.ResourceFiles;
import org.cadre.site.resource.ResourceKind;
import org.cadre.site.resource.ResourceWords;
import org.cadre.site.resource.Resources;
import org.cadre.site.story.Stories;
import org.cadre.site.story.StoryConsents;
import org.cadre.site.story.StoryFiles;
import org.cadre.site.story.StoryWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Made-up experiences of the cast, with their made-up consents, and papers to read; each says that it is a sample. */
@Component
@Profile("demo")
class SiteSample {
    private final Stories stories;
    private final StoryConsents consents;
    private final Resources resources;
    private final SitePictures pictures;
    private final Limits limits;
    private final SampleSheet sheet;
    private final FileStore files;
    private final ProgramClock clock;
    private final Texts texts;

    SiteSample(
            Stories stories,
            StoryConsents consents,
            Resources resources,
            SitePictures pictures,
            Limits limits,
            SampleSheet sheet,
            FileStore files,
            ProgramClock clock,
            Texts texts) {
        this.stories = stories;
        this.consents = consents;
        this.resources = resources;
        this.pictures = pictures;
        this.limits = limits;
        this.sheet = sheet;
        this.files = files;
        this.clock = clock;
        this.texts = texts;
    }

    void bringIn() {
        var listening = story("listening", "Rosa Delgado", picture());
        consent(listening, "Rosa Delgado", "", List.of("name", "words", "picture"));
        stories.publish(listening, 1, Actor.SYSTEM);
        var district = story("district", "Dora Pine", null);
        consent(district, "Dora Pine", "", List.of("name", "words"));
        stories.publish(district, 1, Actor.SYSTEM);
        var draft = story("draft", "", null);
        consents.name(draft, "Marcus Lee", "marcus@bluebonnet.example", List.of("name"), Actor.SYSTEM);

        paper("flyer", ResourceKind.FLYER, 10, List.of("program"));
        paper("brochure", ResourceKind.BROCHURE, 20, List.of("program", "districts"));
        link("article", ResourceKind.ARTICLE, 30, List.of("feedback"));
        webinar();
    }

    private String says(String key) {
        return texts.say("demo.site." + key);
    }

    /** @param quoted empty: nobody is */
    private UUID story(String key, String quoted, @Nullable UUID picture) {
        String place = "story." + key + ".";
        return stories.begin(
                new StoryWords(
                        says(place + "title"),
                        says(place + "summary"),
                        says(place + "body"),
                        quoted.isEmpty() ? "" : says(place + "quotation"),
                        quoted,
                        quoted.isEmpty() ? "" : says(place + "role"),
                        picture == null ? "" : says(place + "picture"),
                        "",
                        "",
                        false,
                        true),
                new StoryFiles(picture, null, null),
                Actor.SYSTEM);
    }

    private void consent(UUID story, String name, String email, List<String> scope) {
        var person = consents.name(story, name, email, scope, Actor.SYSTEM);
        LocalDate given = clock.today().minusMonths(1);
        consents.signed(
                story,
                person,
                given,
                given.plusMonths(limits.now().consentMonths()),
                pdf(texts.say("demo.site.consent.title", name), says("consent.words"), "consent-sample.pdf"),
                Actor.SYSTEM);
    }

    private StoredFile pdf(String title, String words, String name) {
        return stored(sheet.store(title, words), name);
    }

    private StoredFile stored(String digest, String name) {
        try {
            return new StoredFile(digest, name, "application/pdf", Files.size(files.pathOf(digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID picture() {
        try (InputStream in = Objects.requireNonNull(SiteSample.class.getResourceAsStream("sample-school.png"))) {
            if (PictureReading.of(in.readAllBytes(), limits.now()) instanceof PictureReading.Ready ready) {
                return pictures.keep(ready);
            }
            throw new IllegalStateException("the sample picture is none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void paper(String key, ResourceKind kind, int place, List<String> tags) {
        String title = says("resource." + key + ".title");
        var file = key.equals("flyer")
                ? stored(sheet.storeFlyer(title), "flyer-sample.pdf")
                : pdf(title, says("resource." + key + ".words"), key + "-sample.pdf");
        show(words(key, kind, place, tags, "", null, "", ""), new ResourceFiles(file, null, null));
    }

    private void link(String key, ResourceKind kind, int place, List<String> tags) {
        show(words(key, kind, place, tags, "", null, "https://example.org/article", ""), ResourceFiles.NONE);
    }

    private void webinar() {
        var slides = pdf(says("resource.webinar.title"), says("resource.webinar.words"), "slides-sample.pdf");
        show(
                words(
                        "webinar",
                        ResourceKind.WEBINAR,
                        40,
                        List.of("feedback", "new principals"),
                        says("resource.webinar.presenter"),
                        clock.today().minusMonths(2),
                        "https://example.org/recording",
                        ""),
                new ResourceFiles(null, slides, null));
    }

    private ResourceWords words(
            String key,
            ResourceKind kind,
            int place,
            List<String> tags,
            String presenter,
            @Nullable LocalDate heldOn,
            String link,
            String slidesLink) {
        String said = "resource." + key + ".";
        return new ResourceWords(
                kind,
                says(said + "title"),
                says(said + "description"),
                "en",
                tags,
                presenter,
                heldOn,
                place,
                link,
                slidesLink,
                true);
    }

    private void show(ResourceWords words, ResourceFiles kept) {
        resources.publish(resources.begin(words, kept, Actor.SYSTEM), 1, Actor.SYSTEM);
    }
}
