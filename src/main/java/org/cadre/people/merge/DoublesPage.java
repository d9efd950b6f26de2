package org.cadre.people.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.people.record.PersonRows;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office looks through likely doubles, compares two records side by side, merges them, and undoes that. */
@Controller
final class DoublesPage {
    private static final int PAGE = 25;
    private static final int AT_ONCE = 200;
    private static final String COMPARE = "people/merge/compare";

    /** The list; {@code next}: the last pair shown when there are more. */
    record ListView(List<LikelyDoubles.Pair> pairs, LikelyDoubles.@Nullable Pair next, LikelyDoubles.Search search) {}

    /**
     * Two records side by side.
     *
     * @param kept the one that is to remain
     * @param against what speaks against merging them
     */
    record CompareView(
            Form form,
            PersonCard kept,
            PersonCard gone,
            List<String> reasons,
            List<Told> facts,
            List<Held> held,
            List<Sentence> against) {
        /** Their author alone reads them, and signs in as somebody else after the merge. */
        boolean leavesNotes() {
            return held.stream().anyMatch(one -> one.table().equals("private_note") && one.gone() > 0);
        }
    }

    /** A fact as both tell it; empty where nothing is known. */
    record Told(Fact fact, String kept, String gone) {
        boolean differs() {
            return !kept.equals(gone);
        }
    }

    /** How many of something each of them has. */
    record Held(String table, long kept, long gone) {}

    private final SheetFiles sheets;
    private final LikelyDoubles doubles;
    private final Merges merges;
    private final People people;
    private final PersonRows rows;
    private final Jobs jobs;
    private final Deeds deeds;
    private final Texts texts;

