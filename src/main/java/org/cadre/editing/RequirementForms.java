package org.cadre.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Frame;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionSheet;
import org.springframework.stereotype.Component;

/** The tree of requirements of a draft: seen as a picture and a list, and changed one requirement at a time. */
@Component
public class RequirementForms {
    private static final String TREE = "editing/requirements";
    private static final String ONE = "editing/requirement";
    private static final String ALL_MODULES = "all";
    private static final int MOST = 1000;

    record TreeView(
            OpenDraft open,
            List<RequirementNode> roots,
            List<TreePicture> pictures,
            Form form,
            List<Sentence> meanwhile) {}

    /**
     * One requirement in its form.
     *
     * @param key empty: it is new
     * @param group the title of what it is to be a part of; empty: it is there already
     */
    record OneView(
            OpenDraft open,
            String key,
            String group,
            RequirementShape shape,
            List<DraftField> fields,
            String action,
            Form form,
            List<Sentence> meanwhile) {
        List<Option> options(Frame frame, DraftField field) {
            return DraftOptions.of(frame, open.sheet(), field);
        }
    }

    private final OpenDrafts drafts;

    RequirementForms(OpenDrafts drafts) {
        this.drafts = drafts;
    }

    public Reply tree(Desk desk, Viewer viewer, UUID draft) {
        return Reply.show(TREE, view(drafts.open(desk, viewer, draft), Form.empty()));
    }

    private TreeView view(OpenDraft open, Form form) {
        var roots = RequirementNode.rootsOf(open.sheet());
        return new TreeView(open, roots, pictures(roots), form, drafts.meanwhileIfAny(open, form));
    }

    static List<TreePicture> pictures(List<RequirementNode> roots) {
        var pictures = new ArrayList<TreePicture>();
        for (int i = 0; i < roots.size(); i++) {
            pictures.add(TreePicture.of(RequirementNode.ROOTS.get(i), roots.get(i)));
        }
        return pictures;
    }

    public Reply one(Desk desk, Viewer viewer, UUID draft, String key) {
        var open = drafts.toChange(desk, viewer, draft);
        var node = node(open, key);
        var shape = shape(node);
        var fields = fields(open.sheet(), shape, node.place());
        var form = filled(fields, open.sheet(), node.place());
        DraftFields.judge(form, fields, open.problems());
        open.strength()
                .beside(key)
                .ifPresent(gap -> form.wrong(amount(shape, fields).name(), gap));
        return Reply.show(ONE, view(open, node, shape, fields, form));
    }

    /** The field that says how much is asked for; the first where nothing is counted. */
    private static DraftField amount(RequirementShape shape, List<DraftField> fields) {
        return fields.stream()
                .filter(field -> field.place().endsWith("." + shape.kind()))
                .findFirst()
                .orElse(fields.getFirst());
    }

    private static RequirementNode node(OpenDraft open, String key) {
        return RequirementNode.find(open.sheet(), key).orElseThrow(NotFound::new);
    }

    private static RequirementShape shape(RequirementNode node) {
        var shape = node.shape();
        if (shape == null) {
            throw new NotFound();
        }
        return shape;
    }

    /** The fields of a requirement there; modules are those of the draft. */
    private static List<DraftField> fields(EditionSheet sheet, RequirementShape shape, String place) {
        var modules = new ArrayList<>(List.of(ALL_MODULES));
        for (int i = 0; i < sheet.size("modules"); i++) {
            modules.add(sheet.text("modules[" + i + "].key"));
        }
        return shape.fieldsAt(place).stream()
                .map(field -> field.place().endsWith(".modulesAttended") ? field.among(modules) : field)
                .toList();
    }

    private static Form filled(List<DraftField> fields, EditionSheet sheet, String place) {
        var form = DraftFields.fill(Form.empty(), fields, sheet);
        for (var field : fields) {
            if (field.place().endsWith(".modulesAttended")
                    && sheet.text(field.place()).equals(ALL_MODULES)) {
                form.withAll(field.name(), List.of(ALL_MODULES));
            }
        }
        return form.with("group", sheet.keys(place).contains("any") ? "any" : null);
    }

    private OneView view(
            OpenDraft open, RequirementNode node, RequirementShape shape, List<DraftField> fields, Form form) {
        return new OneView(
                open,
                node.key(),
                "",
                shape,
                fields,
                open.place() + "/requirements/" + node.key(),
                form,
                drafts.meanwhileIfAny(open, form));
    }

    public Reply change(Desk desk, Viewer viewer, UUID draft, String key, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var node = node(open, key);
        var shape = shape(node);
        var fields = fields(open.sheet(), shape, node.place());
        var changed = put(form, fields, open.sheet());
        judge(form, shape, fields, changed);
        if (!form.isRight()) {
            return Reply.again(ONE, view(open, node, shape, fields, form));
        }
        return save(open, viewer, form, changed, () -> {
            var now = drafts.open(desk, viewer, draft);
            return RequirementNode.find(now.sheet(), key).isEmpty()
                    ? Reply.again(TREE, view(now, form))
                    : Reply.again(ONE, view(now, node, shape, fields, form));
        });
    }

