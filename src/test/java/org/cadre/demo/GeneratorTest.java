package org.cadre.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Generator.Outcome;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class GeneratorTest {
    private static final int PEOPLE = 300;

    @Autowired
    private Generator generator;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void refusesWhereThereAreNoSchools() {
        assertThat(generator.generate(PEOPLE, 1, false, Progress.silent())).isInstanceOf(Outcome.NoSchools.class);
        assertThat(count("person")).isZero();
    }

    @Nested
    class AmongRealSchools {
        @BeforeEach
        void importDirectory() {
            for (int district = 1; district <= 3; district++) {
                UUID id = organization("district", "DISTRICT " + district + " ISD", "480000" + district, null);
                for (int school = 1; school <= 4; school++) {
                    organization("school", "SCHOOL " + school + " EL", "480000" + district + "0000" + school, id);
                }
            }
        }

        @Test
        void makesTheSamePeopleFromTheSameSeed() {
            var once = generatedAndForgotten(7);
            assertThat(generatedAndForgotten(7)).isEqualTo(once);
            assertThat(generatedAndForgotten(8)).isNotEqualTo(once);
        }

        @Test
        void spreadsPeopleOverTheWholeWay() {
            var tally = generate(1);
            assertThat(tally.people()).isEqualTo(PEOPLE);
            assertThat(tally.rows()).isGreaterThan(PEOPLE * 20L);
            assertThat(count("person")).isEqualTo(PEOPLE + tally.others());
            assertThat(people("select count(distinct person) from registration"))
                    .isEqualTo(PEOPLE);
            assertThat(people("select count(distinct person) from internship")).isEqualTo(PEOPLE * 35 / 100);
            assertThat(list("select distinct state from internship")).contains("active", "applied", "on hold");
            assertThat(list("select distinct state from contact_entry")).contains("submitted", "disputed", "reversed");
            assertThat(list("select distinct state from monthly_report")).contains("submitted", "accepted");
            assertThat(list("select distinct seat from registration")).contains("held", "confirmed", "canceled");
            assertThat(list("select distinct kind from offering")).containsExactlyInAnyOrder("lii", "recertification");
        }

        @Test
        void marksEverybodyAsMadeUp() {
            generate(1);
            assertThat(people("select count(*) from person where not sample")).isZero();
            assertThat(people("select count(*) from person where email not like '%@seed1.example'"))
                    .isZero();
            assertThat(people("select count(*) from offering where not sample")).isZero();
            assertThat(people("select count(*) from cohort where not sample")).isZero();
            assertThat(people("select count(*) from organization where sample")).isZero();
        }

        @Test
        void makesCohortsWithACoachWhoIsNotInThem() {
            generate(1);
            assertThat(people("select max(n) from (select count(*) as n from internship group by cohort) c"))
                    .isBetween(8, 15);
            assertThat(people("""
                    select count(*) from internship i join cohort_coach k on k.cohort = i.cohort and k.person = i.person
                    """)).isZero();
            assertThat(people("select count(*) from cohort_coach where reason is null"))
                    .isPositive();
        }

        @Test
        void keepsWhatTheProgramAsksOfALog() {
            generate(1);
            assertThat(people("""
                    select count(*) from contact_entry e
                      join pairing p on p.id = e.pairing
                      join internship i on i.id = p.internship
                     where e.day not between i.first_day and i.last_day or e.day > current_date or e.minutes > 240
                        or e.logged_at::date < e.day
                    """)).isZero();
            assertThat(people("""
                    select count(*) from contact_entry a join contact_entry b on b.pairing = a.pairing and b.id > a.id
                     where a.day = b.day
                    """)).isZero();
        }

        @Test
        void countsEverySeatThatIsTaken() {
            generate(1);
            assertThat(people("""
                    select count(*) from seat_pool p
                     where p.used <> (select count(*) from registration r
                                       where r.offering = p.offering and r.seat in ('held', 'confirmed'))
                    """)).isZero();
        }

        @Test
        void awardsWhatWasEarnedAndLeavesEachCertificateSomewhereInItsYears() {
            var tally = generate(1);
            assertThat(people("select count(*) from certificate where prior is null"))
                    .isEqualTo(PEOPLE * 20 / 100);
            assertThat(count("certificate")).isEqualTo(tally.certificates());
            assertThat(people("select count(*) from certificate where prior is not null"))
                    .isPositive();
            assertThat(list("select distinct state from certificate"))
                    .contains("issued", "superseded", "revoked")
                    .doesNotContain("reserved");
            assertThat(people("select count(*) from certificate where state = 'issued' and expires < current_date"))
                    .isPositive();
            assertThat(people("select count(distinct paper) from certificate")).isEqualTo(1);
            assertThat(people("""
                    select count(*) from certificate c join award_decision d on d.id = c.decision
                     where c.issued <> d.program_day or c.person <> d.person
                        or (c.prior is null and d.standing ->> 'state' <> 'MET')
                    """)).isZero();
            assertThat(
                            list(
                                    "select distinct state from internship where id in (select internship from award_decision)"))
                    .containsExactly("complete");
        }

        @Test
        void numbersCertificatesInTheOrderOfTheirDays() {
            generate(1);
            assertThat(people("""
                    select count(*) from certificate a join certificate b on b.number > a.number and b.issued < a.issued
                    """)).isZero();
            assertThat(people("select count(*) from counter where name like 'certificate-%'"))
                    .isPositive();
        }

        @Test
        void tellsNobody() {
            generate(1);
            assertThat(count("mail")).isZero();
        }

        @Test
        void showsAGeneratedCertificateToAnyone() {
            generate(1);
            var valid = list("""
                    select check_code from certificate where state = 'issued' and expires > current_date + 200 order by id
                    """).getFirst();
            new Visitor().get("/check/" + valid).hasStatus(200).says("Valid");
        }

        @Test
        void makesOtherPeopleFromAnotherSeedAndNobodyTwice() {
            generate(1);
            generate(2);
            assertThat(generator.generate(PEOPLE, 1, false, Progress.silent())).isEqualTo(new Outcome.SeedTaken(1));
        }

        private List<String> generatedAndForgotten(long seed) {
            return transaction.execute(status -> {
                status.setRollbackOnly();
                generate(seed);
                return list("""
                        select md5(string_agg(concat_ws(' ', id, display_name, email, created_at), ',' order by email))
                          from person
                        union all
                        select md5(string_agg(concat_ws(' ', id, day, starts, minutes, state), ',' order by id))
                          from contact_entry
                        union all
                        select md5(string_agg(concat_ws(' ', id, title, first_day), ',' order by id)) from offering
                        """);
            });
        }
    }

    private Generator.Tally generate(long seed) {
        return ((Outcome.Generated) generator.generate(PEOPLE, seed, false, Progress.silent())).tally();
    }

    private UUID organization(String kind, String name, String ncesId, @Nullable UUID parent) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into organization (id, kind, name, nces_id, parent, city, state)
                values (:id, :kind, :name, :nces, :parent, 'CORPUS CHRISTI', 'TX')
                """)
                .param("id", id)
                .param("kind", kind)
                .param("name", name)
                .param("nces", ncesId)
                .param("parent", parent)
                .update();
        return id;
    }

    private int count(String table) {
        return people("select count(*) from " + table);
    }

    private int people(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
