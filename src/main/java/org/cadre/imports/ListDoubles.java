package org.cadre.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows that may mean somebody who is known, and what office makes of each. */
@Component
class ListDoubles {
    static final int A_PAGE = 50;

    private static final TypeReference<Map<String, String>> SAYS = new TypeReference<>() {};

    /** What may be made of a likely double. */
    enum Choice {
        FILL("fill"),
        UPDATE("update"),
        NEW("new"),
        LEAVE_OUT("leave out");

        private final String word;

        Choice(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        public String slug() {
            return word.replace(' ', '-');
        }

        public String label() {
            return "imports.choice." + slug();
        }

        static Optional<Choice> find(String slug) {
            return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
        }
    }

    /**
     * One of them.
     *
     * @param says what the row says
     * @param choice by its slug; empty: none yet
     */
    record Likely(int line, Map<String, String> says, UUID known, String why, String choice) {
        /** The same address, or number, cannot be two people's. */
        public List<Choice> choices() {
            return Arrays.stream(Choice.values())
                    .filter(one -> one != Choice.NEW || !why.equals("email") && !why.equals("nces"))
                    .toList();
        }
    }

    private record Kept(int line, String says, UUID known, String why, @Nullable String choice) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ListDoubles(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** So many after a line, in the order of the lines; without those where nothing is to be chosen. */
    List<Likely> page(UUID list, int after) {
        return jdbc
                .sql("""
                select d.line, r.says::text as says, d.known, d.why, d.choice
                  from import_double d
                  join import_row r on r.import = d.import and r.line = d.line
                 where d.import = :list and d.line > :after and not r.refused and d.choice is distinct from 'unchanged'
                 order by d.line
                 limit :most
                """)
                .param("list", list)
                .param("after", after)
                .param("most", A_PAGE)
                .query(Kept.class)
                .list()
                .stream()
                .map(kept -> new Likely(
                        kept.line,
                        json.readValue(kept.says, SAYS),
                        kept.known,
                        kept.why,
                        kept.choice == null ? "" : kept.choice.replace(' ', '-')))
                .toList();
    }

    /** For some lines, each its own; a choice that cannot be is left as it was. */
    void choose(UUID list, Map<Integer, Choice> choices) {
        var lines = List.copyOf(choices.keySet());
        jdbc.sql("""
                update import_double d set choice = c.choice
                  from unnest(:lines::integer[], :choices::text[]) as c (line, choice)
                 where d.import = :list and d.line = c.line and not (d.why in ('email', 'nces') and c.choice = 'new')
                   and exists (select 1 from import i where i.id = d.import and i.state = 'checked')
                """)
                .param("list", list)
                .param("lines", lines.toArray(Integer[]::new))
                .param("choices", lines.stream().map(line -> choices.get(line).word()).toArray(String[]::new))
                .update();
    }

    /** For all at once; with "new", the same address still cannot be two people's and stays open. */
    void chooseForAll(UUID list, Choice choice) {
        jdbc.sql("""
                update import_double d set choice = :choice
                 where d.import = :list and d.choice is distinct from 'unchanged'
                   and not (d.why in ('email', 'nces') and :choice = 'new')
                   and exists (select 1 from import i where i.id = d.import and i.state = 'checked')
                """).param("list", list).param("choice", choice.word()).update();
    }

    /** Rows that were all said to mean the same one: which two lines, for each. */
    List<Sentence> saidTwice(UUID list) {
        return jdbc.sql("""
                select min(d.line) as first, max(d.line) as last
                  from import_double d
                  join import_row r on r.import = d.import and r.line = d.line and not r.refused
                 where d.import = :list and d.choice in ('fill', 'update')
                 group by d.known
                having count(*) > 1
                 order by 1
                 limit 10
                """)
                .param("list", list)
                .query((row, _) -> Sentence.of("imports.record.same", row.getInt("first"), row.getInt("last")))
                .list();
    }
}
