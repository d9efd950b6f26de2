package org.cadre.notification.wording;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Language;
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

/** The texts of automatic mail, by what they are about; one is worded anew, previewed, and taken back to the default. */
@Controller
final class WordingPage {
    private static final String PLACE = "/office/wordings";

    record GroupsView(List<Group> groups) {}

    /** @param changed how many are worded by the operator, in any edition and language */
    record Group(String name, Sentence title, int texts, long changed) {}

    /** One group in an edition and a language. */
    record GroupView(
            String group,
            Sentence title,
            Chosen chosen,
            List<Option> editions,
            List<Option> languages,
            List<Line> lines) {}

    /** For which readers. */
    record Chosen(String edition, String language) {
        String query() {
            return "?edition=" + edition + "&language=" + language;
        }
    }

    /** @param behind whether the product says something else since it was written */
    record Line(
            String key,
            Sentence part,
            String said,
            @Nullable Sentence from,
            boolean behind) {}

    /** A text being worded. */
    record TextView(
            Form form,
            Catalog.Entry entry,
            Sentence title,
            Chosen chosen,
            Sentence readers,
            @Nullable String changedBy,
            @Nullable String defaultWas,
            String standard,
            @Nullable Sentence fallsBackTo,
            List<String> arguments,
            String preview,
            List<Option> people,
            List<Shown> changes) {}

    /** A change in names that a person understands. */
    record Shown(String after, Wordings.Change change) {}

    private final Catalog catalog;
    private final Wordings wordings;
    private final Editing editing;
    private final Samples samples;
    private final Texts texts;
    private final Deeds deeds;

