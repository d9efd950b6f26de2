package org.cadre.site.resource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.site.media.SiteUploads;
import org.cadre.site.media.StoredFile;
import org.cadre.site.media.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads what office wrote and sent of a resource; all that is wrong is said at once, and nothing is kept until all is right. */
@Component
class ResourceForm {
    private static final int TITLE = 140;
    private static final int DESCRIPTION = 600;
    private static final int PRESENTER = 160;
    private static final int MOST_TAGS = 8;
    private static final int LONGEST_TAG = 30;
    private static final int USUAL_PLACE = 100;
    private static final int LAST_PLACE = 9_999;
    private static final Set<String> LANGUAGES = Set.of("en", "es");

    /** The files of the form, as they came. */
    record Sent(
            @Nullable MultipartFile file,
            @Nullable MultipartFile slides,
            @Nullable MultipartFile captions) {}

    /** @param kept what stays of the version before */
    record Draft(
            ResourceWords words,
            ResourceFiles kept,
            Optional<SiteUploads.Pending> file,
            Optional<SiteUploads.Pending> slides,
            Optional<SiteUploads.Pending> captions) {}

    private final SiteUploads uploads;

    ResourceForm(SiteUploads uploads) {
        this.uploads = uploads;
    }

    static Form fill(ResourceVersion version) {
        var words = version.words();
        return Form.empty()
                .with("kind", words.kind().word())
                .with("title", words.title())
                .with("description", words.description())
                .with("language", words.language())
                .with("tags", String.join(", ", words.tags()))
                .with("presenter", words.presenter())
                .with("heldOn", words.heldOn())
                .with("place", words.place())
                .with("link", words.link())
                .with("slidesLink", words.slidesLink())
                .with("sample", words.sample() ? "yes" : null)
                .with("from", version.number());
    }

    /** @param before what it was until now */
    Draft read(Form form, Sent sent, ResourceFiles before) {
        var kind = ResourceKind.find(form.text("kind"));
        if (kind.isEmpty()) {
            form.wrong("kind", Sentence.of("site.resource.kind-missing"));
        }
        form.required("title", Sentence.of("site.resource.title-missing"));
        form.atMost("title", TITLE);
        form.required("description", Sentence.of("site.resource.description-missing"));
        form.atMost("description", DESCRIPTION);
        if (!LANGUAGES.contains(form.text("language"))) {
            form.wrong("language", Sentence.of("site.resource.language-missing"));
        }
        var tags = tags(form);
        form.atMost("presenter", PRESENTER);
        var heldOn = form.day("heldOn");
        if (kind.filter(one -> one == ResourceKind.WEBINAR).isPresent()) {
            form.required("presenter", Sentence.of("site.resource.presenter-missing"));
            if (heldOn.isEmpty()) {
                form.wrong("heldOn", Sentence.of("site.resource.held-missing"));
            }
        }
        int place = place(form);
        var link = WebAddress.read(form, "link");
        var slidesLink = WebAddress.read(form, "slidesLink");
        // Who types a link in place of a file wants the link.
        boolean keepsFile = form.text("link").isEmpty();
        boolean keepsSlides = form.text("slidesLink").isEmpty() && !form.ticked("removeSlides");
        var kept = new ResourceFiles(
                keepsFile ? before.file() : null,
                keepsSlides ? before.slides() : null,
                keepsFile ? before.captions() : null);
        var file = uploads.documentOrVideo(form, "file", sent.file);
        var slides = uploads.document(form, "slides", sent.slides);
        var captions = uploads.captions(form, "captions", sent.captions);
        if (file.isPresent() && link.isPresent()) {
            form.wrong("link", Sentence.of("site.resource.file-twice"));
        }
        if (file.isEmpty() && kept.file() == null && form.text("link").isEmpty()) {
            form.wrong("file", Sentence.of("site.resource.file-missing"));
        }
        if (slides.isPresent() && slidesLink.isPresent()) {
            form.wrong("slidesLink", Sentence.of("site.resource.file-twice"));
        }
        boolean video = file.map(SiteUploads.Pending::isVideo).orElse(kept.hasVideo());
        boolean keepsCaptions = file.isEmpty() && kept.captions() != null;
        if (video && captions.isEmpty() && !keepsCaptions) {
            form.wrong("captions", Sentence.of("site.resource.captions-missing"));
        }
        if (!video && captions.isPresent()) {
            form.wrong("captions", Sentence.of("site.resource.captions-alone"));
        }
        return new Draft(
                words(form, kind, tags, heldOn, place, link.orElse(""), slidesLink.orElse("")),
                kept,
                file,
                slides,
                captions);
    }

    private static ResourceWords words(
            Form form,
            Optional<ResourceKind> kind,
            List<String> tags,
            Optional<LocalDate> heldOn,
            int place,
            String link,
            String slidesLink) {
        return new ResourceWords(
                kind.orElse(ResourceKind.OTHER),
                form.text("title").replaceAll("\\p{Cntrl}+", " "),
                form.text("description"),
                form.text("language"),
                tags,
                form.text("presenter").replaceAll("\\p{Cntrl}+", " "),
                heldOn.orElse(null),
                place,
                link,
                slidesLink,
                form.ticked("sample"));
    }

    private static List<String> tags(Form form) {
        var tags = Arrays.stream(form.text("tags").split("[,;\r\n]"))
                .map(one -> one.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(one -> one.length() > LONGEST_TAG)) {
            form.wrong("tags", Sentence.of("site.resource.tags-wrong", MOST_TAGS, LONGEST_TAG));
        }
        return tags;
    }

    private static int place(Form form) {
        int place = form.number("place", Sentence.of("site.resource.place-wrong", LAST_PLACE))
                .orElse(USUAL_PLACE);
        if (place < 0 || place > LAST_PLACE) {
            form.wrong("place", Sentence.of("site.resource.place-wrong", LAST_PLACE));
        }
        return place;
    }

    /** Keeps the files of a form that is right. */
    ResourceFiles keep(Draft draft) {
        StoredFile file = draft.file.map(uploads::keep).orElse(draft.kept.file());
        return new ResourceFiles(
                file,
                draft.slides.map(uploads::keep).orElse(draft.kept.slides()),
                draft.captions
                        .map(one -> uploads.keep(one).digest())
                        .orElse(file != null && file.isVideo() ? draft.kept.captions() : null));
    }
}
