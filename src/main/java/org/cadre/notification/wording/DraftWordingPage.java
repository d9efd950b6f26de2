package org.cadre.notification.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.editing.Desk;
import org.cadre.editing.DraftId;
import org.cadre.editing.DraftOutcome;
import org.cadre.editing.DraftState;
import org.cadre.editing.EditionDraft;
import org.cadre.editing.EditionDrafts;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A coordinator words what their cohorts are written, reminders above all, as a part of the draft they propose; office looks
 * it through and changes it there.
 */
@Controller
final class DraftWordingPage {
    /** What is written to the people of a cohort; the rest concerns orders and accounts, and is the same for everybody. */
    private static final List<String> GROUPS = List.of("nudge", "internship", "coaching", "renewal");

    /** What such a save has changed. */
    private static final String WORDINGS = "wordings";

    private static final Desk OFFICE = new Desk("/office/editions", true);
    private static final Desk DISTRICT = new Desk("/district/editions", false);
    private static final String OFFICE_PLACE = "/office/editions/drafts/{draft}/wordings";
    private static final String DISTRICT_PLACE = "/district/editions/drafts/{draft}/wordings";

    /** @param place where the draft is */
    record ListView(String place, String language, List<Option> languages, List<Group> groups) {}

    record Group(Sentence title, List<Line> lines) {}

    /** @param own whether the draft words it */
    record Line(String key, Sentence part, String said, boolean own) {}

    /**
     * One text being worded.
     *
     * @param otherwise what is said where the draft says nothing
     */
    record TextView(String place, String language, String key, Form form, List<String> arguments, String otherwise) {}

    private final EditionDrafts drafts;
    private final Editions editions;
    private final Catalog catalog;
    private final Wordings wordings;
    private final DraftWordings own;
    private final Editing editing;
    private final Texts texts;
    private final Deeds deeds;