    DoublesPage(
            LikelyDoubles doubles,
            Merges merges,
            People people,
            PersonRows rows,
            Jobs jobs,
            Deeds deeds,
            Texts texts,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.doubles = doubles;
        this.merges = merges;
        this.people = people;
        this.rows = rows;
        this.jobs = jobs;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/office/doubles")
    @Only(Role.OFFICE)
    Reply list(Form form) {
        var found = doubles.page(form.id("one").orElse(null), form.id("other").orElse(null), PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        return Reply.show(
                "people/merge/doubles", new ListView(shown, more ? shown.getLast() : null, doubles.lastSearch()));
    }

    @GetMapping("/office/doubles.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "doubles",
                texts.say("people.doubles.title"),
                format,
                sheets.columns(
                        "people.doubles.file.one",
                        "people.doubles.file.one-email",
                        "people.doubles.file.one-school",
                        "people.doubles.file.one-district",
                        "people.doubles.file.other",
                        "people.doubles.file.other-email",
                        "people.doubles.file.other-school",
                        "people.doubles.file.other-district",
                        "people.doubles.file.why"),
                SheetFiles.Rows.paged(
                        last -> last == null
                                ? doubles.page(null, null, AT_ONCE)
                                : doubles.page(
                                        last.one().id().value(),
                                        last.other().id().value(),
                                        AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(LikelyDoubles.Pair pair) {
        String why = pair.reasons().stream()
                .map(one -> texts.say("people.doubles.why." + one))
                .collect(Collectors.joining(", "));
        return Stream.of(half(pair.one()), half(pair.other()), Stream.of(Cell.of(why)))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<Cell> half(LikelyDoubles.Half half) {
        return Stream.of(Cell.of(half.name()), Cell.of(half.email()), Cell.of(half.school()), Cell.of(half.district()));
    }

    @PostMapping("/office/doubles")
    @Only(Role.OFFICE)
    Reply search(Form form) {
        return deeds.once(form.key(), () -> {
            doubles.asked();
            jobs.ask(DoubleSearch.JOB, "all");
            return Reply.seeOther("/office/doubles", Sentence.of("people.doubles.asked"));
        });
    }

    /** By the address of the other record, as somebody reads it to office on the phone. */
    @GetMapping("/office/people/{id}/double")
    @Only(Role.OFFICE)
    Reply find(@PathVariable UUID id, Form form) {
        var kept = people.find(new PersonId(id)).orElseThrow(NotFound::new);
        return people.findByEmail(form.text("email"))
                .filter(found -> !found.id().equals(kept.id()))
                .map(found -> Reply.seeOther(address(kept.id(), found.id())))
                .orElseGet(() -> Reply.seeOther(
                        "/office/people/" + id + "#merging",
                        Sentence.of("people.doubles.unknown", form.text("email"))));
    }

    private static String address(PersonId kept, PersonId gone) {
        return "/office/doubles/" + kept + "/" + gone;
    }

    @GetMapping("/office/doubles/{kept}/{gone}")
    @Only(Role.OFFICE)
    Reply compare(Viewer viewer, @PathVariable UUID kept, @PathVariable UUID gone) {
        var one = card(kept);
        var other = card(gone);
        var merged = people.remaining(one.id()).or(() -> people.remaining(other.id()));
        if (merged.isPresent() || one.id().equals(other.id())) {
            return Reply.seeOther("/office/people/" + merged.orElse(one.id()));
        }
        var form = Form.empty();
        for (Told told : facts(one, other)) {
            form.with(told.fact.field(), told.kept.isEmpty() && !told.gone.isEmpty() ? "gone" : "kept");
        }
        return Reply.show(COMPARE, view(viewer, form, one, other));
    }

    private PersonCard card(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private CompareView view(Viewer viewer, Form form, PersonCard kept, PersonCard gone) {
        return new CompareView(
                form,
                kept,
                gone,
                doubles.reasons(kept.id(), gone.id()).orElse(List.of()),
                facts(kept, gone),
                held(kept.id(), gone.id()),
                merges.against(viewer, kept.id(), gone.id()));
    }

    private List<Held> held(PersonId kept, PersonId gone) {
        var counts = new LinkedHashMap<String, long[]>();
        count(kept, counts, 0);
        count(gone, counts, 1);
        return counts.entrySet().stream()
                .map(one -> new Held(one.getKey(), one.getValue()[0], one.getValue()[1]))
                .toList();
    }

    /** What is called by a name: what only the machine needs is not counted for anybody to read. */
    private void count(PersonId person, Map<String, long[]> counts, int place) {
        rows.counts(List.of(person)).forEach((line, count) -> {
            if (texts.knows("people.record." + line.table()) && !line.table().equals("audit_entry")) {
                counts.computeIfAbsent(line.table(), _ -> new long[2])[place] += count;
            }
        });
    }

    private List<Told> facts(PersonCard kept, PersonCard gone) {
        var one = told(kept);
        var other = told(gone);
        var facts = new ArrayList<Told>();
        for (Fact fact : Fact.values()) {
            String first = one.getOrDefault(fact, "");
            String second = other.getOrDefault(fact, "");
            if (!first.isEmpty() || !second.isEmpty()) {
                facts.add(new Told(fact, first, second));
            }
        }
        return facts;
    }

    private Map<Fact, String> told(PersonCard person) {
        var told = new HashMap<Fact, String>();
        told.put(Fact.LEGAL_NAME, person.legalName());
        told.put(Fact.DISPLAY_NAME, person.displayName());
        told.put(Fact.EMAIL, person.email());
        told.put(Fact.PERSONAL_EMAIL, orNothing(person.personalEmail()));
        told.put(Fact.PHONE, orNothing(person.phone()));
        told.put(Fact.ZONE, person.zone().getId());
        told.put(Fact.MEMBER_NUMBER, orNothing(person.memberNumber()));
        told.put(Fact.MEMBER_UNTIL, day(person.memberUntil()));
        told.put(Fact.STATE, orNothing(person.state()));
        told.put(Fact.CAREER_STAGE, stage(person));
        told.put(Fact.YEARS_AS_PRINCIPAL, orNothing(person.yearsAsPrincipal()));
        told.put(Fact.NEEDS, people.needs(person.id()).orElse(""));
        told.put(Fact.DISTRICT, orNothing(person.districtName()));
        told.put(Fact.SCHOOL, orNothing(person.schoolName()));
        return told;
    }

    private String stage(PersonCard person) {
        var stage = person.careerStage();
        return stage == null ? "" : texts.say(stage.label());
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : texts.day(day);
    }

    private static String orNothing(@Nullable Object fact) {
        return fact == null ? "" : fact.toString();
    }

    @PostMapping("/office/doubles/{kept}/{gone}")
    @Only(Role.OFFICE)
    Reply merge(Viewer viewer, @PathVariable UUID kept, @PathVariable UUID gone, Form form) {
        var one = card(kept);
        var other = card(gone);
        return deeds.once(form.key(), () -> switch (merges.merge(viewer, one.id(), other.id(), chosen(form))) {
            case MergeOutcome.Done(var _) ->
                Reply.seeOther(
                        "/office/people/" + one.id(),
                        Sentence.of("people.merge.done", other.displayName(), Merges.DAYS));
            case MergeOutcome.Already(var remaining) ->
                Reply.seeOther("/office/people/" + remaining, Sentence.of("people.merge.already"));
            case MergeOutcome.Refused(var reasons) -> {
                reasons.forEach(reason -> form.wrong("against-" + reasons.indexOf(reason), reason));
                yield Reply.again(COMPARE, view(viewer, form, one, other));
            }
        });
    }

    private static Set<Fact> chosen(Form form) {
        var chosen = EnumSet.noneOf(Fact.class);
        for (Fact fact : Fact.values()) {
            if (form.text(fact.field()).equals("gone")) {
                chosen.add(fact);
            }
        }
        return chosen;
    }

    @PostMapping("/office/doubles/{one}/{other}/two-people")
    @Only(Role.OFFICE)
    Reply areTwo(Viewer viewer, @PathVariable UUID one, @PathVariable UUID other, Form form) {
        var first = card(one);
        var second = card(other);
        return deeds.once(form.key(), () -> {
            doubles.areTwo(viewer, first.id(), second.id());
            return Reply.seeOther(
                    "/office/doubles", Sentence.of("people.doubles.two", first.displayName(), second.displayName()));
        });
    }

    @PostMapping("/office/merges/{id}/undoing")
    @Only(Role.OFFICE)
    Reply undo(Viewer viewer, @PathVariable UUID id, Form form) {
        var merge = merges.find(id).orElseThrow(NotFound::new);
        String place = "/office/people/" + merge.kept();
        return deeds.once(form.key(), () -> switch (merges.undo(viewer, id)) {
            case MergeOutcome.Done(var _), MergeOutcome.Already(var _) ->
                Reply.seeOther(place, Sentence.of("people.merge.undone", merge.goneName()));
            case MergeOutcome.Refused(var reasons) ->
                Reply.again("people/merge/not-undone", new NotUndone(merge, reasons));
        });
    }

    /** Why it can't be undone. */
    record NotUndone(Merges.Past merge, List<Sentence> reasons) {}
}