    private static EditionSheet put(Form form, List<DraftField> fields, EditionSheet sheet) {
        var changed = DraftFields.put(form, fields, sheet);
        for (var field : fields) {
            if (changed.texts(field.place()).contains(ALL_MODULES)) {
                changed = changed.with(field.place(), ALL_MODULES);
            }
        }
        return changed;
    }

    /** A group that has no parts yet is no fault of its form. */
    private void judge(Form form, RequirementShape shape, List<DraftField> fields, EditionSheet changed) {
        var problems = drafts.problems(changed);
        DraftFields.judge(form, shape.isGroup() ? fields.subList(0, 1) : fields, problems);
        if (shape.kind().equals("atLeast")) {
            var count = fields.get(1);
            if (!form.text(count.name()).matches("[1-9][0-9]{0,2}")) {
                form.wrong(count.name(), Sentence.of("editing.wrong.count"));
            }
        }
    }

    private Reply save(OpenDraft open, Viewer viewer, Form form, EditionSheet changed, Supplier<Reply> again) {
        return drafts.save(open, viewer, form, DraftSection.REQUIREMENTS, changed, "/requirements", again);
    }

    /** The form of a requirement that becomes a part of a group. */
    public Reply blank(Desk desk, Viewer viewer, UUID draft, String group, String kind) {
        var open = drafts.toChange(desk, viewer, draft);
        var within = group(open, group);
        var shape = RequirementShape.find(kind).orElseThrow(NotFound::new);
        var fields = fields(open.sheet(), shape, next(open.sheet(), within));
        return Reply.show(ONE, newView(open, within, shape, fields, Form.empty()));
    }

    private static RequirementNode group(OpenDraft open, String key) {
        var group = node(open, key);
        if (!group.isGroup() || count(open.sheet()) >= MOST) {
            throw new NotFound();
        }
        return group;
    }

    private static int count(EditionSheet sheet) {
        return RequirementNode.rootsOf(sheet).stream()
                .mapToInt(root -> root.all().size())
                .sum();
    }

    private static String next(EditionSheet sheet, RequirementNode group) {
        return group.partsAt() + "[" + sheet.size(group.partsAt()) + "]";
    }

    private OneView newView(
            OpenDraft open, RequirementNode group, RequirementShape shape, List<DraftField> fields, Form form) {
        return new OneView(
                open,
                "",
                group.title(),
                shape,
                fields,
                open.place() + "/requirements/" + group.key() + "/parts/" + shape.kind(),
                form,
                drafts.meanwhileIfAny(open, form));
    }

    /** Adds a requirement of that kind as the last part of a group. */
    public Reply add(Desk desk, Viewer viewer, UUID draft, String group, String kind, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var within = group(open, group);
        var shape = RequirementShape.find(kind).orElseThrow(NotFound::new);
        String place = next(open.sheet(), within);
        var fields = fields(open.sheet(), shape, place);
        var part = new LinkedHashMap<String, Object>();
        part.put("key", freeKey(open.sheet(), form.text(fields.getFirst().name())));
        part.put("title", "");
        if (shape.isGroup()) {
            part.put(shape.kind(), List.of());
            part.put(shape.parts(), List.of());
        } else if (shape.isAskedOnly()) {
            part.put(shape.kind(), true);
        }
        var changed = put(form, fields, open.sheet().plus(within.partsAt(), part));
        judge(form, shape, fields, changed);
        if (!form.isRight()) {
            return Reply.again(ONE, newView(open, within, shape, fields, form));
        }
        return save(open, viewer, form, changed, () -> {
            var now = drafts.open(desk, viewer, draft);
            return Reply.again(ONE, newView(now, within, shape, fields, form));
        });
    }

    private static String freeKey(EditionSheet sheet, String title) {
        var taken = RequirementNode.rootsOf(sheet).stream()
                .flatMap(root -> root.all().stream())
                .map(RequirementNode::key)
                .toList();
        return Slugs.of(title, taken::contains);
    }

    /** Takes a requirement out, with its parts; the three roots stay. */
    public Reply remove(Desk desk, Viewer viewer, UUID draft, String key, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var node = part(open, key, form);
        return save(open, viewer, form, open.sheet().without(node.place()), () -> treeAgain(desk, viewer, draft, form));
    }

    /** Moves a requirement among its siblings. */
    public Reply move(Desk desk, Viewer viewer, UUID draft, String key, Form form) {
        var open = drafts.open(desk, viewer, draft);
        var node = part(open, key, form);
        boolean up = form.text("way").equals("up");
        return save(
                open,
                viewer,
                form,
                open.sheet().moved(node.list(), node.index(), up),
                () -> treeAgain(desk, viewer, draft, form));
    }

    private Reply treeAgain(Desk desk, Viewer viewer, UUID draft, Form form) {
        return Reply.again(TREE, view(drafts.open(desk, viewer, draft), form));
    }

    /** The part of that key; "partOne" is part one where it is named, in the group the form tells. */
    private static RequirementNode part(OpenDraft open, String key, Form form) {
        var nodes = RequirementNode.rootsOf(open.sheet()).stream().flatMap(root -> root.all().stream());
        Stream<RequirementNode> found = key.equals("partOne")
                ? nodes.filter(node -> node.isPartOneNamed() && node.place().equals(form.text("place")))
                : nodes.filter(node -> node.key().equals(key));
        return found.filter(node -> !node.isRoot()).findFirst().orElseThrow(NotFound::new);
    }
}
