package org.cadre.site.district;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.people.Only;
import org.cadre.people.OrganizationId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office publishes the pages of districts, and takes them down. */
@Controller
final class OfficeDistrictPagesPage {
    private static final String PLACE = "/office/district-pages";
    private static final String LIST = "site/district/office-pages";
    private static final String ONE = "site/district/office-page";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 80;

    record ListView(List<DistrictPages.Place> places) {}

    record OneView(DistrictPages.Place place, Form form) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final DistrictPages pages;
    private final Deeds deeds;

    OfficeDistrictPagesPage(DistrictPages pages, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.pages = pages;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show(LIST, new ListView(pages.all()));
    }

    /** A district with an edition of its own is in it: there are no more rows than that. */
    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "district-pages",
                texts.say("site.districts.title"),
                format,
                sheets.columns("sheet.column.name", "sheet.column.address", "sheet.column.state"),
                row -> pages.all().forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(DistrictPages.Place one) {
        return List.of(
                Cell.of(one.name()),
                Cell.of(one.slug() == null ? null : "/districts/" + one.slug()),
                Cell.of(texts.say(one.isPublic() ? "site.district.is-public" : "site.district.not-public")));
    }

    @GetMapping(PLACE + "/{organization}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID organization) {
        var place = place(organization);
        return Reply.show(ONE, new OneView(place, Form.empty().with("slug", proposed(place))));
    }

    private DistrictPages.Place place(UUID organization) {
        return pages.of(new OrganizationId(organization)).orElseThrow(NotFound::new);
    }

    private static String proposed(DistrictPages.Place place) {
        String slug = place.slug();
        return slug == null ? Slugs.of(place.name()) : slug;
    }

    @PostMapping(PLACE + "/{organization}")
    @Only(Role.OFFICE)
    Reply publish(Viewer viewer, @PathVariable UUID organization, Form form) {
        var place = place(organization);
        String slug = form.required("slug", Sentence.of("site.district.slug.missing"));
        form.atMost("slug", LONGEST);
        if (!SLUG.matcher(slug).matches()) {
            form.wrong("slug", Sentence.of("site.district.slug.wrong"));
        }
        if (!form.isRight()) {
            return Reply.again(ONE, new OneView(place, form));
        }
        return deeds.once(form.key(), () -> {
            if (pages.publish(place, slug, viewer)) {
                return Reply.seeOther(PLACE + "/" + organization, Sentence.of("site.district.published", place.name()));
            }
            form.wrong("slug", Sentence.of("site.district.slug.taken", slug));
            return Reply.again(ONE, new OneView(place, form));
        });
    }

    @PostMapping(PLACE + "/{organization}/taking-down")
    @Only(Role.OFFICE)
    Reply takeDown(Viewer viewer, @PathVariable UUID organization, Form form) {
        var place = place(organization);
        return deeds.once(form.key(), () -> {
            pages.takeDown(place, viewer);
            return Reply.seeOther(PLACE + "/" + organization, Sentence.of("site.district.taken-down", place.name()));
        });
    }
}
