package org.cadre.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Frame;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionSheet;
import org.cadre.standards.FrameworkVersions;
import org.springframework.stereotype.Component;

/** The forms of a draft, section by section, for whoever works at a desk. What a form does not ask for stays as it is. */
@Component
public class SectionForms {
    private static final String SECTION = "editing/section";
    private static final String ENTRY = "editing/entry";
    private static final String NEW = "new";
    private static final int MOST_ENTRIES = 200;

    /**
     * A section as somebody works on it.
     *
     * @param frameworks those that an edition may name
     * @param meanwhile what somebody else changed since the form was made
     */
    record SectionView(
            OpenDraft open, DraftSection section, Form form, List<Option> frameworks, List<Sentence> meanwhile) {
        List<Option> options(Frame frame, DraftField field) {
            return field.place().equals(DraftSection.STANDARDS)
                    ? frameworks
                    : DraftOptions.of(frame, open.sheet(), field);
        }

        /** An entry of a list in a few words beside its title. */
        Sentence says(DraftList list, int index) {
            var values = list.fields().stream()
                    .filter(field -> !field.place().equals("title"))
                    .map(field -> SheetDifference.said(field, open.sheet(), list.entry(index) + "." + field.place()))
                    .toArray();
            return Sentence.of("editing.summary." + list.place(), values);
        }
    }

    /** @param index its place in the list, or "new" */
    record EntryView(
            OpenDraft open,
            DraftSection section,
            DraftList list,
            String index,
            List<DraftField> fields,
            Form form,
            List<Sentence> meanwhile) {
        List<Option> options(Frame frame, DraftField field) {
            return DraftOptions.of(frame, open.sheet(), field);
        }
    }

    private final OpenDrafts drafts;
    private final FrameworkVersions frameworks;

    SectionForms(OpenDrafts drafts, FrameworkVersions frameworks) {
        this.drafts = drafts;
        this.frameworks = frameworks;
    }

    public Reply show(Desk desk, Viewer viewer, UUID draft, String key) {
        var open = drafts.toChange(desk, viewer, draft);
        var section = section(key);
        var form = DraftFields.fill(Form.empty(), section.fields(), open.sheet());
        DraftFields.judge(form, section.fields(), open.problems());
        return Reply.show(SECTION, view(open, section, form, List.of()));
    }

    private static DraftSection section(String key) {
        return DraftSection.find(key)
                .filter(section -> !section.key().equals(DraftSection.REQUIREMENTS))
                .orElseThrow(NotFound::new);
    }

    public Reply change(Desk desk, Viewer viewer, UUID draft, String key, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var section = section(key);
        var changed = DraftFields.put(form, section.fields(), open.sheet());
        DraftFields.judge(form, section.fields(), drafts.problems(changed));
        if (!form.isRight()) {
            return again(open, section, form);
        }
        return drafts.save(
                open, viewer, form, key, changed, "", () -> again(drafts.open(desk, viewer, draft), section, form));
    }

    private Reply again(OpenDraft open, DraftSection section, Form form) {
        return Reply.again(SECTION, view(open, section, form, drafts.meanwhile(open, form)));
    }

    private SectionView view(OpenDraft open, DraftSection section, Form form, List<Sentence> meanwhile) {
        return new SectionView(
                open,
                section,
                form,
                frameworks.today().values().stream()
                        .map(one -> new Option(one.key(), one.title()))
                        .toList(),
                meanwhile);
    }

    public Reply entry(Desk desk, Viewer viewer, UUID draft, String name, String index) {
        var open = drafts.toChange(desk, viewer, draft);
        var list = list(name);
        int at = at(open, list, index);
        var fields = list.fieldsOf(at);
        var form = DraftFields.fill(Form.empty(), fields, open.sheet());
        if (!index.equals(NEW)) {
            form.with("entry", list.identity(open.sheet(), at));
            DraftFields.judge(form, fields, open.problems());
        }
        return Reply.show(ENTRY, new EntryView(open, DraftSection.of(list), list, index, fields, form, List.of()));
    }

