package org.cadre.standards;

import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks a package through against what is here: what is wrong with it, and what it would change. */
final class CaseCheck {
    private static final int MOST = 100;

    /**
     * What is here already.
     *
     * @param before the framework as it is; null: it is new
     * @param elsewhere ids of the package that mean something of another framework, with its title
     * @param kinds of everything it has or ever had, by id
     * @param nodes ids of items and documents of other frameworks, which associations may lead to
     */
    record Known(@Nullable CasePackage before, Map<UUID, String> elsewhere, Map<UUID, Kind> kinds, Set<UUID> nodes) {}

    /** @param type its class in the standard */
    record Line(String type, UUID id, String title) {}

    /** What recording it would change; problems forbid it. */
    record Changes(
            UUID id,
            String title,
            boolean fresh,
            boolean documentChanged,
            List<Line> added,
            List<Line> changed,
            List<Line> gone,
            List<Sentence> problems) {
        boolean changesNothing() {
            return !fresh && !documentChanged && added.isEmpty() && changed.isEmpty() && gone.isEmpty();
        }

        boolean isRight() {
            return problems.isEmpty();
        }
    }

    private final CasePackage content;
    private final Known known;
    private final Map<UUID, Part> items = new HashMap<>();
    private final Set<Sentence> problems = new LinkedHashSet<>();

    private CaseCheck(CasePackage content, Known known) {
        this.content = content;
        this.known = known;
        content.all(Kind.ITEM).forEach(item -> items.put(item.id(), item));
    }

    static Changes of(CasePackage content, Known known) {
        return new CaseCheck(content, known).changes();
    }

    private Changes changes() {
        idsStandOnce();
        associationsLeadSomewhere();
        everyItemHasAParent();
        noItemStandsAboveItself();
        var before =
                known.before() == null ? Map.<UUID, Part>of() : known.before().byId();
        var added = new ArrayList<Line>();
        var changed = new ArrayList<Line>();
        var gone = new ArrayList<Line>();
        var after = new HashSet<UUID>();
        for (var part : content.parts()) {
            after.add(part.id());
            var was = before.get(part.id());
            if (was == null) {
                added.add(line(part));
            } else if (!was.json().equals(part.json())) {
                changed.add(line(part));
            }
        }
        before.forEach((id, part) -> {
            if (!after.contains(id)) {
                gone.add(line(part));
            }
        });
        boolean documentChanged = known.before() != null
                && !(known.before().document().equals(content.document())
                        && known.before().extras().equals(content.extras()));
        var changes = new Changes(
                content.id(),
                content.title(),
                known.before() == null,
                documentChanged,
                added,
                changed,
                gone,
                List.of());
        if (known.before() != null && !changes.changesNothing()) {
            isNotOlder(known.before().document());
        }
        return new Changes(
                changes.id,
                changes.title,
                changes.fresh,
                changes.documentChanged,
                changes.added,
                changes.changed,
                changes.gone,
                problems.stream().limit(MOST).toList());
    }

    private static Line line(Part part) {
        return new Line(part.kind().type(), part.id(), part.title());
    }

    private void idsStandOnce() {
        var seen = new HashMap<UUID, String>();
        seen.put(content.id(), "CFDocument");
        for (var part : content.parts()) {
            var other = seen.putIfAbsent(part.id(), part.kind().type());
            if (other != null) {
                problems.add(Sentence.of(
                        "standards.case.twice",
                        part.id().toString(),
                        other,
                        part.kind().type()));
            }
        }
        for (var part : content.parts()) {
            var was = known.kinds().getOrDefault(part.id(), part.kind());
            if (was != part.kind()) {
                problems.add(Sentence.of(
                        "standards.case.twice",
                        part.id().toString(),
                        was.type(),
                        part.kind().type()));
            }
        }
        for (var id : seen.keySet()) {
            var framework = known.elsewhere().get(id);
            if (framework != null) {
                problems.add(Sentence.of("standards.case.elsewhere", id.toString(), framework));
            }
        }
    }

