package org.cadre.certification.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.certification.layout.Layout.Words;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Color;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.Picture;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What office typed about a layout, read and checked; pictures that come with it are kept, so that a refusal loses none. */
final class LayoutForm {
    static final int MOST_SIGNERS = 3;

    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_STATEMENT = 300;
    private static final int LONGEST_NAME = 48;

    /** What a renewal alone can fill in stands only there. */
    private static final Set<Placeholder> OF_AWARD = EnumSet.complementOf(EnumSet.of(Placeholder.TRAINED));

    private static final Set<Placeholder> OF_RENEWAL = EnumSet.allOf(Placeholder.class);

    private final Form form;
    private final Map<String, MultipartFile> files;
    private final Pictures pictures;
    private final Viewer viewer;

    LayoutForm(Form form, Map<String, MultipartFile> files, Pictures pictures, Viewer viewer) {
        this.form = form;
        this.files = files;
        this.pictures = pictures;
        this.viewer = viewer;
    }

    /** The whole layout that was typed, as it would be kept; to be used only when the form is right. */
    Layout read(Layouts layouts, Language language) {
        var standard = layouts.standard(language);
        // In the order of the page, so that the summary names what is wrong from top to bottom.
        var words = words(standard.words(), layouts.standardWords());
        var look = look();
        return new Layout(null, version() + 1, false, language, look, words, signers(standard.signers()));
    }

    /** A form that shows a layout. */
    static Form filled(Layout layout) {
        var form = Form.empty()
                .with("version", layout.version())
                .with("language", layout.language().tag())
                .with("program", layout.words().program())
                .with("awardedTo", layout.words().awardedTo().pattern())
                .with("statement", layout.words().statement().pattern())
                .with("renewal", layout.words().renewal().pattern())
                .with("main", layout.look().main())
                .with("ink", layout.look().ink())
                .with("logo-kept", layout.look().logo());
        for (int i = 0; i < Math.min(MOST_SIGNERS, layout.signers().size()); i++) {
            var signer = layout.signers().get(i);
            form.with(name(i), signer.name()).with(title(i), signer.title()).with(kept(i), signer.signature());
        }
        return form;
    }

    static String name(int signer) {
        return "signer" + (signer + 1) + "-name";
    }

    static String title(int signer) {
        return "signer" + (signer + 1) + "-title";
    }

    static String file(int signer) {
        return "signer" + (signer + 1) + "-file";
    }

    static String kept(int signer) {
        return "signer" + (signer + 1) + "-kept";
    }

    static String without(int signer) {
        return "signer" + (signer + 1) + "-without";
    }

    /** The version that office had before its eyes. */
    int version() {
        return form.number("version").orElse(-1);
    }

    /** The words typed; what is left empty, or is what another language comes with, is the standard's. */
    private Words words(Words standard, List<Words> all) {
        return new Words(
                line("program", standard, all, Words::program, LONGEST_LINE, Set.of()),
                new Wording(
                        line("awardedTo", standard, all, one -> one.awardedTo().pattern(), LONGEST_LINE, OF_AWARD)),
                new Wording(line(
                        "statement", standard, all, one -> one.statement().pattern(), LONGEST_STATEMENT, OF_AWARD)),
                new Wording(
                        line("renewal", standard, all, one -> one.renewal().pattern(), LONGEST_STATEMENT, OF_RENEWAL)));
    }

    private String line(
            String field,
            Words standard,
            List<Words> all,
            Function<Words, String> part,
            int longest,
            Set<Placeholder> known) {
        String typed = line(field, longest, known);
        return typed.isEmpty() || all.stream().map(part).anyMatch(typed::equals) ? part.apply(standard) : typed;
    }

    private String line(String field, int longest, Set<Placeholder> known) {
        String typed = form.atMost(field, longest).replaceAll("\\s+", " ");
        var unknown = new Wording(typed).unknown(known);
        if (!unknown.isEmpty()) {
            form.wrong(
                    field,
                    known.isEmpty()
                            ? Sentence.of("certification.layout.no-placeholders", String.join(" ", unknown))
                            : Sentence.of(
                                    "certification.layout.unknown-placeholder",
                                    String.join(" ", unknown),
                                    braced(known)));
        }
        refuseUnprintable(field, typed);
        return typed;
    }

    private static String braced(Set<Placeholder> known) {
        return known.stream().map(one -> "{" + one.word() + "}").collect(Collectors.joining(", "));
    }

    private void refuseUnprintable(String field, String typed) {
        var unprintable = Papers.unprintable(typed);
        if (!unprintable.isEmpty()) {
            form.wrong(field, Sentence.of("certification.layout.unprintable", String.join(" ", unprintable)));
        }
    }

    private Look look() {
        return new Look(
                color("main", Look.STANDARD.main()),
                color("ink", Look.STANDARD.ink()),
                picture("logo-file", "logo-kept", "logo-without", Pictures.Kind.LOGO));
    }

    private String color(String field, String standard) {
        if (form.text(field).isEmpty()) {
            return standard;
        }
        var color = Color.read(form.text(field));
        if (color.isEmpty()) {
            form.wrong(field, Sentence.of("certification.layout.not-a-color"));
            return standard;
        }
        if (!color.get().isReadableOnWhite()) {
            form.wrong(
                    field,
                    Sentence.of(
                            "certification.layout.too-light." + field,
                            String.format(
                                    Locale.ROOT, "%.1f", Math.floor(color.get().contrastWithWhite() * 10) / 10)));
        }
        return color.get().hex();
    }

    /** Those with a name, in their order; nobody at all: the standard's. */
    private List<Signer> signers(List<Signer> standard) {
        var signers = new ArrayList<Signer>();
        for (int i = 0; i < MOST_SIGNERS; i++) {
            String name = form.atMost(name(i), LONGEST_NAME);
            String title = form.atMost(title(i), LONGEST_LINE);
            refuseUnprintable(name(i), name);
            refuseUnprintable(title(i), title);
            String signature = picture(file(i), kept(i), without(i), Pictures.Kind.SIGNATURE);
            if (!name.isEmpty()) {
                signers.add(new Signer(name, title, signature));
            } else if (!title.isEmpty() || signature != null) {
                form.wrong(name(i), Sentence.of("certification.layout.signer-without-name"));
            }
        }
        return signers.isEmpty() ? standard : List.copyOf(signers);
    }

    /** The picture sent now, or the one that was there unless it is taken out; what is wrong with it stands at its field. */
    private @Nullable String picture(String field, String kept, String without, Pictures.Kind kind) {
        var file = files.get(field);
        if (file != null && !file.isEmpty()) {
            switch (Picture.read(bytes(file), kind.widest, kind.highest)) {
                case Picture.Outcome.Good(var picture) -> form.with(kept, pictures.keep(picture, viewer));
                case Picture.Outcome.TooLarge _ ->
                    form.wrong(field, Sentence.of("certification.layout.picture.too-large", Picture.MOST_MEGABYTES));
                case Picture.Outcome.NotPng _ -> form.wrong(field, Sentence.of("certification.layout.picture.not-png"));
                case Picture.Outcome.TooManyPixels(var width, var height) ->
                    form.wrong(
                            field,
                            Sentence.of(
                                    "certification.layout.picture.too-many-pixels",
                                    width,
                                    height,
                                    Picture.MOST_PIXELS));
                case Picture.Outcome.Broken _ -> form.wrong(field, Sentence.of("certification.layout.picture.broken"));
            }
        } else if (form.ticked(without)) {
            form.with(kept, "");
        }
        String digest = form.text(kept);
        return digest.isEmpty() || !pictures.has(digest, viewer) ? null : digest;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