    private static DraftList list(String name) {
        return DraftSection.findList(name).orElseThrow(NotFound::new);
    }

    private static int at(OpenDraft open, DraftList list, String index) {
        int size = open.sheet().size(list.place());
        if (index.equals(NEW) && size < MOST_ENTRIES) {
            return size;
        }
        int at = index.matches("[0-9]{1,4}") ? Integer.parseInt(index) : size;
        if (at >= size) {
            throw new NotFound();
        }
        return at;
    }

    public Reply changeEntry(Desk desk, Viewer viewer, UUID draft, String name, String index, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var list = list(name);
        int at = at(open, list, index);
        var fields = list.fieldsOf(at);
        var section = DraftSection.of(list);
        var sheet = index.equals(NEW)
                ? begun(open.sheet(), list, form.text(fields.getFirst().name()))
                : open.sheet();
        var changed = DraftFields.put(form, fields, sheet);
        DraftFields.judge(form, fields, drafts.problems(changed));
        if (!index.equals(NEW) && !list.identity(open.sheet(), at).equals(form.text("entry"))) {
            form.wrong(
                    "stamp", Sentence.of("editing.refused.changed", open.draft().savedByName()));
        }
        if (!form.isRight()) {
            return againEntry(open, list, index, fields, form);
        }
        return drafts.save(
                open,
                viewer,
                form,
                section.key(),
                changed,
                "/sections/" + section.key(),
                () -> againEntry(drafts.open(desk, viewer, draft), list, index, fields, form));
    }

    private Reply againEntry(OpenDraft open, DraftList list, String index, List<DraftField> fields, Form form) {
        return Reply.again(
                ENTRY,
                new EntryView(open, DraftSection.of(list), list, index, fields, form, drafts.meanwhile(open, form)));
    }

    /** The document with a further entry, of which only the key is known. */
    private static EditionSheet begun(EditionSheet sheet, DraftList list, String title) {
        var entry = new LinkedHashMap<String, Object>();
        if (list.keyed()) {
            var taken = IntStream.range(0, sheet.size(list.place()))
                    .mapToObj(i -> sheet.text(list.entry(i) + ".key"))
                    .toList();
            entry.put("key", Slugs.of(title, taken::contains));
        }
        return numbered(sheet.plus(list.place(), entry), list);
    }

    /** The document with each entry's order as it stands in the list. */
    private static EditionSheet numbered(EditionSheet sheet, DraftList list) {
        var numbered = sheet;
        for (int i = 0; list.ordered() && i < sheet.size(list.place()); i++) {
            numbered = numbered.with(list.entry(i) + ".order", i + 1);
        }
        return numbered;
    }

    public Reply removeEntry(Desk desk, Viewer viewer, UUID draft, String name, String index, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var list = list(name);
        int at = at(open, list, index);
        return rearranged(desk, viewer, draft, list, form, numbered(open.sheet().without(list.entry(at)), list));
    }

    public Reply moveEntry(Desk desk, Viewer viewer, UUID draft, String name, String index, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var list = list(name);
        int at = at(open, list, index);
        boolean up = form.text("way").equals("up");
        return rearranged(desk, viewer, draft, list, form, numbered(open.sheet().moved(list.place(), at, up), list));
    }

    private Reply rearranged(Desk desk, Viewer viewer, UUID draft, DraftList list, Form form, EditionSheet changed) {
        var section = DraftSection.of(list);
        var open = drafts.open(desk, viewer, draft);
        return drafts.save(open, viewer, form, section.key(), changed, "/sections/" + section.key(), () -> {
            var now = drafts.open(desk, viewer, draft);
            DraftFields.fill(form, section.fields(), now.sheet());
            return again(now, section, form);
        });
    }
}
