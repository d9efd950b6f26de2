package org.cadre.evaluation.result;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cadre.evaluation.Moment;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Option;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of a moment's evaluations, for who may see it. */
@Component
class Results {
    private static final List<String> KINDS = List.of("novice", "newly hired", "aspiring", "turnaround");

    /** What the answers of a cut come to. */
    record Sum(List<Tally> tallies, Overall overall, int answers, int evaluations, int withheld) {}

    /** What there is to choose from. */
    record Choices(
            List<Option> trainers,
            List<Option> cohorts,
            List<Option> editions,
            List<Option> modules,
            List<Option> kinds) {}

    private final Boxes boxes;
    private final People people;
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Texts texts;

    Results(Boxes boxes, People people, JdbcClient jdbc, ProgramClock clock, Texts texts) {
        this.boxes = boxes;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
    }

    /** All closed evaluations of a moment as that viewer sees them. */
    final class Seen {
        private final Moment moment;
        private final List<Closed> all;
        private final Predicate<Closed> mine;
        private final boolean named;
        private final boolean office;

        private Seen(Moment moment, List<Closed> all, Predicate<Closed> mine, boolean named, boolean office) {
            this.moment = moment;
            this.all = all;
            this.mine = mine;
            this.named = named;
            this.office = office;
        }

        private Shown shown(Cut cut) {
            return named ? Shown.named(all, cut) : Shown.of(all, cut, mine);
        }

        Sum of(Cut cut) {
            return sum(shown(cut));
        }

        /** One by itself; nothing of it where too few answered. */
        Sum ofOne(UUID evaluation) {
            Predicate<Closed> it = one -> one.id().equals(evaluation);
            return sum(
                    named
                            ? Shown.named(all.stream().filter(it).toList(), Cut.ALL)
                            : Shown.of(all, Cut.ALL, one -> mine.test(one) && it.test(one)));
        }

        private Sum sum(Shown shown) {
            var those = all.stream()
                    .filter(one -> shown.evaluations().contains(one.id()))
                    .toList();
            var versions = boxes.versions(those);
            int fewest =
                    named ? 1 : those.stream().mapToInt(Closed::threshold).max().orElse(1);
            return new Sum(
                    shown.answers().isEmpty() ? List.of() : Tallies.of(shown.answers(), versions, fewest, office),
                    Overall.of(shown.answers(), versions),
                    shown.answers().size(),
                    shown.evaluations().size(),
                    shown.withheld());
        }

        /** The same cut for each of several, where enough answered. */
        List<Group> compared(List<Option> each, Function<String, Cut> cut) {
            var versions = boxes.versions(all);
            return each.stream()
                    .flatMap(option -> {
                        var overall =
                                Overall.of(shown(cut.apply(option.value())).answers(), versions);
                        var mean = overall.mean();
                        return mean == null
                                ? Stream.empty()
                                : Stream.of(new Group(option.label(), mean, overall.answers()));
                    })
                    .toList();
        }

        /** Month by month, those in which enough answered. */
        List<Trend.Month> trend(Cut cut) {
            var months = new TreeSet<LocalDate>();
            all.stream()
                    .filter(mine)
                    .filter(cut::holds)
                    .forEach(one -> months.add(one.day().withDayOfMonth(1)));
            return months.stream()
                    .flatMap(month ->
                            compared(List.of(new Option(month.toString(), texts.month(month))), _ -> during(cut, month))
                                    .stream()
                                    .map(group -> new Trend.Month(month, group)))
                    .toList();
        }

        private Cut during(Cut cut, LocalDate month) {
            var last = month.plusMonths(1).minusDays(1);
            return new Cut(
                    cut.trainer(),
                    cut.cohort(),
                    cut.edition(),
                    cut.module(),
                    cut.kind(),
                    cut.from() == null || cut.from().isBefore(month) ? month : cut.from(),
                    cut.until() == null || cut.until().isAfter(last) ? last : cut.until());
        }

        Choices choices() {
            var seen = all.stream().filter(mine).toList();
            return new Choices(
                    people(seen),
                    titles("cohort", ids(seen, Closed::cohort)),
                    titles("edition", ids(seen, Closed::edition)),
                    modules(seen),
                    moment.inTheRoom()
                            ? List.of()
                            : KINDS.stream()
                                    .map(kind ->
                                            new Option(kind, texts.say("internship.kind." + kind.replace(' ', '-'))))
                                    .toList());
        }

        private List<Option> people(List<Closed> seen) {
            var ids = new HashSet<PersonId>();
            seen.forEach(one -> one.trainers().forEach(id -> ids.add(new PersonId(id))));
            return people.names(ids).entrySet().stream()
                    .map(one -> new Option(one.getKey().value().toString(), one.getValue()))
                    .sorted(Comparator.comparing(Option::label))
                    .toList();
        }

        private static Set<UUID> ids(List<Closed> seen, Function<Closed, UUID> id) {
            var ids = new HashSet<UUID>();
            seen.stream().map(id).filter(Objects::nonNull).forEach(ids::add);
            return ids;
        }
    }

    /**
     * What somebody may see of a moment: office all, a trainer what belongs to their own offerings, a coach what belongs
     * to their own cohorts.
     */
    Seen of(Moment moment, Viewer viewer) {
        boolean named = moment == Moment.EXIT || moment == Moment.FOLLOW_UP;
        if (named) {
            return new Seen(moment, viewer.isOffice() ? boxes.named(moment) : List.of(), _ -> true, true, viewer.isOffice());
        }
        return new Seen(moment, boxes.anonymous(moment), mine(viewer), false, viewer.isOffice());
    }

    private Predicate<Closed> mine(Viewer viewer) {
        if (viewer.isOffice()) {
            return _ -> true;
        }
        Set<UUID> cohorts = viewer.has(Role.COACH) ? Set.copyOf(coached(viewer)) : Set.of();
        boolean trains = viewer.has(Role.TRAINER);
        return one -> trains && one.trainers().contains(viewer.id().value())
                || one.cohort() != null && cohorts.contains(one.cohort());
    }

    private List<UUID> coached(Viewer viewer) {
        return jdbc.sql("""
                select cohort from cohort_coach
                 where person = :viewer and since <= :today and (until is null or until > :today)
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(UUID.class)
                .list();
    }

    private List<Option> titles(String of, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                select 'cohort' as of, id, name as title from cohort where id in (:ids)
                union all
                select 'edition', id, title || ' ' || version from edition where id in (:ids)
                 order by title
                """)
                .param("ids", ids)
                .query((row, _) ->
                        Map.entry(row.getString("of"), new Option(row.getString("id"), row.getString("title"))))
                .list()
                .stream()
                .filter(one -> one.getKey().equals(of))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** In the order in which they come at offerings, each with the title of a session. */
    private List<Option> modules(List<Closed> seen) {
        var keys = new HashSet<String>();
        seen.stream().map(Closed::module).filter(Objects::nonNull).forEach(keys::add);
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select module as value, min(title) as label
                  from (select module, title, row_number() over (partition by offering order by starts_at) as place
                          from session) s
                 where module in (:keys)
                 group by module
                 order by avg(place), module
                """).param("keys", keys).query(Option.class).list();
    }

    static List<Moment> moments(Viewer viewer) {
        return Arrays.stream(Moment.values())
                .filter(one -> viewer.isOffice() || one != Moment.EXIT && one != Moment.FOLLOW_UP)
                .toList();
    }
}
