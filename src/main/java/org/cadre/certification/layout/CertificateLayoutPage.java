package org.cadre.certification.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.certification.layout.SampleSheets.Holder;
import org.cadre.certification.layout.SampleSheets.Occasion;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Snapshot;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Office decides how the certificates of an edition look, and sees the sheet while it does. */
@Controller
final class CertificateLayoutPage {
    private static final String TEMPLATE = "certification/layout/editor";
    private static final int DOTS_OF_PREVIEW = 100;

    /** Every edition with the layout its new certificates get. */
    record ListView(List<Line> editions) {}

    /** An edition. */
    record Line(EditionId id, String title, String version, Layout layout) {}

    /**
     * The layout of one edition as it is being changed.
     *
     * @param current what new certificates get until it is saved
     * @param kept the pictures that stand in the form, as data: addresses by the field that names them
     */
    record EditorView(
            EditionId id,
            String title,
            Layout current,
            Form form,
            List<Option> languages,
            List<SignerFields> signers,
            List<Placeholder> placeholders,
            Map<String, String> kept,
            PreviewView preview) {
        String place() {
            return placeOf(id);
        }
    }

    /** The names of a signer's fields. */
    record SignerFields(int number, String name, String title, String file, String kept, String without) {}

    /**
     * How the sheet would look.
     *
     * @param picture as a data: address; null while something is wrong
     */
    record PreviewView(@Nullable String picture, Form form) {}

    private final Layouts layouts;
    private final Pictures pictures;
    private final SampleSheets samples;
    private final Editions editions;
    private final Texts texts;
    private final Deeds deeds;

    CertificateLayoutPage(
            Layouts layouts, Pictures pictures, SampleSheets samples, Editions editions, Texts texts, Deeds deeds) {
        this.layouts = layouts;
        this.pictures = pictures;
        this.samples = samples;
        this.editions = editions;
        this.texts = texts;
        this.deeds = deeds;
    }

    private static String placeOf(EditionId edition) {
        return "/office/editions/" + edition.value() + "/certificate-layout";
    }

    @GetMapping("/office/editions/certificate-layouts")
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show(
                "certification/layout/list",
                new ListView(editions.all().stream().map(this::line).toList()));
    }

    private Line line(EditionId id) {
        var edition = editions.of(id);
        return new Line(id, edition.title(), edition.version(), layouts.of(id));
    }

    @GetMapping("/office/editions/{edition}/certificate-layout")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID edition) {
        var id = edition(edition);
        var form = LayoutForm.filled(layouts.of(id));
        return Reply.show(TEMPLATE, view(id, form, preview(id, form, read(form, Map.of(), viewer)), viewer));
    }

    private EditionId edition(UUID id) {
        return editions.all().stream()
                .filter(one -> one.value().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Layout read(Form form, Map<String, MultipartFile> files, Viewer viewer) {
        return new LayoutForm(form, files, pictures, viewer)
                .read(layouts, texts.language(form.text("language")).orElse(Language.ENGLISH));
    }

    private PreviewView preview(EditionId id, Form form, Layout layout) {
        if (!form.isRight()) {
            return new PreviewView(null, form);
        }
        byte[] png = Snapshot.png(pdf(id, form, layout), DOTS_OF_PREVIEW);
        return new PreviewView("data:image/png;base64," + Base64.getEncoder().encodeToString(png), form);
    }

    private byte[] pdf(EditionId id, Form form, Layout layout) {
        Edition edition = editions.of(id);
        return samples.pdf(
                layout,
                edition,
                form.has("holder", "long") ? Holder.LONG : Holder.USUAL,
                form.has("occasion", "renewal") ? Occasion.RENEWAL : Occasion.AWARD);
    }

    private EditorView view(EditionId id, Form form, PreviewView preview, Viewer viewer) {
        var signers = IntStream.range(0, LayoutForm.MOST_SIGNERS)
                .mapToObj(i -> new SignerFields(
                        i + 1,
                        LayoutForm.name(i),
                        LayoutForm.title(i),
                        LayoutForm.file(i),
                        LayoutForm.kept(i),
                        LayoutForm.without(i)))
                .toList();
        var kept = new HashMap<String, String>();
        keep(kept, form, "logo-kept", viewer);
        signers.forEach(fields -> keep(kept, form, fields.kept, viewer));
        return new EditorView(
                id,
                editions.of(id).title(),
                layouts.of(id),
                form,
                texts.languages().stream()
                        .map(one -> new Option(one.tag(), one.ownName()))
                        .toList(),
                signers,
                List.of(Placeholder.values()),
                kept,
                preview);
    }

    private void keep(Map<String, String> kept, Form form, String field, Viewer viewer) {
        String digest = form.text(field);
        if (!digest.isEmpty() && pictures.has(digest, viewer)) {
            kept.put(field, pictures.read(digest).address());
        }
    }

    /** The sheet of what is typed: a part of the page, the page with all that was typed, or a PDF. Nothing is saved. */
    @PostMapping("/office/editions/{edition}/certificate-layout/preview")
    @Only(Role.OFFICE)
    Reply preview(
            Viewer viewer,
            @PathVariable UUID edition,
            Form form,
            @RequestParam Map<String, MultipartFile> files,
            HttpServletRequest request) {
        var id = edition(edition);
        var layout = read(form, files, viewer);
        if (form.isRight() && form.has("as", "pdf")) {
            return new Reply.File("certificate-layout.pdf", "application/pdf", pdf(id, form, layout), false);
        }
        var preview = preview(id, form, layout);
        if (request.getHeader("HX-Request") != null) {
            return Reply.show("certification/layout/preview-part", preview);
        }
        var view = view(id, form, preview, viewer);
        return form.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    @PostMapping("/office/editions/{edition}/certificate-layout")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID edition, Form form, @RequestParam Map<String, MultipartFile> files) {
        var id = edition(edition);
        var layout = read(form, files, viewer);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(id, form, preview(id, form, layout), viewer));
        }
        return deeds.once(form.key(), () -> keep(viewer, id, form, layout, "certification.layout.saved"));
    }

    /** Back to what the product and the settings say by themselves; the versions before stay what they were. */
    @PostMapping("/office/editions/{edition}/certificate-layout/default")
    @Only(Role.OFFICE)
    Reply standard(Viewer viewer, @PathVariable UUID edition, Form form) {
        var id = edition(edition);
        form.with("version", layouts.of(id).version());
        return deeds.once(
                form.key(), () -> keep(viewer, id, form, layouts.standard(), "certification.layout.standard-again"));
    }

    private Reply keep(Viewer viewer, EditionId id, Form form, Layout layout, String done) {
        int seen = form.number("version").orElse(-1);
        if (layouts.keep(id, seen, layout, viewer.actor())) {
            return Reply.seeOther(placeOf(id), Sentence.of(done, seen + 1));
        }
        form.wrong("program", Sentence.of("certification.layout.changed-meanwhile"));
        form.with("version", layouts.of(id).version());
        return Reply.again(TEMPLATE, view(id, form, new PreviewView(null, form), viewer));
    }
}
