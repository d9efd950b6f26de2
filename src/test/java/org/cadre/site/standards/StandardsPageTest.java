package org.cadre.site.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.standards.StandardUses;
import org.cadre.standards.StandardUses.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Standards in public, and office's word on what applies them. */
@CadreTest
class StandardsPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    StandardUses uses;

    @Autowired
    JdbcClient jdbc;

    private final Visitor stranger = new Visitor();
    private Visitor office;

    @BeforeEach
    void begin() {
        var partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
    }

    private static List<String> row(Visitor.Page page, String standard) {
        for (var row : page.document().select("table.standards-side tbody tr")) {
            if (row.select("th").text().equals(standard)) {
                return row.select("td").eachText();
            }
        }
        throw new AssertionError("no row " + standard + ":\n" + page.text());
    }

    @Nested
    class SideBySide {
        @Test
        void showsHowTheSixMeetPillarsAndPsel() {
            var page = stranger.get("/standards").hasStatus(200);
            assertThat(row(page, "6 Lead parent, family, and community engagement"))
                    .containsExactly("1 Building culture", "8 Meaningful Engagement of Families and Community", "–");
        }

        @Test
        void beginsWithTheFrameworkThatIsAskedFor() {
            var page = stranger.get("/standards?by=llc-2019").hasStatus(200);
            assertThat(row(page, "1 Building culture").getFirst())
                    .isEqualTo("2 Lead diverse communities 6 Lead parent, family, and community engagement");
            // Pillars and PSEL are linked by way of the six alone.
            assertThat(row(page, "1 Building culture").get(1)).contains("8 Meaningful Engagement");
            stranger.get("/standards?by=nothing").hasStatus(200);
        }

        @Test
        void givesCreditAndMarksTheSample() {
            stranger.get("/standards")
                    .says("National Policy Board for Educational Administration")
                    .says("The links are a sample");
            stranger.get("/standards/competency").says("Sample wording of Cadre");
            stranger.get("/standards/none").hasStatus(404);
        }
    }

    @Nested
    class WhatApplies {
        @Test
        void showsAtModulesAndCompetencies() {
            var page = stranger.get("/standards").document();
            assertThat(page.select(
                                    "section[aria-labelledby=modules] li:has(b:containsOwn(The Art of Effective Feedback))")
                            .text())
                    .contains("PSEL 2015: 6 Professional Capacity of School Personnel", "sample");
            assertThat(page.select(
                                    "section[aria-labelledby=competencies] li:has(b:containsOwn(Instructional leadership))")
                            .text())
                    .contains("LLC 2008: 1 Lead student and adult learning");
            stranger.get("/standards/psel-2015")
                    .says("Applied by: Mentoring New School Leaders: A Journey of Discovery");
        }

        @Test
        void isSaidByOfficeAndIsNoSampleThen() {
            var before = uses.of(Kind.MODULE, "feedback");
            try {
                var page = office.get("/office/standards/uses/module/feedback").hasStatus(200);
                assertThat(page.document().select("input[checked]").eachAttr("value"))
                        .containsExactlyElementsOf(before);
                office.button(page, "Save standards")
                        .with("of-llc-2019", "llc-2019-2", "llc-2019-3")
                        .with("of-psel-2015", "psel-2015-7")
                        .send()
                        .hasStatus(200)
                        .says("The Art of Effective Feedback now applies 4 standards.");
                assertThat(uses.of(Kind.MODULE, "feedback"))
                        .containsExactly("llc-2008-5", "llc-2019-2", "llc-2019-3", "psel-2015-7");
                assertThat(stranger.get("/standards")
                                .document()
                                .select(
                                        "section[aria-labelledby=modules] li:has(b:containsOwn(The Art of Effective Feedback))")
                                .text())
                        .doesNotContain("sample");
                assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'standards.attached'")
                                .query(Integer.class)
                                .single())
                        .isOne();
            } finally {
                uses.replace(Kind.MODULE, "feedback", before, Actor.SYSTEM);
                jdbc.sql("update standard_use set sample = true where subject = 'feedback'")
                        .update();
            }
        }

        @Test
        void isRefusedForWhatIsNoStandard() {
            var page = office.get("/office/standards/uses/rubric/focus");
            office.button(page, "Save standards")
                    .with("of-psel-2015", "llc-2008-1")
                    .send()
                    .hasStatus(422)
                    .says("no longer part of Professional Standards for Educational Leaders");
            assertThat(uses.of(Kind.RUBRIC, "focus")).isEmpty();
            office.get("/office/standards/uses/rubric/none").hasStatus(404);
            office.get("/office/standards/uses/none/focus").hasStatus(404);
        }
    }
}
