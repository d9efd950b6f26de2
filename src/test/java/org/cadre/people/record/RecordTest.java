package org.cadre.people.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.people.record.Line.Column;
import org.cadre.people.record.Line.Erasing;
import org.cadre.people.record.Line.Exporting;
import org.cadre.people.record.Line.Merging;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record names every column of the real schema that refers to a person. */
@CadreTest
class RecordTest {
    /** Columns of ids that have no foreign key, and are no person's. */
    private static final Set<String> OTHER_IDS = Set.of(
            "acting_told.last_entry",
            "audit_entry.subject", // said by whom it is about
            "bounced_address.mail",
            "chat_reading.audit",
            "chat_room.joining",
            "evaluation_invitation.subject",
            "excused_month.id",
            "framework_part.destination",
            "framework_part.origin",
            "framework_part.parent",
            "journal_line.entry",
            "mail.batch",
            "message.list",
            "message_recipient.mail",
            "program_break.break",
            "public_text.id", // of a page, a story or a resource
            "register_detail.certificate",
            "wording_version.version",
            "signed_link.subject"); // links are dealt with by their purpose

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaCatalog catalog;

    @Autowired
    private ApplicationContext beans;

    @Test
    void namesEveryForeignKeyToAPerson() {
        var references = jdbc.sql("""
                select c.conrelid::regclass || '.' || a.attname
                  from pg_constraint c
                  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                 where c.contype = 'f' and c.confrelid = 'person'::regclass
                """).query(String.class).list();
        assertThat(references).hasSizeGreaterThan(80);
        assertThat(named())
                .as(
                        "src/main/resources/org/cadre/people/record/record.txt needs a line for each column that refers to a person")
                .containsAll(references);
    }

    @Test
    void namesEveryOtherColumnOfIdsThatMayBeAPersons() {
        var loose = jdbc.sql("""
                select c.relname || '.' || a.attname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'uuid'::regtype
                   and not exists (select 1 from pg_constraint k
                                    where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey))
                   and not exists (select 1 from pg_constraint k
                                    where k.conrelid = c.oid and k.contype = 'p' and k.conkey = array[a.attnum])
                """).query(String.class).list();
        loose.removeAll(OTHER_IDS);
        assertThat(named()).containsAll(loose);
    }

    private static Set<String> named() {
        return PersonRecord.LINES.stream()
                .filter(Line::isDirect)
                .map(Line::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesNothingThatIsNotThere() {
        var columns = Set.copyOf(jdbc.sql("""
                select c.relname || '.' || a.attname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                """).query(String.class).list());
        assertThat(PersonRecord.LINES).allSatisfy(line -> {
            assertThat(columns)
                    .containsAll(line.way().stream().map(Column::toString).toList());
            assertThat(columns)
                    .containsAll(furtherColumns(line).stream()
                            .map(one -> line.table() + "." + one)
                            .toList());
            assertThat(catalog.key(line.table())).isNotEmpty();
        });
        assertThat(PersonRecord.LINES)
                .doesNotHaveDuplicates()
                .extracting(Line::name)
                .doesNotHaveDuplicates();
    }

    private static List<String> furtherColumns(Line line) {
        var columns = new ArrayList<String>();
        if (line.merging() instanceof Merging.Drop(var same)) {
            columns.addAll(same);
        }
        if (line.merging() instanceof Merging.Leave(var same)) {
            columns.addAll(same);
        }
        if (line.exporting() instanceof Exporting.WithFiles(var digest)) {
            columns.add(digest);
        }
        if (line.exporting() instanceof Exporting.Shared(var without)) {
            columns.add("state");
            columns.addAll(without);
        }
        switch (line.erasing()) {
            case Erasing.Blank(var blanked) -> blanked.forEach(one -> columns.add(one.column()));
            case Erasing.DeleteWithFiles(var digest) -> columns.add(digest);
            case Erasing.Keep(var _), Erasing.Delete() -> {}
        }
        return columns;
    }

    @Test
    void leavesAloneWhatTheServerMayNotChange() {
        var closed = PersonRecord.LINES.stream()
                .filter(line -> !(line.merging() instanceof Merging.Stay
                        || line.merging() instanceof Merging.Follow
                        || line.merging() instanceof Merging.Awards))
                .filter(line -> !mayUpdate(line.table(), line.column()))
                .map(Line::name)
                .toList();
        assertThat(closed).as("append-only: these can only stay").isEmpty();
        var kept = PersonRecord.LINES.stream()
                .filter(line -> line.erasing() instanceof Erasing.Blank(var blanked)
                        && !blanked.stream().allMatch(one -> mayUpdate(line.table(), one.column())))
                .map(Line::name)
                .toList();
        assertThat(kept).as("append-only: nothing of these can be emptied").isEmpty();
    }

    private boolean mayUpdate(String table, String column) {
        return jdbc.sql("select has_column_privilege(current_user, :table, :column, 'update')")
                .param("table", table)
                .param("column", column)
                .query(Boolean.class)
                .single();
    }

    @Test
    void followsOnlyRowsThatAreNamedThemselves() {
        assertThat(PersonRecord.LINES.stream().filter(line -> !line.isDirect())).allSatisfy(line -> {
            assertThat(line.merging()).isInstanceOf(Merging.Follow.class);
            assertThat(named()).contains(line.way().getLast().toString());
        });
    }

    @Test
    void saysInWordsWhyEachThingIsKept() {
        var texts = new Texts();
        assertThat(PersonRecord.LINES).allSatisfy(line -> {
            if (line.erasing() instanceof Erasing.Keep(var why)) {
                assertThat(texts.knows("people.erasure.keep." + why)).isTrue();
            }
            if (!(line.exporting() instanceof Exporting.Nothing)) {
                assertThat(texts.knows("people.record." + line.table()))
                        .as(line.table())
                        .isTrue();
            }
        });
    }

    @Test
    void asksForEachLineWhatTheSchemaCanAnswer() {
        var rows = beans.getBean(PersonRows.class);
        var rosa = new PartOne(beans).person("Rosa Delgado");
        var seen = new ArrayList<String>();
        for (Line line : PersonRecord.LINES) {
            rows.count(line, List.of(rosa));
            rows.read(line, List.of(rosa), seen::add);
        }
        assertThat(seen).noneMatch(row -> row.contains("passphrase"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person.id;drop move own keep:acts",
                "person.id move own",
                "person.id moves own keep:acts",
                "person.id move own keep:",
                "person.id move own/a'b keep:acts",
                "person.id move own blank:a b"
            })
    void refusesALineThatIsNoLine(String line) {
        assertThatThrownBy(() -> PersonRecord.line(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
