package org.cadre.editing;

import java.util.List;
import org.cadre.people.Only;
import org.cadre.people.OrganizationId;
import org.cadre.people.Organizations;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A coordinator's editions: the drafts of their own district and what of them is published. */
@Controller
final class DistrictEditionsPage {
    static final String PLACE = "/district/editions";
    static final Desk DESK = new Desk(PLACE, false);
    private static final String LIST = "editing/district-editions";

    /** @param page where the district's public page is; null: it has none yet */
    record ListView(
            String district,
            List<OpenDraft> drafts,
            List<Editions.Listed> published,
            List<Option> bases,
            @Nullable String page,
            Form form) {}

    private final Editions editions;
    private final EditionDrafts drafts;
    private final OpenDrafts open;
    private final EditionOwners owners;
    private final Organizations organizations;
    private final DistrictPlaces places;
    private final Deeds deeds;

    DistrictEditionsPage(
            Editions editions,
            EditionDrafts drafts,
            OpenDrafts open,
            EditionOwners owners,
            Organizations organizations,
            DistrictPlaces places,
            Deeds deeds) {
        this.editions = editions;
        this.drafts = drafts;
        this.open = open;
        this.owners = owners;
        this.organizations = organizations;
        this.places = places;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.DISTRICT)
    Reply list(Viewer viewer) {
        var district = viewer.districtSpokenFor().orElseThrow(NotFound::new);
        return Reply.show(
                LIST,
                view(
                        district,
                        Form.empty().with("from", bases(district).getFirst().id())));
    }

    private ListView view(OrganizationId district, Form form) {
        var bases = bases(district);
        return new ListView(
                organizations.find(district).orElseThrow(NotFound::new).name(),
                drafts.of(district).stream()
                        .filter(draft -> draft.state() != DraftState.PUBLISHED)
                        .map(draft -> open.read(DESK, draft))
                        .toList(),
                own(district),
                bases.stream()
                        .map(one -> new Option(one.id().toString(), one.title() + " " + one.version()))
                        .toList(),
                places.placeOf(district).orElse(null),
                form);
    }

    /** The national edition in effect first, then what is published for the district. */
    private List<Editions.Listed> bases(OrganizationId district) {
        var national = editions.idOf(Editions.NATIONAL);
        var own = owners.owners();
        return editions.listed().stream()
                .filter(one -> one.id().equals(national) || district.equals(own.get(one.id())))
                .sorted((one, other) ->
                        Boolean.compare(other.id().equals(national), one.id().equals(national)))
                .toList();
    }

    private List<Editions.Listed> own(OrganizationId district) {
        var own = owners.owners();
        return editions.listed().stream()
                .filter(one -> district.equals(own.get(one.id())))
                .toList();
    }

    @PostMapping(PLACE)
    @Only(Role.DISTRICT)
    Reply start(Viewer viewer, Form form) {
        var district = viewer.districtSpokenFor().orElseThrow(NotFound::new);
        var from = form.id("from")
                .flatMap(id -> bases(district).stream()
                        .filter(one -> one.id().value().equals(id))
                        .findFirst());
        if (from.isEmpty()) {
            form.wrong("from", Sentence.of("editing.start.from-missing"));
            return Reply.again(LIST, view(district, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        DESK.of(drafts.start(viewer, district, from.get().id())), Sentence.of("editing.started")));
    }
}
