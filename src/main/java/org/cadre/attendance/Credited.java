package org.cadre.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.offering.OfferingId;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Requirement;
import org.cadre.program.Standings;

/**
 * What one person's marks are worth: PD minutes by the edition of each event, never more of a module than it has over all
 * events, and where part one or a recertification was completed.
 */
final class Credited {
    /**
     * Where and when something was completed.
     *
     * @param marks the marks it rests on
     */
    record Completion(OfferingId offering, LocalDate on, List<Mark> marks) {}

    private static final Comparator<Mark> IN_TIME =
            Comparator.comparing(Mark::startsAt).thenComparing(Mark::id);

    private final List<Mark> marks;
    private final Function<EditionId, Edition> editions;
    private final Map<UUID, Integer> minutes = new LinkedHashMap<>();

    Credited(List<Mark> marks, Function<EditionId, Edition> editions) {
        this.marks = marks.stream().sorted(IN_TIME).toList();
        this.editions = editions;
        credit();
    }

    private void credit() {
        var ofModule = new HashMap<String, Integer>();
        for (var mark : marks) {
            int credited = whole(mark);
            var module = mark.module();
            if (module != null) {
                int before = ofModule.getOrDefault(module, 0);
                credited = Math.min(credited, moduleMinutes(mark, module) - before);
                ofModule.put(module, before + credited);
            }
            minutes.put(mark.id(), credited);
        }
    }

    /** What a mark is worth if it is the only one. */
    private int whole(Mark mark) {
        return edition(mark).attendance().credited(mark.minutes(), mark.of());
    }

    private int moduleMinutes(Mark mark, String module) {
        return edition(mark).module(module).map(Edition.ProgramModule::minutes).orElse(mark.of());
    }

    private Edition edition(Mark mark) {
        return editions.apply(mark.edition());
    }

    List<Mark> marks() {
        return marks;
    }

    /** PD minutes credited for one mark. */
    int minutes(Mark mark) {
        return minutes.getOrDefault(mark.id(), 0);
    }

    /** PD minutes in all. */
    int minutes() {
        return minutes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** PD minutes by the closed event they were earned in. */
    Map<OfferingId, Integer> finalMinutes() {
        var all = new LinkedHashMap<OfferingId, Integer>();
        for (var mark : marks) {
            if (mark.closed()) {
                all.merge(mark.offering(), minutes(mark), Integer::sum);
            }
        }
        return all;
    }

    /** The facts an edition judges. It counts each module up to its minutes itself. */
    Evidence evidence() {
        var facts = new ArrayList<Fact>();
        for (var mark : marks) {
            if (mark.isOfRecertification()) {
                facts.add(new Fact.Recertified(mark.id(), whole(mark), mark.day()));
            } else if (mark.module() != null) {
                facts.add(mark.attended(whole(mark)));
            }
        }
        return Evidence.of(facts);
    }

    /**
     * Each time part one was completed, earliest first, as that edition judges it. Whoever starts over completes it again
     * by attending all of it again.
     */
    List<Completion> partOne(Edition edition) {
        var byDay = new TreeMap<LocalDate, List<Mark>>();
        marks.stream()
                .filter(Mark::isOfPartOne)
                .forEach(mark -> byDay.computeIfAbsent(mark.day(), _ -> new ArrayList<>())
                        .add(mark));
        var completions = new ArrayList<Completion>();
        var since = new ArrayList<Mark>();
        for (var day : byDay.entrySet()) {
            since.addAll(day.getValue());
            var facts = since.stream().map(mark -> mark.attended(whole(mark))).toList();
            if (Standings.partOne(edition, Evidence.of(facts), day.getKey()).isMet()) {
                completions.add(new Completion(day.getValue().getLast().offering(), day.getKey(), List.copyOf(since)));
                since.clear();
            }
        }
        return completions;
    }

    /** The recertification days that were attended as their edition asks. */
    List<Completion> recertifications() {
        var byOffering = new LinkedHashMap<OfferingId, List<Mark>>();
        marks.stream()
                .filter(Mark::isOfRecertification)
                .forEach(mark -> byOffering
                        .computeIfAbsent(mark.offering(), _ -> new ArrayList<>())
                        .add(mark));
        return byOffering.entrySet().stream()
                .filter(event ->
                        event.getValue().stream().mapToInt(this::minutes).sum()
                                >= recertificationMinutes(
                                        edition(event.getValue().getFirst())))
                .map(event -> new Completion(
                        event.getKey(), event.getValue().getLast().day(), event.getValue()))
                .toList();
    }

    private static int recertificationMinutes(Edition edition) {
        return asked(edition.renewalRequirement()).orElse(edition.attendance().recertificationMinutes());
    }

    private static Optional<Integer> asked(Requirement requirement) {
        if (requirement instanceof Requirement.RecertificationAttended(var _, var _, int minutes)) {
            return Optional.of(minutes);
        }
        return requirement.parts().stream()
                .map(Credited::asked)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
