package org.cadre.reporting.list;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.reporting.list.SavedList.SavedListId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** All lists, and those kept under a name: saved, renamed, shared, removed and brought back. */
@Controller
final class SavedListPage {
    private static final String PLACE = "/office/lists";
    private static final int LONGEST_NAME = 80;

    /** @param refused the saved list whose new name was refused, and removed one that may be brought back */
    record AllView(
            List<ListKind> kinds,
            List<SavedList> saved,
            Form form,
            @Nullable SavedListId refused,
            @Nullable SavedList removed) {
        boolean isRefused(SavedList list) {
            return list.id().equals(refused);
        }
    }

    private final SavedLists saved;
    private final ListViews views;
    private final ListReader reader;
    private final Deeds deeds;

    SavedListPage(SavedLists saved, ListViews views, ListReader reader, Deeds deeds) {
        this.saved = saved;
        this.views = views;
        this.reader = reader;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply all(Viewer viewer, Form form) {
        var removed = form.id("removed")
                .flatMap(id -> saved.find(new SavedListId(id), viewer))
                .filter(one -> saved.of(viewer).stream().noneMatch(kept -> kept.id().equals(one.id())))
                .orElse(null);
        return Reply.show("reporting/list/all", view(viewer, Form.empty(), null, removed));
    }

    private AllView view(
            Viewer viewer, Form form, @Nullable SavedListId refused, @Nullable SavedList removed) {
        return new AllView(Arrays.asList(ListKind.values()), saved.of(viewer), form, refused, removed);
    }

    @PostMapping("/office/lists/{kind}/saved")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable String kind, Form form) {
        var asked = ListKind.find(kind).orElseThrow(NotFound::new);
        var address = ListAddress.of(asked, form.text("query"));
        String name = name(form);
        var question = reader.read(address);
        if (!form.isRight() || !question.isRight()) {
            return again(question, form, viewer);
        }
        return deeds.once(form.key(), () -> {
            if (saved.keep(viewer, address, name, form.ticked("shared")).isEmpty()) {
                form.wrong("name", Sentence.of("list.saved.name.taken"));
                return again(question, form, viewer);
            }
            return Reply.seeOther(address.href(), Sentence.of("list.saved.done", name));
        });
    }

    private static String name(Form form) {
        form.required("name", Sentence.of("list.saved.name.missing"));
        return form.atMost("name", LONGEST_NAME);
    }

    private Reply again(ListQuestion question, Form saving, Viewer viewer) {
        var form = Form.empty();
        question.address().asked().forEach(form::withAll);
        question.problems().forEach(form::wrong);
        return Reply.again("reporting/list/list", views.view(question, form, saving, viewer));
    }

    @PostMapping("/office/saved-lists/{id}/name")
    @Only(Role.OFFICE)
    Reply rename(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = saved.find(new SavedListId(id), viewer).orElseThrow(NotFound::new);
        String name = name(form);
        if (!form.isRight()) {
            return Reply.again("reporting/list/all", view(viewer, form, list.id(), null));
        }
        return deeds.once(form.key(), () -> {
            if (!saved.rename(viewer, list, name, form.ticked("shared"))) {
                form.wrong("name", Sentence.of("list.saved.name.taken"));
                return Reply.again("reporting/list/all", view(viewer, form, list.id(), null));
            }
            return Reply.seeOther(PLACE, Sentence.of("list.saved.renamed", name));
        });
    }

    @PostMapping("/office/saved-lists/{id}/removal")
    @Only(Role.OFFICE)
    Reply remove(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = saved.find(new SavedListId(id), viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            saved.remove(viewer, list);
            return Reply.seeOther(PLACE + "?removed=" + list.id());
        });
    }

    @PostMapping("/office/saved-lists/{id}/removal/undoing")
    @Only(Role.OFFICE)
    Reply bringBack(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = saved.find(new SavedListId(id), viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> saved.bringBack(viewer, list)
                ? Reply.seeOther(PLACE, Sentence.of("list.saved.back", list.name()))
                : Reply.seeOther(
                        PLACE + "?removed=" + list.id(), Sentence.of("list.saved.back.taken", list.name())));
    }
}
