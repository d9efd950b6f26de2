package org.cadre.reporting.list;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.reporting.list.ListView.Choice;
import org.cadre.reporting.list.ListView.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a list out of its address. */
@Component
class ListViews {
    /** So many filters stand open; the others are one click away. */
    private static final int AT_HAND = 4;

    private final Lists lists;
    private final ListReader reader;
    private final FilterOptions options;
    private final SavedLists saved;
    private final Texts texts;

    ListViews(Lists lists, ListReader reader, FilterOptions options, SavedLists saved, Texts texts) {
        this.lists = lists;
        this.reader = reader;
        this.options = options;
        this.saved = saved;
        this.texts = texts;
    }

    /** What the address of a form asks, with what is wrong said in the form. */
    ListQuestion question(ListKind kind, Form form) {
        var question = reader.read(ListAddress.of(kind, form), form.text("after"), form.text("before"));
        question.problems().forEach(form::wrong);
        return question;
    }

    ListView view(ListQuestion question, Form form, Form saving, Viewer viewer) {
        var source = question.source();
        var page = question.isRight() ? lists.page(question, viewer) : new Lists.Page(List.of(), false, false);
        var choices = source.filters().stream()
                .map(filter -> choice(filter, question, form))
                .toList();
        int open = Math.min(AT_HAND, choices.size());
        return new ListView(
                source.kind(),
                form,
                saving,
                question,
                choices.subList(0, open),
                choices.subList(open, choices.size()),
                page.rows().stream().map(row -> shown(row, question)).toList(),
                question.isRight() ? lists.count(question, page, viewer) : new Lists.Count(0, true),
                page.more() ? place(question, "after", page.rows().getLast().place()) : null,
                page.earlier() && !page.rows().isEmpty()
                        ? place(question, "before", page.rows().getFirst().place())
                        : null,
                saved.of(viewer, source.kind()),
                question.address().asked().getOrDefault(ListReader.COLUMNS, List.of()));
    }

    private Choice choice(Filter filter, ListQuestion question, Form form) {
        String value = form.text(filter.word());
        Object wanted = question.wanted().get(filter.word());
        String own = filter.label() + "." + question.source().kind().word();
        return new Choice(
                filter,
                texts.knows(own) ? own : filter.label(),
                value,
                options.of(filter, wanted),
                filter.kind() == Filter.Kind.DISTRICT ? name(filter, wanted) : null);
    }

    private @Nullable String name(Filter filter, @Nullable Object wanted) {
        return wanted instanceof UUID id ? options.name(filter.kind(), id).orElse(null) : null;
    }

    private Shown shown(Row row, ListQuestion question) {
        return new Shown(
                question.source().href(row.target()),
                row.sample(),
                question.columns().stream()
                        .map(column -> row.value(column).said(texts))
                        .toList());
    }

    private static String place(ListQuestion question, String direction, Place place) {
        String query = question.address().query();
        return question.source().kind().place() + "?" + (query.isEmpty() ? "" : query + "&") + direction + "="
                + ListAddress.encoded(place.written());
    }
}
