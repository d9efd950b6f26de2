package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.cadre.program.Edition;
import org.cadre.program.Requirement;

/**
 * A requirement as a tree of thresholds. Each quantity it asks for has steps: step k is reached by as much as its k-th
 * threshold, step 0 by nothing.
 */
final class Tree {
    private static final int NEVER = Integer.MAX_VALUE;

    private sealed interface Node {
        record Group(int need, List<Node> parts) implements Node {}

        record Leaf(int quantity, int step) implements Node {}
    }

    private final Edition edition;
    private final List<Quantity> quantities;
    private final long[][] thresholds;
    private final Node root;

    private Tree(Edition edition, List<Quantity> quantities, long[][] thresholds, Node root) {
        this.edition = edition;
        this.quantities = quantities;
        this.thresholds = thresholds;
        this.root = root;
    }

    static Tree of(Edition edition, Requirement requirement) {
        var asked = new LinkedHashMap<Quantity, TreeSet<Long>>();
        collect(edition, requirement, asked);
        var quantities = List.copyOf(asked.keySet());
        long[][] thresholds = asked.values().stream()
                .map(values -> values.stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
        var places = new LinkedHashMap<Quantity, Integer>();
        quantities.forEach(quantity -> places.put(quantity, places.size()));
        return new Tree(edition, quantities, thresholds, node(edition, requirement, places, thresholds));
    }

    private static void collect(Edition edition, Requirement requirement, Map<Quantity, TreeSet<Long>> asked) {
        for (var threshold : thresholds(edition, requirement)) {
            if (threshold.least > 0 && threshold.possible) {
                asked.computeIfAbsent(threshold.of, _ -> new TreeSet<>()).add(threshold.least);
            }
        }
        requirement.parts().forEach(part -> collect(edition, part, asked));
    }

    /** @param possible false: this edition never counts so much of it */
    private record Threshold(Quantity of, long least, boolean possible) {
        Threshold(Quantity of, long least) {
            this(of, least, true);
        }
    }

    /** What a leaf asks for, all of it; nothing for what is made of parts. */
    private static List<Threshold> thresholds(Edition edition, Requirement requirement) {
        return switch (requirement) {
            case Requirement.AllOf _, Requirement.AnyOf _, Requirement.AtLeast _ -> List.of();
            case Requirement.ModulesAttended(var _, var _, var modules) ->
                modules.stream().map(one -> module(edition, one)).toList();
            case Requirement.PdMinutes(var _, var _, var minutes) -> List.of(new Threshold(new Quantity.Pd(), minutes));
            case Requirement.PairingInForce _ -> List.of(new Threshold(Quantity.Plain.PAIRING, 1));
            case Requirement.ContactMinutes(var _, var _, var minutes, var level) ->
                List.of(new Threshold(new Quantity.Contact(level), minutes));
            case Requirement.ContactCadence(var _, var _, var months, var level, var excusable) ->
                List.of(new Threshold(new Quantity.Cadence(months, level, excusable), months > 0 ? 1 : 0));
            case Requirement.MonthlyReportsAccepted(var _, var _, var count) ->
                List.of(new Threshold(Quantity.Plain.REPORTS, count));
            case Requirement.MeetingsAttended(var _, var _, var count, var _) ->
                List.of(new Threshold(Quantity.Plain.MEETINGS, count));
            case Requirement.ProjectPassed _ -> List.of(new Threshold(Quantity.Plain.PROJECT, 1));
            case Requirement.RecertificationAttended(var _, var _, var minutes) ->
                List.of(new Threshold(Quantity.Plain.RECERTIFIED, minutes));
        };
    }

    /** No more counts of a module than it has minutes, and nothing of a module the edition does not know. */
    private static Threshold module(Edition edition, Requirement.ModuleMinutes wanted) {
        int most = edition.module(wanted.module())
                .map(Edition.ProgramModule::minutes)
                .orElse(0);
        return new Threshold(new Quantity.Module(wanted.module()), wanted.minutes(), wanted.minutes() <= most);
    }

    private static Node node(
            Edition edition, Requirement requirement, Map<Quantity, Integer> places, long[][] thresholds) {
        var parts = new ArrayList<Node>();
        for (var part : requirement.parts()) {
            parts.add(node(edition, part, places, thresholds));
        }
        for (var threshold : thresholds(edition, requirement)) {
            parts.add(leaf(threshold, places, thresholds));
        }
        int need = switch (requirement) {
            case Requirement.AnyOf _ -> 1;
            case Requirement.AtLeast(var _, var _, var count, var _) -> count;
            default -> parts.size();
        };
        return new Node.Group(need, parts);
    }

    private static Node leaf(Threshold threshold, Map<Quantity, Integer> places, long[][] thresholds) {
        if (threshold.least <= 0) {
            return new Node.Leaf(0, 0);
        }
        if (!threshold.possible) {
            return new Node.Leaf(0, NEVER);
        }
        int place = Objects.requireNonNull(places.get(threshold.of));
        int step = 1;
        while (thresholds[place][step - 1] != threshold.least) {
            step++;
        }
        return new Node.Leaf(place, step);
    }

    Edition edition() {
        return edition;
    }

    List<Quantity> quantities() {
        return quantities;
    }

    /** The highest step of a quantity. */
    int steps(int quantity) {
        return thresholds[quantity].length;
    }

    /** How much reaches a step. */
    long least(int quantity, int step) {
        return step == 0 ? 0 : thresholds[quantity][step - 1];
    }

    /** How much there is at most while no step above this one is reached; {@link Long#MAX_VALUE} for the highest. */
    long most(int quantity, int step) {
        return step == steps(quantity) ? Long.MAX_VALUE : thresholds[quantity][step] - 1;
    }

    /** Whether it is met when so many steps are reached of each quantity. */
    boolean isMet(int[] reached) {
        return isMet(root, reached);
    }

    private static boolean isMet(Node node, int[] reached) {
        return switch (node) {
            case Node.Leaf(var quantity, var step) -> step == 0 || step != NEVER && reached[quantity] >= step;
            case Node.Group(var need, var parts) -> {
                int met = 0;
                int left = parts.size();
                for (var part : parts) {
                    if (met >= need || met + left < need) {
                        break;
                    }
                    met += isMet(part, reached) ? 1 : 0;
                    left--;
                }
                yield met >= need;
            }
        };
    }
}