    private void associationsLeadSomewhere() {
        for (var part : content.all(Kind.ASSOCIATION)) {
            end(part, "originNodeURI");
            if (part.isChildOf()) {
                var above = part.end("destinationNodeURI");
                if (above == null || !(items.containsKey(above) || above.equals(content.id()))) {
                    problems.add(Sentence.of(
                            "standards.case.no-parent-there",
                            title(part.end("originNodeURI"), part.json().path("originNodeURI")),
                            written(part, "destinationNodeURI"),
                            part.id().toString()));
                }
            } else {
                end(part, "destinationNodeURI");
            }
        }
    }

    private void end(Part part, String field) {
        if (part.json().path(field).path("targetType").asString("CASE").equals("CASE")) {
            var id = part.end(field);
            if (id == null
                    || !(items.containsKey(id)
                            || id.equals(content.id())
                            || known.nodes().contains(id))) {
                problems.add(Sentence.of(
                        "standards.case.leads-nowhere",
                        part.id().toString(),
                        part.text("associationType"),
                        written(part, field)));
            }
        }
    }

    private static String written(Part part, String field) {
        return part.json().path(field).path("identifier").asString("");
    }

    private String title(@Nullable UUID item, JsonNode node) {
        var found = item == null ? null : items.get(item);
        return found == null ? node.path("title").asString("") : found.title();
    }

    private void everyItemHasAParent() {
        var children = content.children().keySet();
        content.all(Kind.ITEM).stream()
                .filter(item -> !children.contains(item.id()))
                .forEach(item -> problems.add(Sentence.of(
                        "standards.case.no-parent", item.title(), item.id().toString())));
    }

    /** Walks up from each item; what has been walked once is known to come to an end. */
    private void noItemStandsAboveItself() {
        var above = new HashMap<UUID, List<UUID>>();
        for (var part : content.all(Kind.ASSOCIATION)) {
            var child = part.end("originNodeURI");
            var parent = part.end("destinationNodeURI");
            if (part.isChildOf() && child != null && parent != null) {
                above.computeIfAbsent(child, _ -> new ArrayList<>()).add(parent);
            }
        }
        var done = new HashSet<UUID>();
        for (var item : items.keySet().stream().sorted().toList()) {
            var cycle = cycle(item, above, done);
            if (cycle != null) {
                problems.add(Sentence.of(
                        "standards.case.cycle", cycle.title(), cycle.id().toString()));
            }
        }
    }

    private record Step(UUID id, Iterator<UUID> rest) {}

    private @Nullable Part cycle(UUID from, Map<UUID, List<UUID>> above, Set<UUID> done) {
        var way = new LinkedHashSet<UUID>();
        var steps = new ArrayDeque<Step>();
        Part found = null;
        enter(from, above, done, way, steps);
        while (!steps.isEmpty()) {
            var step = steps.peek();
            if (!step.rest.hasNext()) {
                steps.pop();
                way.remove(step.id);
                done.add(step.id);
                continue;
            }
            var next = step.rest.next();
            if (way.contains(next)) {
                found = items.get(next);
            } else {
                enter(next, above, done, way, steps);
            }
        }
        return found;
    }

    private static void enter(
            UUID id, Map<UUID, List<UUID>> above, Set<UUID> done, Set<UUID> way, ArrayDeque<Step> steps) {
        if (!done.contains(id) && way.add(id)) {
            steps.push(new Step(id, above.getOrDefault(id, List.of()).iterator()));
        }
    }

    private void isNotOlder(ObjectNode before) {
        var here = moment(before);
        var there = moment(content.document());
        if (there.isBefore(here)) {
            problems.add(Sentence.of("standards.case.older", there.toString(), here.toString()));
        }
    }

    private static OffsetDateTime moment(ObjectNode document) {
        return OffsetDateTime.parse(document.path("lastChangeDateTime").asString());
    }
}
