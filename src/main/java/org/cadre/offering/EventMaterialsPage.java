package org.cadre.offering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Office gives files and links to those who come; trainers open them here. */
@Controller
final class EventMaterialsPage {
    private static final String TEMPLATE = "offering/event-materials";

    /** @param office whether they may be changed here; a trainer opens them */
    record MaterialsView(
            OfferingSummary offering,
            List<EventMaterial> materials,
            Form form,
            List<Option> sessions,
            boolean office,
            int largest,
            String accepted) {}

    private final Offerings offerings;
    private final EventMaterials materials;
    private final Deeds deeds;

    EventMaterialsPage(Offerings offerings, EventMaterials materials, Deeds deeds) {
        this.offerings = offerings;
        this.materials = materials;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/materials")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(offering(id), Form.empty(), true));
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private MaterialsView view(OfferingSummary offering, Form form, boolean office) {
        return new MaterialsView(
                offering,
                office ? materials.all(offering.id()) : materials.of(offering.id()),
                form,
                offerings.sessions(offering.id()).stream()
                        .map(session -> new Option(session.id().toString(), session.title()))
                        .toList(),
                office,
                MaterialUpload.LARGEST_MEGABYTES,
                MaterialUpload.accepted());
    }

    @GetMapping("/trainer/offerings/{id}/materials")
    @SignedIn
    Reply showTrainer(Viewer viewer, @PathVariable UUID id) {
        var offering = trained(viewer, id);
        return Reply.show(TEMPLATE, view(offering, Form.empty(), false));
    }

    private OfferingSummary trained(Viewer viewer, UUID id) {
        var offering = offering(id);
        if (!viewer.isOffice() && !offerings.trains(viewer.id(), offering.id())) {
            throw new NotFound();
        }
        return offering;
    }

    @GetMapping("/trainer/offerings/{id}/materials/{material}")
    @SignedIn
    Reply download(Viewer viewer, @PathVariable UUID id, @PathVariable UUID material) {
        return materials.download(trained(viewer, id).id(), material);
    }

    @PostMapping("/office/offerings/{id}/materials")
    @Only(Role.OFFICE)
    Reply add(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        var offering = offering(id);
        String title = form.required("title", Sentence.of("offering.materials.title-missing"));
        form.atMost("title", 160);
        var session = session(form, offering);
        var link = WebLink.read(form, "link");
        boolean hasFile = file != null && !file.isEmpty();
        if (hasFile == link.isPresent() && form.problem("link") == null) {
            form.wrong("file", Sentence.of("offering.materials.one-of-two"));
        }
        var sent = file != null && hasFile ? read(form, file) : Optional.<EventMaterials.Sent>empty();
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, form, true));
        }
        return deeds.once(form.key(), () -> {
            materials.add(
                    offering.id(), session.orElse(null), title, link.orElse(null), sent.orElse(null), viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/materials", Sentence.of("offering.materials.added", title));
        });
    }

    private Optional<SessionId> session(Form form, OfferingSummary offering) {
        if (form.text("session").isEmpty()) {
            return Optional.empty();
        }
        var session = form.id("session")
                .map(SessionId::new)
                .filter(wanted -> offerings.sessions(offering.id()).stream()
                        .anyMatch(one -> one.id().equals(wanted)));
        if (session.isEmpty()) {
            form.wrong("session", Sentence.of("offering.materials.session-wrong"));
        }
        return session;
    }

    private static Optional<EventMaterials.Sent> read(Form form, MultipartFile file) {
        String given = String.valueOf(file.getOriginalFilename());
        if (file.getSize() > MaterialUpload.LARGEST_BYTES) {
            form.wrong("file", tooLarge(given));
            return Optional.empty();
        }
        byte[] bytes = bytes(file);
        return switch (MaterialUpload.of(given, bytes)) {
            case MaterialUpload.Good(var name, var kind) -> Optional.of(new EventMaterials.Sent(name, kind, bytes));
            case MaterialUpload.TooLarge(var name) -> {
                form.wrong("file", tooLarge(name));
                yield Optional.empty();
            }
            case MaterialUpload.WrongKind(var name) -> {
                form.wrong("file", Sentence.of("offering.materials.wrong-kind", name));
                yield Optional.empty();
            }
            case MaterialUpload.NotWhatItSays(var name, var ending) -> {
                form.wrong("file", Sentence.of("offering.materials.not-what-it-says", name, ending));
                yield Optional.empty();
            }
        };
    }

    private static Sentence tooLarge(String name) {
        return Sentence.of("offering.materials.too-large", name, MaterialUpload.LARGEST_MEGABYTES);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/office/offerings/{id}/materials/{material}/withdrawal")
    @Only(Role.OFFICE)
    Reply takeOut(Viewer viewer, @PathVariable UUID id, @PathVariable UUID material, Form form) {
        return withdraw(viewer, id, material, form, true);
    }

    @PostMapping("/office/offerings/{id}/materials/{material}/withdrawal/undoing")
    @Only(Role.OFFICE)
    Reply putBack(Viewer viewer, @PathVariable UUID id, @PathVariable UUID material, Form form) {
        return withdraw(viewer, id, material, form, false);
    }

    private Reply withdraw(Viewer viewer, UUID id, UUID material, Form form, boolean withdrawn) {
        var offering = offering(id);
        var one = materials.find(offering.id(), material).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            materials.withdraw(offering.id(), one, withdrawn, viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/materials",
                    Sentence.of(
                            withdrawn ? "offering.materials.taken-out" : "offering.materials.restored", one.title()));
        });
    }
}
