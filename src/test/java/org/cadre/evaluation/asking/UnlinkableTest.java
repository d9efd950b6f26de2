package org.cadre.evaluation.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.evaluation.Evaluating;
import org.cadre.evaluation.Moment;
import org.junit.jupiter.api.Test;

/** Who has answered and what was answered stand apart, and nothing joins them. */
@CadreTest
class UnlinkableTest extends Evaluating {
    @Test
    void keepsNoRowIdTimeOrNameOfAnAnswer() {
        inUse(Moment.OFFERING);
        heldWith(3, theo);
        links().forEach(link -> answered(link, 4, "Said by one of us"));
        assertThat(jdbc.sql("""
                select column_name from information_schema.columns where table_name = 'evaluation_box' order by column_name
                """).query(String.class).list()).containsExactly("apart", "by_shared_link", "counted", "evaluation");
        assertThat(jdbc.sql("select counted::text from evaluation_box")
                        .query(String.class)
                        .single())
                .doesNotContain("Guest", "@", clock.today().toString())
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
        assertThat(jdbc.sql("""
                select tablename from pg_tables t where schemaname = 'public' and tablename not like 'evaluation%'
                   and (xpath('/row/c/text()', query_to_xml(format(
                     'select count(*) as c from %I x where x::text like ''%%Said by one of us%%''', tablename),
                     false, true, '')))[1]::text <> '0'
                """).query(String.class).list()).isEmpty();
    }

    @Test
    void keepsNoTimeAtWhichSomebodyAnswered() {
        inUse(Moment.OFFERING);
        heldWith(2, theo);
        answered(links().getFirst(), 4, "");
        assertThat(
                        count(
                                "select count(*)::integer from signed_link where purpose = 'evaluation' and used_at is not null"))
                .isZero();
        assertThat(count("select count(*)::integer from audit_entry where deed = 'evaluation.answered'"))
                .isZero();
        assertThat(count("select count(*)::integer from evaluation_reply")).isZero();
    }

    @Test
    void mixesTheAnswersAnewWithEachOfThem() {
        inUse(Moment.OFFERING);
        heldWith(12, theo);
        var came = new ArrayList<String>();
        for (String link : links()) {
            String words = "Words " + (came.size() + 10);
            came.add(words);
            answered(link, 4, words);
        }
        List<String> kept = jdbc.sql("""
                select one -> 'answers' -> 's2-1' ->> 0
                  from evaluation_box, jsonb_array_elements(counted) with ordinality as each (one, nth)
                 order by nth
                """).query(String.class).list();
        // That twelve come to lie in the order in which they came happens once in 479 million runs.
        assertThat(kept).containsExactlyInAnyOrderElementsOf(came).isNotEqualTo(came);
    }

    @Test
    void forgetsWhoHasAnsweredWhenItCloses() {
        inUse(Moment.OFFERING);
        heldWith(2, theo);
        answered(links().getFirst(), 4, "");
        comesTo(clock.today().plusDays(20));
        assertThat(count("select count(*)::integer from evaluation_invitation where answered is not null"))
                .isZero();
        assertThat(count("select count(*)::integer from evaluation_invitation")).isEqualTo(2);
    }

    @Test
    void keepsNoKindThatWouldNameSomebody() {
        inUse(Moment.OFFERING);
        heldWith(5, theo);
        jdbc.sql("""
                update evaluation_invitation set kind = 'turnaround'
                 where id in (select id from evaluation_invitation order by id limit 2)
                """).update();
        jdbc.sql("update evaluation_invitation set kind = 'novice' where kind is null")
                .update();
        links().forEach(link -> answered(link, 4, ""));
        assertThat(jdbc.sql("""
                select coalesce(one ->> 'kind', 'unknown') as kind
                  from evaluation_box, jsonb_array_elements(counted) as one order by kind
                """).query(String.class).list())
                .containsExactly("novice", "novice", "novice", "unknown", "unknown");
    }
}
