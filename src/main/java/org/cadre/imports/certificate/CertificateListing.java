package org.cadre.imports.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.certification.past.PastImport;
import org.cadre.certification.past.PastPlan;
import org.cadre.certification.past.PastProblem;
import org.cadre.certification.past.PastRow;
import org.cadre.imports.Changes;
import org.cadre.imports.FieldType;
import org.cadre.imports.ImportField;
import org.cadre.imports.ImportKind;
import org.cadre.imports.Listing;
import org.cadre.imports.PeopleUndoing;
import org.cadre.imports.PlainSentences;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Certificates from before Cadre, by the rules that the command line goes by too. */
@Component
class CertificateListing implements Listing {
    private static final String CERTIFICATE = "certificate";
    private static final String LOAD = "past_load";
    private static final TypeReference<Map<String, String>> SAYS = new TypeReference<>() {};

    private record Kept(int line, String says) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PastImport past;
    private final PeopleUndoing people;
    private final PlainSentences plain;
    private final Changes changes;

    CertificateListing(
            JdbcClient jdbc,
            JsonMapper json,
            PastImport past,
            PeopleUndoing people,
            PlainSentences plain,
            Changes changes) {
        this.plain = plain;
        this.jdbc = jdbc;
        this.json = json;
        this.past = past;
        this.people = people;
        this.changes = changes;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CERTIFICATES;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.of(
                                "number",
                                FieldType.TEXT,
                                60,
                                "certificate number",
                                "certificate no",
                                "certificate",
                                "cert #")
                        .asRequired(),
                ImportField.of("name", FieldType.TEXT, 200, "holder", "holder name", "full name")
                        .asRequired(),
                ImportField.of("email", FieldType.EMAIL, 254, "e-mail", "email address")
                        .asRequired(),
                ImportField.of("issued", FieldType.DAY, 40, "issue date", "issued on", "date issued")
                        .asRequired(),
                ImportField.of("validFrom", FieldType.DAY, 40, "valid from", "from", "start", "start date"),
                ImportField.of(
                        "expires",
                        FieldType.DAY,
                        40,
                        "valid until",
                        "expiration",
                        "expiration date",
                        "expiry",
                        "expires on"),
                ImportField.of("state", FieldType.STATE, 30, "st"),
                ImportField.of("evidence", FieldType.TEXT, 1000, "source", "record")
                        .asRequired());
    }

    @Override
    public Map<String, String> complete(Map<String, String> says) {
        if (!says.containsKey("number")) {
            return says;
        }
        var whole = new HashMap<>(says);
        whole.put("number", says.get("number").replace(" ", "").toUpperCase(Locale.ROOT));
        return whole;
    }

    /** The rows that can be understood. */
    private List<PastRow> rows(UUID list) {
        return jdbc.sql("""
            select r.line, r.says::text as says
              from import_row r
             where r.import = :list
               and not exists (select 1 from import_remark m
                                where m.import = r.import and m.line = r.line and m.refuses and not m.asked)
             order by r.line
            """).param("list", list).query(Kept.class).list().stream()
                .map(kept -> row(kept.line, json.readValue(kept.says, SAYS)))
                .toList();
    }

    private static PastRow row(int line, Map<String, String> says) {
        var issued = LocalDate.parse(says.getOrDefault("issued", ""));
        return new PastRow(
                line,
                says.getOrDefault("number", ""),
                says.getOrDefault("name", ""),
                says.getOrDefault("email", ""),
                says.get("state"),
                issued,
                says.containsKey("validFrom") ? LocalDate.parse(says.get("validFrom")) : issued,
                says.containsKey("expires") ? LocalDate.parse(says.get("expires")) : null,
                says.getOrDefault("evidence", ""));
    }

    @Override
    public void ask(UUID list) {
        var plan = past.plan(rows(list));
        say(list, plan.refused(), true);
        say(list, plan.notes(), false);
        var spoken = new HashSet<Integer>();
        plan.refused().forEach(one -> spoken.add(one.line()));
        plan.fresh().forEach(one -> spoken.add(one.row().line()));
        plan.strangers().forEach(one -> spoken.add(one.row().line()));
        jdbc.sql("""
            insert into import_double (import, line, known, why, choice)
            select r.import, r.line, c.id, 'number', 'unchanged'
              from import_row r join certificate c on c.number = r.says->>'number'
             where r.import = :list and r.line <> all (:spoken)
            on conflict (import, line) do update set stale = false
            """)
                .param("list", list)
                .param("spoken", spoken.toArray(Integer[]::new))
                .update();
    }

    private void say(UUID list, List<PastProblem> problems, boolean refuses) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select :list, p.line, 'number', p.number, p.why, p.arguments::jsonb, :refuses, true
              from unnest(:lines::integer[], :numbers::text[], :whys::text[], :arguments::text[])
                as p (line, number, why, arguments)
            """)
                .param("list", list)
                .param("refuses", refuses)
                .param("lines", problems.stream().map(PastProblem::line).toArray(Integer[]::new))
                .param("numbers", problems.stream().map(PastProblem::number).toArray(String[]::new))
                .param("whys", problems.stream().map(one -> one.why().key()).toArray(String[]::new))
                .param(
                        "arguments",
                        problems.stream()
                                .map(one -> json.writeValueAsString(
                                        plain.of(one.why()).arguments()))
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public List<Sentence> notes(UUID list) {
        return List.of(Sentence.of("imports.certificates.undo"));
    }

    @Override
    public void finish(UUID list, Recorder by) {
        var refused = refused(list);
        var good =
                rows(list).stream().filter(row -> !refused.contains(row.line())).toList();
        var load = past.keep(by.file(), digest(list), by.actor());
        if (!(past.record(load, good, by.actor()) instanceof PastPlan.Readable plan) || !plan.isGood()) {
            throw new IllegalStateException("the rows were good a moment ago");
        }
        changes.created(list, LOAD, Map.of(load.id(), 0));
        jdbc.sql("""
            insert into import_change (import, what, subject, line, created)
            select :list, 'certificate', p.certificate, p.line, true from past_period p where p.load = :load
            """).param("list", list).param("load", load.id()).update();
        var emails = new ArrayList<String>();
        plan.strangers().forEach(one -> emails.add(one.row().email()));
        jdbc.sql("""
            insert into import_change (import, what, subject, line, created)
            select :list, 'person', p.id, 0, true from person p where p.email = any(:emails)
            """)
                .param("list", list)
                .param("emails", emails.toArray(String[]::new))
                .update();
    }

    private Set<Integer> refused(UUID list) {
        return new HashSet<>(jdbc.sql("select line from import_row where import = :list and refused")
                .param("list", list)
                .query(Integer.class)
                .list());
    }

    private String digest(UUID list) {
        return jdbc.sql("select digest from import where id = :list")
                .param("list", list)
                .query(String.class)
                .single();
    }

    @Override
    public Undoing undo(UUID list, Recorder by) {
        UUID load = changes.subjects(list, LOAD, true).getFirst();
        var why = new ArrayList<>(past.inTheWay(load));
        if (why.isEmpty()) {
            why.addAll(changes.builtOn(list, CERTIFICATE, List.of("past_period"), this::numbers));
        }
        if (!why.isEmpty()) {
            return new Undoing.Refused(why);
        }
        changes.trail(list, CERTIFICATE, "certificate.taken-back", true, false, by);
        past.takeBack(load);
        return people.undo(list, by);
    }

    private Map<UUID, String> numbers(List<UUID> certificates) {
        var numbers = new HashMap<UUID, String>();
        jdbc.sql("select id, number from certificate where id = any(:ids)")
                .param("ids", certificates.toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getString("number"));
                });
        return numbers;
    }
}
