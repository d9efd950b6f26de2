package org.cadre.people.merge;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.people.record.PersonRecord;
import org.cadre.people.record.PersonRows;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Office that merges, for tests, and what the database says before and after. */
public final class Merging {
    private final Merges merges;
    private final LikelyDoubles doubles;
    private final JdbcClient jdbc;
    private final PersonRows rows;
    private final TransactionTemplate transaction;
    private final Viewer office;

    public Merging(ApplicationContext beans, PersonId office) {
        this.merges = beans.getBean(Merges.class);
        this.doubles = beans.getBean(LikelyDoubles.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.rows = beans.getBean(PersonRows.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        this.office =
                new Viewer(office, "Opal Whitfield", ZoneId.of("America/Chicago"), Set.of(Role.OFFICE), null, null);
    }

    /** Looks for doubles, as the job does. */
    public int search() {
        return doubles.search();
    }

    Viewer office() {
        return office;
    }

    MergeOutcome ask(PersonId kept, PersonId gone, Fact... chosen) {
        return merges.merge(office, kept, gone, Set.of(chosen));
    }

    MergeOutcome askAs(Viewer viewer, PersonId kept, PersonId gone) {
        return merges.merge(viewer, kept, gone, Set.of());
    }

    public UUID merged(PersonId kept, PersonId gone) {
        return switch (ask(kept, gone)) {
            case MergeOutcome.Done(var merge) -> merge;
            case MergeOutcome other -> throw new AssertionError(other);
        };
    }

    public MergeOutcome undo(UUID merge) {
        return merges.undo(office, merge);
    }

    public <T> T once(Supplier<T> deed) {
        return transaction.execute(_ -> deed.get());
    }

    /** How many rows each line of the record has about these people together. */
    public Map<String, Long> counts(PersonId... people) {
        var counts = new TreeMap<String, Long>();
        rows.counts(List.of(people)).forEach((line, count) -> counts.put(line.name(), count));
        return counts;
    }

    /** All rows of all tables the record names, but for the trail of the merge itself and the mail about it. */
    public Map<String, List<String>> dump() {
        var dump = new TreeMap<String, List<String>>();
        PersonRecord.LINES.stream()
                .map(line -> line.table())
                .filter(table -> !Set.of("audit_entry", "person_merge", "mail").contains(table))
                .distinct()
                .forEach(table -> dump.put(table, rowsOf(table)));
        dump.put("person", rowsOf("person"));
        return dump;
    }

    private List<String> rowsOf(String table) {
        return jdbc.sql("select to_jsonb(t)::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
