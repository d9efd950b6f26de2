package org.cadre.site.search;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door by which what is published is found: told in the transaction that publishes or withdraws, so that the search never
 * shows what is no longer there.
 */
@Component
public class PublicTexts {
    /** What can be published. */
    public enum Kind {
        PAGE,
        STORY,
        RESOURCE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What everybody may read from now on.
     *
     * @param language "en" or "es"
     * @param href its page, from the root
     * @param words in Markdown
     * @param until the last day on which it may be shown; null: until it is withdrawn
     */
    public record Published(
            Kind kind,
            UUID id,
            String language,
            String href,
            String title,
            String words,
            @Nullable LocalDate until) {}

    private final JdbcClient jdbc;

    PublicTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shows it in place of what it was before. */
    public void publish(Published text) {
        var before = remove(text.kind, text.id);
        String body = plain(text.words);
        var after = jdbc.sql("""
                insert into public_text (kind, id, language, href, title, body, until)
                values (:kind, :id, :language, :href, :title, :body, :until::date)
                returning tsvector_to_array(to_tsvector('simple', search_words(title || ' ' || body)))
                """)
                .param("kind", text.kind.word())
                .param("id", text.id)
                .param("language", text.language)
                .param("href", text.href)
                .param("title", text.title)
                .param("body", body)
                .param("until", text.until)
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .single();
        count(before, after);
    }

    /** Markdown as plain words; what only calls a block is none. */
    private static String plain(String markdown) {
        String text = markdown.lines()
                .filter(line -> !line.strip().startsWith(":::"))
                .reduce("", (all, line) -> all + line + "\n");
        var plain = new StringBuilder();
        Parser.builder().build().parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                plain.append(words.getLiteral());
            }

            @Override
            public void visit(Code words) {
                plain.append(words.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                plain.append(' ');
            }

            @Override
            public void visit(HardLineBreak end) {
                plain.append(' ');
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof Block) {
                    plain.append(' ');
                }
            }
        });
        return plain.toString()
                .replaceAll("[\\p{Cntrl}\\s\\uE000\\uE001]+", " ")
                .strip();
    }

    /** Nobody finds it any more; what was never there stays so. */
    public void withdraw(Kind kind, UUID id) {
        count(remove(kind, id), new String[0]);
    }

    private String[] remove(Kind kind, UUID id) {
        return jdbc.sql("""
                delete from public_text where kind = :kind and id = :id
                returning tsvector_to_array(to_tsvector('simple', search_words(title || ' ' || body)))
                """)
                .param("kind", kind.word())
                .param("id", id)
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .optional()
                .orElseGet(() -> new String[0]);
    }

    /**
     * Counts how many texts have each word, always in the order of the words: two who publish at the same moment wait for each
     * other, and never both. A word that nobody says any more is forgotten: it may have been a name.
     */
    private void count(String[] before, String[] after) {
        jdbc.sql("""
                insert into public_word (word, uses)
                select w.word, sum(w.more)
                  from (select b.word, -1 as more from unnest(:before::text[]) b (word)
                        union all
                        select a.word, 1 from unnest(:after::text[]) a (word)) w
                 where length(w.word) between 4 and 40
                 group by w.word
                having sum(w.more) <> 0
                 order by w.word
                on conflict (word) do update set uses = public_word.uses + excluded.uses
                """).param("before", before).param("after", after).update();
        jdbc.sql("delete from public_word where word = any(:before) and uses <= 0")
                .param("before", before)
                .update();
    }
}
