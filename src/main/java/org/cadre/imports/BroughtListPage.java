package org.cadre.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One list: the work under way, what the dry run says, recording it, taking it back. */
@Controller
final class BroughtListPage {
    /** A likely double with whom it may mean. */
    record DoubleView(ListDoubles.Likely row, Listing.Known known) {}

    record ListView(
            BroughtList list,
            ImportProgress.@Nullable Part part,
            Rows.Count count,
            List<Remarks.Remark> refusals,
            int allRefusals,
            List<Remarks.Remark> notes,
            int allNotes,
            List<DoubleView> doubles,
            @Nullable Integer nextDouble,
            Map<String, String> columns,
            boolean undoable) {}

    private final Imports imports;
    private final ImportWork work;
    private final Rows rows;
    private final Remarks remarks;
    private final ListDoubles doubles;
    private final ImportProgress progress;
    private final ProgramClock clock;
    private final Deeds deeds;

    BroughtListPage(
            Imports imports,
            ImportWork work,
            Rows rows,
            Remarks remarks,
            ListDoubles doubles,
            ImportProgress progress,
            ProgramClock clock,
            Deeds deeds) {
        this.imports = imports;
        this.work = work;
        this.rows = rows;
        this.remarks = remarks;
        this.doubles = doubles;
        this.progress = progress;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/imports/{id}")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer after) {
        var list = list(id, viewer);
        if (list.state() == ImportState.BROUGHT && list.trouble().isEmpty()) {
            return Reply.seeOther(list.address() + "/columns");
        }
        return Reply.show("imports/import", view(list, after == null ? 0 : after));
    }

    private BroughtList list(UUID id, Viewer viewer) {
        return imports.find(id, viewer).orElseThrow(NotFound::new);
    }

    private ListView view(BroughtList list, int after) {
        boolean looked = list.state() == ImportState.CHECKED;
        var page = looked ? doubles.page(list.id(), after) : List.<ListDoubles.Likely>of();
        var known = page.isEmpty()
                ? Map.<UUID, Listing.Known>of()
                : work.listing(list.kind())
                        .known(page.stream().map(ListDoubles.Likely::known).toList());
        return new ListView(
                list,
                list.state().isUnderWay() ? progress.of(list.id()).orElse(null) : null,
                rows.count(list.id()),
                list.state().isUnderWay() ? List.of() : remarks.first(list.id(), true, Remarks.SHOWN),
                remarks.count(list.id(), true),
                looked ? remarks.first(list.id(), false, Remarks.SHOWN) : List.of(),
                remarks.count(list.id(), false),
                page.stream()
                        .filter(one -> known.containsKey(one.known()))
                        .map(one -> new DoubleView(one, known.get(one.known())))
                        .toList(),
                page.size() < ListDoubles.A_PAGE ? null : page.getLast().line(),
                columns(list),
                list.canBeUndone(clock.today()));
    }

    /** What the list itself calls each field. */
    static Map<String, String> columns(BroughtList list) {
        var matching = list.matching();
        return matching == null
                ? Map.of()
                : matching.columns().entrySet().stream()
                        .filter(one -> one.getValue() < list.headers().size())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> list.headers().get(one.getValue())));
    }

    @PostMapping("/office/imports/{id}/choices")
    @Only(Role.OFFICE)
    Reply choose(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = list(id, viewer);
        return deeds.once(form.key(), () -> {
            var forAll = ListDoubles.Choice.find(form.text("all"));
            if (form.ticked("forAll") && forAll.isPresent()) {
                doubles.chooseForAll(id, forAll.get());
            } else {
                doubles.choose(id, chosen(form));
            }
            return Reply.seeOther(
                    list.address() + "?after=" + place(form) + "#doubles", Sentence.of("imports.choices.kept"));
        });
    }

    private static int place(Form form) {
        return form.text("after").matches("\\d{1,7}") ? Integer.parseInt(form.text("after")) : 0;
    }

    private static Map<Integer, ListDoubles.Choice> chosen(Form form) {
        var chosen = new HashMap<Integer, ListDoubles.Choice>();
        for (String field : form.fields()) {
            if (field.matches("choice-\\d{1,7}")) {
                Optional<ListDoubles.Choice> choice = ListDoubles.Choice.find(form.text(field));
                choice.ifPresent(one -> chosen.put(Integer.parseInt(field.substring("choice-".length())), one));
            }
        }
        return chosen;
    }

    @PostMapping("/office/imports/{id}/recording")
    @Only(Role.OFFICE)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = list(id, viewer);
        var count = rows.count(id);
        boolean goodOnly = form.ticked("goodOnly");
        if (count.undecided() > 0) {
            return Reply.seeOther(list.address(), Sentence.of("imports.record.undecided", count.undecided()));
        }
        if (count.refused() > 0 && !goodOnly) {
            return Reply.seeOther(list.address(), Sentence.of("imports.record.refused", count.refused()));
        }
        return deeds.once(form.key(), () -> {
            if (!imports.askToRecord(id, goodOnly, viewer.id().value())) {
                return Reply.seeOther(list.address(), Sentence.of("imports.record.by-another"));
            }
            work.ask(id);
            return Reply.seeOther(list.address());
        });
    }

    @PostMapping("/office/imports/{id}/undoing")
    @Only(Role.OFFICE)
    Reply undo(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = list(id, viewer);
        return deeds.once(form.key(), () -> {
            if (!imports.askToUndo(id, clock.today(), viewer.id().value())) {
                return Reply.seeOther(list.address(), Sentence.of("imports.undo.too-late"));
            }
            work.ask(id);
            return Reply.seeOther(list.address());
        });
    }
}
