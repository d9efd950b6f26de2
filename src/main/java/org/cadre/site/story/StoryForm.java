package org.cadre.site.story;

import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.site.media.PictureReading;
import org.cadre.site.media.SitePictures;
import org.cadre.site.media.SiteUploads;
import org.cadre.site.media.WebAddress;
import org.cadre.site.page.PageProblem;
import org.cadre.site.page.PlainWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads what office wrote and sent of a story; all that is wrong is said at once, and nothing is kept until all is right. */
@Component
class StoryForm {
    private static final int TITLE = 140;
    private static final int SUMMARY = 300;
    private static final int QUOTATION = 600;
    private static final int NAME = 120;
    private static final int PICTURE_TEXT = 300;
    private static final int TRANSCRIPT = 60_000;

    /** The files of the form, as they came. */
    record Sent(
            @Nullable MultipartFile picture,
            @Nullable MultipartFile video,
            @Nullable MultipartFile captions) {}

    /**
     * What was read.
     *
     * @param kept what stays of the version before
     */
    record Draft(
            StoryWords words,
            StoryFiles kept,
            Optional<PictureReading.Ready> picture,
            Optional<SiteUploads.Pending> video,
            Optional<SiteUploads.Pending> captions,
            List<PageProblem> problems) {}

    private final SiteUploads uploads;
    private final SitePictures pictures;
    private final PlainWords plain;

    StoryForm(SiteUploads uploads, SitePictures pictures, PlainWords plain) {
        this.uploads = uploads;
        this.pictures = pictures;
        this.plain = plain;
    }

    static Form fill(StoryVersion version) {
        var words = version.words();
        return Form.empty()
                .with("title", words.title())
                .with("summary", words.summary())
                .with("body", words.body())
                .with("quotation", words.quotation())
                .with("quotedName", words.quotedName())
                .with("quotedRole", words.quotedRole())
                .with("pictureText", words.pictureText())
                .with("videoLink", words.videoLink())
                .with("transcript", words.transcript())
                .with("nobody", words.nobody() ? "yes" : null)
                .with("sample", words.sample() ? "yes" : null)
                .with("from", version.number());
    }

    /** @param before what it was until now */
    Draft read(Form form, Sent sent, StoryFiles before) {
        form.required("title", Sentence.of("site.story.title-missing"));
        form.atMost("title", TITLE);
        form.required("summary", Sentence.of("site.story.summary-missing"));
        form.atMost("summary", SUMMARY);
        form.required("body", Sentence.of("site.story.body-missing"));
        String body = form.text("body").replace("\r\n", "\n");
        var problems = plain.read(body).problems();
        if (!problems.isEmpty()) {
            form.wrong("body", Sentence.of("site.story.body-wrong", problems.size()));
        }
        quotation(form);
        var kept = kept(form, before);
        var picture = uploads.picture(form, "picture", sent.picture);
        boolean hasPicture = picture.isPresent() || kept.picture() != null;
        if (hasPicture) {
            form.required("pictureText", Sentence.of("site.story.picture-text-missing"));
        }
        form.atMost("pictureText", PICTURE_TEXT);
        var video = uploads.video(form, "video", sent.video);
        var captions = uploads.captions(form, "captions", sent.captions);
        var link = WebAddress.read(form, "videoLink");
        boolean ownVideo = video.isPresent() || kept.hasVideo();
        if (ownVideo && link.isPresent()) {
            form.wrong("videoLink", Sentence.of("site.story.video-twice"));
        }
        boolean keepsCaptions = video.isEmpty() && kept.captions() != null;
        if (ownVideo && captions.isEmpty() && !keepsCaptions) {
            form.wrong("captions", Sentence.of("site.story.captions-missing"));
        }
        if (!ownVideo && captions.isPresent()) {
            form.wrong("captions", Sentence.of("site.story.captions-alone"));
        }
        transcript(form, ownVideo || !form.text("videoLink").isEmpty() || sent.video != null && !sent.video.isEmpty());
        return new Draft(
                new StoryWords(
                        oneLine(form.text("title")),
                        form.text("summary"),
                        body,
                        form.text("quotation"),
                        oneLine(form.text("quotedName")),
                        oneLine(form.text("quotedRole")),
                        hasPicture ? form.text("pictureText") : "",
                        link.orElse(""),
                        form.text("transcript"),
                        form.ticked("nobody"),
                        form.ticked("sample")),
                kept,
                picture,
                video,
                captions,
                problems);
    }

    private static void quotation(Form form) {
        form.atMost("quotation", QUOTATION);
        form.atMost("quotedName", NAME);
        form.atMost("quotedRole", NAME);
        boolean quotes = !form.text("quotation").isEmpty();
        if (quotes) {
            form.required("quotedName", Sentence.of("site.story.quoted-name-missing"));
        } else if (!form.text("quotedName").isEmpty()
                || !form.text("quotedRole").isEmpty()) {
            form.wrong("quotation", Sentence.of("site.story.quotation-missing"));
        }
    }

    private static StoryFiles kept(Form form, StoryFiles before) {
        boolean video = !form.ticked("removeVideo");
        return new StoryFiles(
                form.ticked("removePicture") ? null : before.picture(),
                video ? before.video() : null,
                video ? before.captions() : null);
    }

    private static void transcript(Form form, boolean hasVideo) {
        form.atMost("transcript", TRANSCRIPT);
        if (hasVideo) {
            form.required("transcript", Sentence.of("site.story.transcript-missing"));
        } else if (!form.text("transcript").isEmpty()) {
            form.wrong("transcript", Sentence.of("site.story.transcript-alone"));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Keeps the files of a form that is right. */
    StoryFiles keep(Draft draft) {
        var video = draft.video.map(uploads::keep).orElse(draft.kept.video());
        return new StoryFiles(
                draft.picture.map(pictures::keep).orElse(draft.kept.picture()),
                video,
                draft.captions
                        .map(one -> uploads.keep(one).digest())
                        .orElse(video == null ? null : draft.kept.captions()));
    }
}
