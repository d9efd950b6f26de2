package org.cadre.notification.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.reporting.BehindPace;
import org.cadre.reporting.list.PeopleOfList;
import org.cadre.reporting.list.SavedList;
import org.cadre.reporting.list.SavedList.SavedListId;
import org.cadre.reporting.list.SavedLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up who an audience is at this moment. A list may name somebody twice; they are told once. */
@Component
class Audiences {
    /** Something to choose, by its name. */
    record Choice(UUID id, String name, LocalDate day) {}

    private final JdbcClient jdbc;
    private final BehindPace behindPace;
    private final SavedLists saved;
    private final PeopleOfList ofLists;
    private final ProgramClock clock;

    Audiences(JdbcClient jdbc, BehindPace behindPace, SavedLists saved, PeopleOfList ofLists, ProgramClock clock) {
        this.jdbc = jdbc;
        this.behindPace = behindPace;
        this.saved = saved;
        this.ofLists = ofLists;
        this.clock = clock;
    }

    List<PersonId> people(Audience audience, Viewer office) {
        return switch (audience) {
            case Audience.OfOffering(UUID offering) -> ofOffering(offering);
            case Audience.OfCohort(UUID cohort) -> ofCohort(cohort);
            case Audience.Behind() -> behindPace.seenBy(office);
            case Audience.Expiring(int months) -> expiring(months);
            case Audience.OfList(UUID list) -> ofList(list, office);
        };
    }

    /** As the list is at this moment, seen by whoever scheduled the message; one that cannot be understood any more names nobody. */
    private List<PersonId> ofList(UUID list, Viewer office) {
        var people = new ArrayList<PersonId>();
        saved.find(new SavedListId(list), office)
                .map(SavedList::address)
                .filter(address -> ofLists.problems(address).isEmpty())
                .ifPresent(address -> ofLists.each(address, office, one -> people.add(one.id())));
        return people;
    }

    /** The lists of the office and the viewer's own, by name. */
    List<SavedList> lists(Viewer office) {
        return saved.of(office);
    }

    boolean isList(UUID id, Viewer office) {
        return saved.find(new SavedListId(id), office).isPresent();
    }

    private List<PersonId> ofOffering(UUID offering) {
        return jdbc.sql("""
                select person from registration
                 where offering = :offering and seat in ('held', 'confirmed') and person is not null
                 order by person
                """).param("offering", offering).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    private List<PersonId> ofCohort(UUID cohort) {
        return jdbc.sql("""
                select person from internship where cohort = :cohort and state in ('applied', 'active', 'on hold')
                 order by person
                """).param("cohort", cohort).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    private List<PersonId> expiring(int months) {
        var today = clock.today();
        return jdbc
                .sql("""
                select c.person from certificate c
                 where c.state = 'issued' and c.valid_from <= :today and c.expires between :today and :until
                   and not exists (select 1 from certificate n where n.prior = c.id and n.state <> 'revoked')
                 order by c.person
                """)
                .param("today", today)
                .param("until", today.plusMonths(months))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Offerings that are not long over, the newest first. */
    List<Choice> offerings() {
        return jdbc.sql("""
                select id, title as name, first_day as day from offering
                 where last_day >= :since
                 order by first_day desc, id
                 limit 200
                """)
                .param("since", clock.today().minusYears(1))
                .query(Choice.class)
                .list();
    }

    /** Cohorts in which somebody's internship goes on, the newest first. */
    List<Choice> cohorts() {
        return jdbc.sql("""
                select c.id, c.name, c.starts as day from cohort c
                 where exists (select 1 from internship i
                                where i.cohort = c.id and i.state in ('applied', 'active', 'on hold'))
                 order by c.starts desc, c.id
                 limit 200
                """).query(Choice.class).list();
    }

    boolean isCohort(UUID id) {
        return jdbc.sql("select count(*) from cohort where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    boolean isOffering(UUID id) {
        return jdbc.sql("select count(*) from offering where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The audience in words. */
    Sentence name(Audience audience) {
        return Objects.requireNonNull(names(List.of(audience)).get(audience));
    }

    /** Several at once, each in words. */
    Map<Audience, Sentence> names(Collection<Audience> audiences) {
        var names = namesOf(audiences);
        return audiences.stream().distinct().collect(Collectors.toMap(one -> one, one -> switch (one) {
            case Audience.OfOffering(UUID offering) ->
                Sentence.of("message.audience.of-offering", named(names, offering));
            case Audience.OfCohort(UUID cohort) -> Sentence.of("message.audience.of-cohort", named(names, cohort));
            case Audience.Behind() -> Sentence.of("message.audience.behind");
            case Audience.Expiring(int months) -> Sentence.of("message.audience.expiring-within", months);
            case Audience.OfList(UUID list) -> Sentence.of("message.audience.of-list", named(names, list));
        }));
    }

    private static String named(Map<UUID, String> names, UUID id) {
        return Objects.requireNonNull(names.get(id));
    }

    private Map<UUID, String> namesOf(Collection<Audience> audiences) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("""
                select id, title as name from offering where id = any(:ids)
                union all
                select id, name from cohort where id = any(:ids)
                union all
                select id, name from saved_list where id = any(:ids)
                """)
                .param(
                        "ids",
                        audiences.stream().flatMap(Audiences::idOf).distinct().toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    private static Stream<UUID> idOf(Audience audience) {
        return switch (audience) {
            case Audience.OfOffering(UUID offering) -> Stream.of(offering);
            case Audience.OfCohort(UUID cohort) -> Stream.of(cohort);
            case Audience.OfList(UUID list) -> Stream.of(list);
            case Audience.Behind(), Audience.Expiring(int _) -> Stream.empty();
        };
    }
}