    WordingPage(Catalog catalog, Wordings wordings, Editing editing, Samples samples, Texts texts, Deeds deeds) {
        this.catalog = catalog;
        this.wordings = wordings;
        this.editing = editing;
        this.samples = samples;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/wordings")
    @Only(Role.OFFICE)
    Reply groups() {
        var changed = wordings.keys();
        return Reply.show(
                "notification/wording/groups",
                new GroupsView(catalog.groups().entrySet().stream()
                        .map(one -> new Group(
                                one.getKey(),
                                title(one.getKey()),
                                one.getValue().size(),
                                one.getValue().stream()
                                        .filter(entry -> changed.contains(entry.key()))
                                        .count()))
                        .toList()));
    }

    static Sentence title(String group) {
        return Sentence.of("wording.group." + group);
    }

    @GetMapping("/office/wordings/{group}")
    @Only(Role.OFFICE)
    Reply group(
            @PathVariable String group,
            @RequestParam(defaultValue = Editions.NATIONAL) String edition,
            @RequestParam(defaultValue = "en") String language) {
        var entries = catalog.groups().get(group);
        if (entries == null) {
            throw new NotFound();
        }
        var chosen = chosen(edition, language);
        return Reply.show(
                "notification/wording/group",
                new GroupView(
                        group,
                        title(group),
                        chosen,
                        wordings.bySlug().values().stream()
                                .map(one -> new Option(one.slug(), one.title()))
                                .toList(),
                        texts.languages().stream()
                                .map(one -> new Option(one.tag(), one.ownName()))
                                .toList(),
                        entries.stream()
                                .map(entry -> line(entry.in(texts, chosen.language), chosen))
                                .toList()));
    }

    private Chosen chosen(String edition, String language) {
        if (!wordings.bySlug().containsKey(edition) || texts.language(language).isEmpty()) {
            throw new NotFound();
        }
        return new Chosen(edition, language);
    }

    private Line line(Catalog.Entry entry, Chosen chosen) {
        var place = place(entry, chosen);
        var written = wordings.written(place);
        if (written.isPresent()) {
            var one = written.get();
            return new Line(
                    entry.key(),
                    part(entry),
                    shownOrAsIs(entry, one.pattern()),
                    Sentence.of("wording.worded", one.changedBy()),
                    !one.defaultWas().equals(entry.pattern()));
        }
        var fallback = wordings.fallback(place, entry.pattern());
        return new Line(entry.key(), part(entry), shownOrAsIs(entry, fallback.pattern()), from(fallback), false);
    }

    /** Which part of a mail a text is, as far as its key says so. */
    static Sentence part(Catalog.Entry entry) {
        String key = entry.key();
        if (key.endsWith(".subject")) {
            return Sentence.of("wording.part.subject");
        }
        if (key.endsWith(".button") || key.endsWith(".do")) {
            return Sentence.of("wording.part.button");
        }
        return Sentence.of(key.contains(".because") ? "wording.part.because" : "wording.part.text");
    }

    private static Wordings.Place place(Catalog.Entry entry, Chosen chosen) {
        return new Wordings.Place(chosen.edition, chosen.language, entry.key());
    }

    private @Nullable Sentence from(Wordings.Written fallback) {
        return fallback.edition().isEmpty()
                ? null
                : Sentence.of("wording.from", title(fallback.edition(), fallback.language()));
    }

    private Sentence title(String edition, String language) {
        return Sentence.of(
                "wording.readers",
                Objects.requireNonNull(wordings.bySlug().get(edition)).title(),
                new Language(language).ownName());
    }

    @GetMapping("/office/wordings/{group}/{key}")
    @Only(Role.OFFICE)
    Reply text(
            @PathVariable String group,
            @PathVariable String key,
            @RequestParam(defaultValue = Editions.NATIONAL) String edition,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(required = false) @Nullable UUID as) {
        var chosen = chosen(edition, language);
        var entry = entry(group, key, chosen);
        var place = place(entry, chosen);
        String now = wordings.written(place)
                .map(Wordings.Written::pattern)
                .orElseGet(() -> wordings.fallback(place, entry.pattern()).pattern());
        var form = Form.empty()
                .with("text", shownOrAsIs(entry, now))
                .with(
                        "read",
                        wordings.written(place).map(Wordings.Written::pattern).orElse(""))
                .with("as", as);
        return Reply.show("notification/wording/text", view(entry, chosen, form, now));
    }

    private Catalog.Entry entry(String group, String key, Chosen chosen) {
        return catalog.find(key)
                .filter(one -> one.group().equals(group))
                .map(one -> one.in(texts, chosen.language))
                .orElseThrow(NotFound::new);
    }

    private TextView view(Catalog.Entry entry, Chosen chosen, Form form, String previewed) {
        var place = place(entry, chosen);
        var written = wordings.written(place);
        var fallback = wordings.fallback(place, entry.pattern());
        return new TextView(
                form,
                entry,
                title(entry.group()),
                chosen,
                title(chosen.edition, chosen.language),
                written.map(Wordings.Written::changedBy).orElse(null),
                written.map(Wordings.Written::defaultWas)
                        .filter(was -> !was.equals(entry.pattern()))
                        .map(was -> shownOrAsIs(entry, was))
                        .orElse(null),
                shownOrAsIs(entry, fallback.pattern()),
                from(fallback),
                Editing.usable(entry),
                preview(entry, chosen, previewed, form.id("as").orElse(null)),
                samples.readers().stream()
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList(),
                wordings.changes(place).stream()
                        .map(one -> new Shown(shownOrAsIs(entry, one.after() == null ? "" : one.after()), one))
                        .toList());
    }

    /** What was kept when a default had other arguments may not be filled in any more: the page still leads back. */
    private String preview(Catalog.Entry entry, Chosen chosen, String pattern, @Nullable UUID as) {
        try {
            return new Language(chosen.language).during(() -> samples.say(entry, pattern, as));
        } catch (IllegalArgumentException _) {
            return texts.say("wording.preview.broken");
        }
    }

    /** An older default may have had other arguments. */
    static String shownOrAsIs(Catalog.Entry entry, String pattern) {
        try {
            return entry.shown(pattern);
        } catch (IndexOutOfBoundsException | NumberFormatException | ArgumentNames.Broken _) {
            return pattern;
        }
    }

    @PostMapping("/office/wordings/{group}/{key}")
    @Only(Role.OFFICE)
    Reply word(
            Viewer viewer,
            @PathVariable String group,
            @PathVariable String key,
            @RequestParam(defaultValue = Editions.NATIONAL) String edition,
            @RequestParam(defaultValue = "en") String language,
            Form form) {
        var chosen = chosen(edition, language);
        var entry = entry(group, key, chosen);
        var fallback = wordings.fallback(place(entry, chosen), entry.pattern());
        return switch (editing.read(entry, form.text("text"))) {
            case Editing.Read.Wrong(var why) -> {
                form.wrong("text", why);
                yield Reply.again("notification/wording/text", view(entry, chosen, form, fallback.pattern()));
            }
            case Editing.Read.Right(var pattern) ->
                form.has("do", "preview")
                        ? Reply.show("notification/wording/text", view(entry, chosen, form, pattern))
                        : deeds.once(form.key(), () -> kept(viewer, entry, chosen, form, pattern));
        };
    }

    private Reply kept(Viewer viewer, Catalog.Entry entry, Chosen chosen, Form form, @Nullable String pattern) {
        String read = form.text("read").isEmpty() ? null : form.text("read");
        String place = PLACE + "/" + entry.group() + "/" + entry.key() + chosen.query();
        if (!wordings.keep(viewer.id(), viewer.actor(), place(entry, chosen), entry.pattern(), read, pattern)) {
            return Reply.seeOther(place, Sentence.of("wording.changed-meanwhile"));
        }
        return Reply.seeOther(
                PLACE + "/" + entry.group() + chosen.query(),
                Sentence.of(pattern == null ? "wording.back" : "wording.kept"));
    }

    @PostMapping("/office/wordings/{group}/{key}/default")
    @Only(Role.OFFICE)
    Reply back(
            Viewer viewer,
            @PathVariable String group,
            @PathVariable String key,
            @RequestParam(defaultValue = Editions.NATIONAL) String edition,
            @RequestParam(defaultValue = "en") String language,
            Form form) {
        var chosen = chosen(edition, language);
        var entry = entry(group, key, chosen);
        return deeds.once(form.key(), () -> kept(viewer, entry, chosen, form, null));
    }
}