    DraftWordingPage(
            EditionDrafts drafts,
            Editions editions,
            Catalog catalog,
            Wordings wordings,
            DraftWordings own,
            Editing editing,
            Texts texts,
            Deeds deeds) {
        this.drafts = drafts;
        this.editions = editions;
        this.catalog = catalog;
        this.wordings = wordings;
        this.own = own;
        this.editing = editing;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping(OFFICE_PLACE)
    @Only(Role.OFFICE)
    Reply forOffice(Viewer viewer, @PathVariable UUID draft, @RequestParam(defaultValue = "en") String language) {
        return list(OFFICE, viewer, draft, language);
    }

    @GetMapping(DISTRICT_PLACE)
    @Only(Role.DISTRICT)
    Reply forDistrict(Viewer viewer, @PathVariable UUID draft, @RequestParam(defaultValue = "en") String language) {
        return list(DISTRICT, viewer, draft, language);
    }

    private Reply list(Desk desk, Viewer viewer, UUID id, String language) {
        var draft = draft(desk, viewer, id, language);
        var words = own.of(draft.id(), language);
        var groups = new ArrayList<Group>();
        for (String group : GROUPS) {
            groups.add(new Group(
                    WordingPage.title(group),
                    Objects.requireNonNullElse(catalog.groups().get(group), List.<Catalog.Entry>of()).stream()
                            .map(one -> one.in(texts, language))
                            .map(one -> new Line(
                                    one.key(),
                                    WordingPage.part(one),
                                    WordingPage.shownOrAsIs(
                                            one,
                                            Objects.requireNonNullElse(
                                                    words.get(one.key()), otherwise(draft, one, language))),
                                    words.containsKey(one.key())))
                            .toList()));
        }
        return Reply.show(
                "notification/wording/draft-wordings",
                new ListView(
                        desk.of(draft.id()),
                        language,
                        texts.languages().stream()
                                .map(one -> new Option(one.tag(), one.ownName()))
                                .toList(),
                        groups));
    }

    /** The draft of a district, where it may be changed from that desk. */
    private EditionDraft draft(Desk desk, Viewer viewer, UUID id, String language) {
        if (texts.language(language).isEmpty()) {
            throw new NotFound();
        }
        return drafts.find(viewer, new DraftId(id))
                .filter(draft -> draft.organization() != null && draft.state().isOpen())
                .filter(draft -> desk.office() || draft.state() != DraftState.PROPOSED)
                .orElseThrow(NotFound::new);
    }

    /** What is said under the edition that the draft began with. */
    private String otherwise(EditionDraft draft, Catalog.Entry entry, String language) {
        var place = new Wordings.Place(editions.asWritten(draft.base()).slug(), language, entry.key());
        return wordings.written(place)
                .map(Wordings.Written::pattern)
                .orElseGet(() -> wordings.fallback(place, entry.pattern()).pattern());
    }

    @GetMapping(OFFICE_PLACE + "/{key}")
    @Only(Role.OFFICE)
    Reply textForOffice(
            Viewer viewer,
            @PathVariable UUID draft,
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language) {
        return text(OFFICE, viewer, draft, key, language);
    }

    @GetMapping(DISTRICT_PLACE + "/{key}")
    @Only(Role.DISTRICT)
    Reply textForDistrict(
            Viewer viewer,
            @PathVariable UUID draft,
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language) {
        return text(DISTRICT, viewer, draft, key, language);
    }

    private Reply text(Desk desk, Viewer viewer, UUID id, String key, String language) {
        var draft = draft(desk, viewer, id, language);
        var entry = entry(key, language);
        var form = Form.empty();
        Stream.ofNullable(own.of(draft.id(), language).get(key))
                .forEach(pattern -> form.with("text", WordingPage.shownOrAsIs(entry, pattern)));
        return Reply.show("notification/wording/draft-wording", view(desk, draft, entry, language, form));
    }

    private Catalog.Entry entry(String key, String language) {
        return catalog.find(key)
                .filter(one -> GROUPS.contains(one.group()))
                .map(one -> one.in(texts, language))
                .orElseThrow(NotFound::new);
    }

    private TextView view(Desk desk, EditionDraft draft, Catalog.Entry entry, String language, Form form) {
        return new TextView(
                desk.of(draft.id()),
                language,
                entry.key(),
                form,
                Editing.usable(entry),
                WordingPage.shownOrAsIs(entry, otherwise(draft, entry, language)));
    }

    @PostMapping(OFFICE_PLACE + "/{key}")
    @Only(Role.OFFICE)
    Reply wordForOffice(
            Viewer viewer,
            @PathVariable UUID draft,
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language,
            Form form) {
        return word(OFFICE, viewer, draft, key, language, form);
    }

    @PostMapping(DISTRICT_PLACE + "/{key}")
    @Only(Role.DISTRICT)
    Reply wordForDistrict(
            Viewer viewer,
            @PathVariable UUID draft,
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language,
            Form form) {
        return word(DISTRICT, viewer, draft, key, language, form);
    }

    private Reply word(Desk desk, Viewer viewer, UUID id, String key, String language, Form form) {
        var draft = draft(desk, viewer, id, language);
        var entry = entry(key, language);
        if (form.text("text").isBlank()) {
            return kept(desk, viewer, draft, entry, language, form, null);
        }
        return switch (editing.read(entry, form.text("text"))) {
            case Editing.Read.Wrong(var why) -> {
                form.wrong("text", why);
                yield Reply.again("notification/wording/draft-wording", view(desk, draft, entry, language, form));
            }
            case Editing.Read.Right(var pattern) -> kept(desk, viewer, draft, entry, language, form, pattern);
        };
    }

    /** What office reads before it publishes is a save: other words make another one, and an older page is refused. */
    private Reply kept(
            Desk desk,
            Viewer viewer,
            EditionDraft draft,
            Catalog.Entry entry,
            String language,
            Form form,
            @Nullable String pattern) {
        return deeds.once(form.key(), () -> {
            if (drafts.save(viewer, draft.id(), draft.save(), draft.yaml(), WORDINGS)
                    instanceof DraftOutcome.Refused refused) {
                form.wrong("text", refused.says());
                return Reply.again("notification/wording/draft-wording", view(desk, draft, entry, language, form));
            }
            own.keep(viewer, draft.id(), language, entry.key(), pattern);
            return Reply.seeOther(
                    desk.of(draft.id()) + "/wordings?language=" + language,
                    Sentence.of(pattern == null ? "wording.draft.back" : "wording.draft.kept"));
        });
    }
}
