package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.certification.Certificates;
import org.cadre.certification.Recomputing;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ines and Cora were awarded long ago; the database's owner can do what the server may not. */
@CadreTest
@Tag("every-postgresql")
class RecomputeCommandTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Recomputing recomputing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Texts texts;

    private Cast cast;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void award() {
        cast = demo.bringIn();
        demo.award();
    }

    private int recompute() {
        said.clear();
        return RecomputeCommand.recompute(recomputing, texts, said::add);
    }

    private String inesNumber() {
        return certificates.newestOf(cast.coach).orElseThrow().number();
    }

    private void asOwner(String change) throws SQLException {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute("update award_decision set " + change + " where person = '" + cast.coach.value() + "'");
        }
    }

    @Test
    void findsNoDifferenceInWhatTheProductAwarded() {
        assertThat(recompute()).isZero();
        assertThat(said).containsExactly("2 awards were judged once more from their evidence. No difference.");
    }

    @Test
    void namesEvidenceThatWasChanged() throws SQLException {
        asOwner("evidence = replace(evidence, '\"minutes\":60', '\"minutes\":45')");
        assertThat(recompute()).isOne();
        assertThat(said.getFirst()).startsWith(inesNumber() + ": the kept evidence is not the one");
        assertThat(said.getLast()).endsWith("One differs.");
    }

    @Test
    void namesWhatIsJudgedDifferently() throws SQLException {
        asOwner("evidence = replace(evidence, '\"minutes\":60', '\"minutes\":45')");
        asOwner("evidence_digest = sha256(convert_to(evidence, 'UTF8'))");
        assertThat(recompute()).isOne();
        assertThat(said.getFirst())
                .contains(inesNumber() + ": the kept evidence gives another standing", "contact-hours");
    }

    @Test
    void namesAStandingThatWasMadeBetter() throws SQLException {
        asOwner("standing = jsonb_set(standing, '{state}', '\"UNMET\"')");
        assertThat(recompute()).isOne();
        assertThat(said.getFirst()).contains("gives another standing");
    }

    @Test
    void namesWhatCannotBeReadAndGoesOn() throws SQLException {
        asOwner("evidence = 'no JSON'");
        assertThat(recompute()).isOne();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).contains("cannot be read");
        assertThat(said.getLast()).startsWith("2 awards");
    }

    @Test
    void theHolderReadsWhyInTheWordsOfThatDay() {
        var certificate = certificates.newestOf(cast.coach).orElseThrow();
        var ines = Visitor.as("ines");
        ines.get("/certificates").says("Why was this awarded?");
        ines.get("/certificates/" + certificate.id() + "/why")
                .hasStatus(200)
                .says("Why certificate " + certificate.number() + " was awarded")
                .says("Log 72 contact hours")
                .says("The stored evidence still gives this standing");
        Visitor.as("rosa").get("/certificates/" + certificate.id() + "/why").hasStatus(404);
    }
}
