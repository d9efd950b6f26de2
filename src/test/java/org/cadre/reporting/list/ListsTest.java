package org.cadre.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.reporting.Bluebonnet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ListsTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Lists lists;

    @Autowired
    private ListReader reader;

    @Autowired
    private PeopleOfList people;

    private Bluebonnet bluebonnet;

    @BeforeEach
    void someLife() {
        bluebonnet = new Bluebonnet(batches, editions, clock.today());
        bluebonnet.intern("Rosa Example", 3).contact(40, 240, true).report(1, "accepted");
        bluebonnet
                .intern("Vera Example", 3)
                .contact(40, 480, true)
                .contact(50, 480, true)
                .contact(60, 480, true);
        bluebonnet.person("Theo Example", Role.TRAINER);
        bluebonnet.write();
    }

    private Viewer viewer(PersonId person, Role... roles) {
        return new Viewer(person, "Somebody", clock.zone(), Set.of(roles), null, null);
    }

    private Viewer office() {
        return viewer(bluebonnet.ada, Role.OFFICE);
    }

    private ListQuestion question(ListKind kind, String query) {
        return reader.read(ListAddress.of(kind, query));
    }

    private List<String> found(ListKind kind, String query) {
        var question = question(kind, query);
        assertThat(question.problems()).isEmpty();
        var first = question.source().columns().getFirst();
        return lists.page(question, office()).rows().stream()
                .map(row -> ((Value.Words) row.value(first)).text())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void answersEachOfItsFiltersInEachOfItsOrders(ListKind kind) {
        var source = reader.source(kind);
        String columns = String.join(
                "&",
                source.columns().stream().map(one -> "columns=" + one.word()).toList());
        for (var sort : source.sorts()) {
            var all = lists.page(question(kind, columns + "&sort=" + sort.word()), office());
            for (var row : all.rows()) {
                String place = row.place().written();
                var after = reader.read(ListAddress.of(kind, "sort=" + sort.word()), place, "");
                var before = reader.read(ListAddress.of(kind, "sort=" + sort.word()), "", place);
                assertThat(after.problems()).isEmpty();
                assertThat(lists.page(after, office()).rows()).doesNotContain(row);
                assertThat(lists.page(before, office()).rows()).isNotNull();
            }
        }
        for (var filter : source.filters()) {
            for (String value : values(filter)) {
                var asked = question(kind, filter.word() + "=" + value.replace(" ", "+"));
                assertThat(asked.problems()).as(filter.word()).isEmpty();
                int count = lists.upTo(Lists.COUNTED, asked, office());
                assertThat(lists.page(asked, office()).rows())
                        .as(filter + " " + value)
                        .hasSize(count);
                assertThat(people.count(asked.address(), office())).isLessThanOrEqualTo(count);
            }
        }
    }

    private List<String> values(Filter filter) {
        return switch (filter.kind()) {
            case TEXT -> List.of("rosa example", "inv-0001", "%_\\");
            case CHOICE -> filter.words();
            case US_STATE -> List.of("TX");
            case OFFERING -> List.of(one("select id from offering limit 1"));
            case COHORT -> List.of(bluebonnet.cohort.toString());
            case EDITION -> List.of(bluebonnet.editionId.toString());
            case DISTRICT -> List.of(bluebonnet.district.toString());
            case DAY -> List.of(clock.today().toString());
        };
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(UUID.class).single().toString();
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyForAnybodyButOffice(ListKind kind) {
        var rosa = viewer(bluebonnet.ines, Role.COACH, Role.TRAINER, Role.MIT, Role.DISTRICT);
        assertThat(lists.page(question(kind, ""), rosa).rows()).isEmpty();
        assertThat(lists.upTo(Lists.COUNTED, question(kind, ""), rosa)).isZero();
        var named = new ArrayList<PersonOfList>();
        people.each(ListAddress.of(kind), rosa, named::add);
        assertThat(named).isEmpty();
    }

    @Nested
    class OfPeople {
        @Test
        void findsEachWordInNameMailNumberDistrictOrSchool() {
            assertThat(found(ListKind.PEOPLE, "q=rosa+blueb")).containsExactly("Rosa Example");
            assertThat(found(ListKind.PEOPLE, "q=THEO.example%40")).containsExactly("Theo Example");
            assertThat(found(ListKind.PEOPLE, "q=rosa+nowhere")).isEmpty();
            assertThat(found(ListKind.PEOPLE, "q=%25")).isEmpty();
        }

        @Test
        void narrowsByRoleAndDistrict() {
            assertThat(found(ListKind.PEOPLE, "role=trainer")).containsExactly("Theo Example");
            assertThat(found(ListKind.PEOPLE, "role=coach&district=" + bluebonnet.district))
                    .containsExactly("Ines Example");
            assertThat(found(ListKind.PEOPLE, "account=no")).containsExactly("Del Example");
        }
    }

    @Nested
    class OfInternships {
        @Test
        void knowsWhoIsBehindByTheRulesOfTheirEdition() {
            assertThat(found(ListKind.INTERNSHIPS, "pace=behind")).containsExactly("Rosa Example");
        }

        @Test
        void tellsHoursAndHowFarBehind() {
            var question =
                    question(ListKind.INTERNSHIPS, "q=rosa&columns=hours&columns=behind&columns=reports-accepted");
            var row = lists.page(question, office()).rows().getFirst();
            assertThat(row.values())
                    .containsEntry("hours", new Value.Hours(240))
                    .containsEntry("reports-accepted", new Value.Count(1));
            assertThat(row.values().get("behind")).isInstanceOf(Value.Hours.class);
        }
    }

    @Nested
    class InPages {
        @BeforeEach
        void manyOfTheSameName() {
            for (int i = 0; i < 2 * Lists.PAGE; i++) {
                bluebonnet.histories.person(
                        i % 2 == 0 ? "Same Name" : "same name",
                        "same" + i + "@bluebonnet.example",
                        "principal",
                        null,
                        null,
                        clock.today());
            }
            bluebonnet.write();
        }

        @Test
        void showsEachRowOnceForwardAndTheSameOnesBackward() {
            for (var sort : reader.source(ListKind.PEOPLE).sorts()) {
                var address = ListAddress.of(ListKind.PEOPLE, "q=same&sort=" + sort.word());
                var first = lists.page(reader.read(address), office());
                var second = lists.page(
                        reader.read(address, first.rows().getLast().place().written(), ""), office());
                assertThat(first.more()).isTrue();
                assertThat(first.earlier()).isFalse();
                assertThat(second.more()).isFalse();
                assertThat(second.earlier()).isTrue();
                assertThat(ids(first)).hasSize(Lists.PAGE).doesNotContainAnyElementsOf(ids(second));
                assertThat(ids(second)).hasSize(Lists.PAGE);

                var back = lists.page(
                        reader.read(
                                address, "", second.rows().getFirst().place().written()),
                        office());
                assertThat(ids(back)).isEqualTo(ids(first));
            }
        }

        @Test
        void beginsAtTheBeginningWhereNoWholePageStandsBefore() {
            var address = ListAddress.of(ListKind.PEOPLE, "q=same");
            var first = lists.page(reader.read(address), office());
            var back = lists.page(
                    reader.read(address, "", first.rows().get(3).place().written()), office());
            assertThat(back).isEqualTo(first);
        }

        @Test
        void handsEveryRowAndEverybodyOverOnce() {
            var rows = new ArrayList<UUID>();
            lists.each(question(ListKind.PEOPLE, "q=same"), office(), row -> rows.add(row.id()));
            assertThat(rows).hasSize(2 * Lists.PAGE).doesNotHaveDuplicates();

            var named = new ArrayList<PersonOfList>();
            people.each(ListAddress.of(ListKind.PEOPLE, "q=same"), office(), named::add);
            assertThat(named).hasSize(2 * Lists.PAGE).doesNotHaveDuplicates();
        }

        private List<UUID> ids(Lists.Page page) {
            return page.rows().stream().map(Row::id).toList();
        }
    }

    @Test
    void namesAPersonOnceHoweverOftenTheyAreInIt() {
        var named = new ArrayList<PersonOfList>();
        people.each(ListAddress.of(ListKind.REGISTRATIONS), office(), named::add);
        assertThat(named).extracting(PersonOfList::name).containsExactlyInAnyOrder("Rosa Example", "Vera Example");
        assertThat(people.count(ListAddress.of(ListKind.REGISTRATIONS), office()))
                .isEqualTo(2);
    }

    @Nested
    class AskedForWhatItDoesNotHave {
        @Test
        void saysSoForEach() {
            for (var wrong : Map.of(
                            "colour=red",
                            "colour",
                            "columns=password",
                            "columns",
                            "sort=height",
                            "sort",
                            "from=yesterday",
                            "from",
                            "from=%2B99999-01-01",
                            "from",
                            "cohort=" + UUID.randomUUID(),
                            "cohort",
                            "cohort=7",
                            "cohort",
                            "progress=asleep",
                            "progress",
                            "state=ZZ",
                            "state")
                    .entrySet()) {
                assertThat(question(ListKind.INTERNSHIPS, wrong.getKey()).problems())
                        .containsOnlyKeys(wrong.getValue());
                assertThat(people.problems(ListAddress.of(ListKind.INTERNSHIPS, wrong.getKey())))
                        .hasSize(1);
            }
        }

        @Test
        void knowsNoPlaceThatNoPageNamed() {
            var address = ListAddress.of(ListKind.CERTIFICATES, "sort=expires");
            for (String place : List.of(
                    "x",
                    UUID.randomUUID() + "soon",
                    UUID.randomUUID() + "+999999999-12-31",
                    UUID.randomUUID().toString())) {
                assertThat(reader.read(address, place, "").problems()).containsOnlyKeys("after");
            }
        }
    }
}
