package org.cadre.editing.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cadre.editing.EditionDraft;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Color;
import org.cadre.platform.paper.Picture;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What somebody typed about the look of a draft, read and checked; a logo that comes with it is kept, so that a refusal loses none. */
final class LookForm {
    static final String LOGO = "logo-file";
    static final String LOGO_KEPT = "logo-kept";
    static final String LOGO_WITHOUT = "logo-without";

    private static final int WIDEST = 1_000;
    private static final int HIGHEST = 450;
    private static final int LONGEST_WELCOME = 600;
    private static final int LONGEST_ABOUT = 3_000;
    private static final int LONGEST_LINE = 800;

    private final Form form;
    private final EditionDraft draft;
    private final Viewer viewer;
    private final EditionLooks looks;

    LookForm(Form form, EditionDraft draft, Viewer viewer, EditionLooks looks) {
        this.form = form;
        this.draft = draft;
        this.viewer = viewer;
        this.looks = looks;
    }

    /** A form that shows a look. */
    static Form filled(EditionLook look) {
        return Form.empty()
                .with("version", look.version())
                .with("light", look.light())
                .with("dark", look.dark())
                .with("welcome", look.welcome())
                .with("about", look.about())
                .with("contact", look.contact())
                .with("fees", look.fees())
                .with(LOGO_KEPT, look.logo());
    }

    /** The whole look that was typed; to be used only when the form is right. */
    EditionLook read(@Nullable MultipartFile file) {
        // In the order of the page, so that the summary names what is wrong from top to bottom.
        String logo = logo(file);
        String light = color("light", EditionLook.STANDARD.light(), EditionLook::contrastInTheLight);
        String dark = color("dark", EditionLook.STANDARD.dark(), EditionLook::contrastInTheDark);
        return new EditionLook(
                form.number("version").orElse(-1),
                logo,
                light,
                dark,
                form.atMost("welcome", LONGEST_WELCOME),
                form.atMost("about", LONGEST_ABOUT),
                form.atMost("contact", LONGEST_LINE),
                form.atMost("fees", LONGEST_LINE));
    }

    /** The logo sent now, or the one that was there unless it is taken out; what is wrong with it stands at its field. */
    private @Nullable String logo(@Nullable MultipartFile file) {
        if (file != null && !file.isEmpty()) {
            switch (Picture.read(bytes(file), WIDEST, HIGHEST)) {
                case Picture.Outcome.Good(var picture) ->
                    form.with(LOGO_KEPT, looks.keepLogo(draft.id().value(), picture, viewer.actor()));
                case Picture.Outcome.TooLarge _ ->
                    form.wrong(LOGO, Sentence.of("editing.look.logo.too-large", Picture.MOST_MEGABYTES));
                case Picture.Outcome.NotPng _ -> form.wrong(LOGO, Sentence.of("editing.look.logo.not-png"));
                case Picture.Outcome.TooManyPixels(var width, var height) ->
                    form.wrong(
                            LOGO, Sentence.of("editing.look.logo.too-many-pixels", width, height, Picture.MOST_PIXELS));
                case Picture.Outcome.Broken _ -> form.wrong(LOGO, Sentence.of("editing.look.logo.broken"));
            }
        } else if (form.ticked(LOGO_WITHOUT)) {
            form.with(LOGO_KEPT, "");
        }
        String digest = form.text(LOGO_KEPT);
        return digest.isEmpty()
                        || looks.logo(draft.id().value(), draft.base(), digest).isEmpty()
                ? null
                : digest;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String color(String field, String standard, ToDoubleFunction<Color> contrast) {
        if (form.text(field).isEmpty()) {
            return standard;
        }
        var color = Color.read(form.text(field));
        if (color.isEmpty()) {
            form.wrong(field, Sentence.of("editing.look.not-a-color"));
            return standard;
        }
        double measured = contrast.applyAsDouble(color.get());
        if (measured < Color.LEAST_CONTRAST) {
            form.wrong(field, Sentence.of("editing.look.contrast." + field, cut(measured), cut(Color.LEAST_CONTRAST)));
        }
        return color.get().hex();
    }

    /** Cut and not rounded: 4.49 is not 4.5. */
    private static String cut(double ratio) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(ratio * 10) / 10);
    }
}
