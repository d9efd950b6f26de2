package org.cadre.people.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.record.Line.Blanking;
import org.cadre.people.record.Line.Column;
import org.cadre.people.record.Line.Erasing;
import org.cadre.people.record.Line.Exporting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away and empties what the record says is not kept, and tells which files nobody refers to any more. */
@Component
public class RowErasure {
    private final JdbcClient jdbc;
    private final SchemaCatalog catalog;

    RowErasure(JdbcClient jdbc, SchemaCatalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * In the caller's transaction.
     *
     * @return digests of the files whose rows went
     */
    public Set<String> erase(Collection<PersonId> people, String pseudonym) {
        var ids = PersonRows.ids(people);
        var files = new LinkedHashSet<String>();
        for (Line line : PersonRecord.LINES) {
            if (line.erasing() instanceof Erasing.Blank(var columns)) {
                if (line.exporting() instanceof Exporting.WithFiles(var digest)
                        && columns.stream().anyMatch(one -> one.column().equals(digest))) {
                    files.addAll(digests(line, digest, ids));
                }
                blank(line, columns, ids, pseudonym);
            }
        }
        for (Line line : PersonRecord.LINES) {
            if (line.erasing() instanceof Erasing.DeleteWithFiles(var digest)) {
                files.addAll(digests(line, digest, ids));
            }
            if (line.erasing() instanceof Erasing.Delete || line.erasing() instanceof Erasing.DeleteWithFiles) {
                jdbc.sql(catalog.sql(line).delete()).param("people", ids).update();
            }
        }
        return files;
    }

    private List<String> digests(Line line, String column, Object ids) {
        return jdbc.sql(catalog.sql(line).digests(column))
                .param("people", ids)
                .query(String.class)
                .list();
    }

    private void blank(Line line, List<Blanking> columns, Object ids, String pseudonym) {
        var assignments = new ArrayList<String>();
        var values = new HashMap<String, Object>(Map.of("people", ids));
        for (Blanking blanking : columns) {
            String column = blanking.column();
            switch (blanking) {
                case Blanking.Nothing(var _) -> assignments.add(column + " = null");
                case Blanking.Word(var _, var word) -> {
                    String type = catalog.type(new Column(line.table(), column));
                    assignments.add(column + " = cast(:" + column + " as " + type + ")");
                    values.put(column, word);
                }
                case Blanking.Pseudonym(var _) -> {
                    assignments.add(column + " = :" + column);
                    values.put(column, pseudonym);
                }
            }
        }
        jdbc.sql(catalog.sql(line).blank(assignments)).params(values).update();
    }

    /** Whether a row of any table still names that file. */
    public boolean isReferredTo(String digest) {
        return jdbc.sql("""
                        select quote_ident(c.relname) || '.' || quote_ident(a.attname)
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
                           and a.attname in ('digest', 'paper', 'file', 'logo', 'signature', 'tax_form',
                                            'slides', 'captions', 'video')
                        """).query(String.class).list().stream()
                .map(column -> column.split("\\.", 2))
                .map(column -> "exists (select 1 from " + column[0] + " where " + column[1] + " = :digest)")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" or ", "select ", ""),
                        sql -> jdbc.sql(sql)
                                .param("digest", digest)
                                .query(Boolean.class)
                                .single()));
    }

    /**
     * What is known by an address only: sign-ups, bounces, attempts, invitations, and what a stranger wrote with it. Mail and
     * orders of other people stay theirs.
     *
     * @param emails those that are nobody else's
     */
    public void eraseByAddress(
            Collection<PersonId> people, Collection<String> emails, String pseudonym, String address) {
        String[] all = emails.toArray(String[]::new);
        for (String sql : List.of(
                "delete from mail where about is null and lower(recipient) = any(:emails)",
                "update mail set recipient = :address where lower(recipient) = any(:emails) and state <> 'waiting'",
                "update bill_to set email = '' where lower(email) = any(:emails)"
                        + " and orders in (select id from orders where buyer = any(:people))",
                "delete from sign_up where email = any(:emails)",
                "delete from bounced_address where address = any(:emails)",
                "delete from attempt where whom = any(:emails)",
                "delete from date_wish where email = any(:emails)",
                "delete from seat_invitation where lower(email) = any(:emails)",
                "update inquiry set name = :name, email = :address, phone = '' where lower(email) = any(:emails)",
                "update mentor_request set name = :name, email = :address where lower(email) = any(:emails)")) {
            jdbc.sql(sql)
                    .param("people", PersonRows.ids(people))
                    .param("emails", all)
                    .param("name", pseudonym)
                    .param("address", address)
                    .update();
        }
    }
}
