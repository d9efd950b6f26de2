package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class FirstOfficeTest {
    @Autowired
    FirstOffice door;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    private final Visitor visitor = new Visitor();

    private Visitor.Page begin(String link) {
        return visitor.button(visitor.get(link), "Begin")
                .with("legal-name", "Ada Whitman")
                .with("email", "ada@bluebonnet.example")
                .with("passphrase", Newcomer.PASSPHRASE)
                .send();
    }

    @Test
    void letsTheFirstPersonOfOfficeInOnce() {
        String link = door.linkIfNobodyYet().orElseThrow();

        begin(link);

        visitor.get("/office/people").hasStatus(200).says("Ada Whitman");
        assertThat(door.linkIfNobodyYet()).isEmpty();
        new Visitor().get(link).hasStatus(410).says("This link has been used");
    }

    @Test
    void makesANewLinkWithEachStartAndWithdrawsTheOld() {
        String old = door.linkIfNobodyYet().orElseThrow();
        String fresh = door.linkIfNobodyYet().orElseThrow();

        visitor.get(old).hasStatus(410);
        visitor.get(fresh).hasStatus(200);
        visitor.get(fresh + "x").hasStatus(404);
    }

    @Test
    void opensNothingOnceSomebodyIsOffice() {
        String link = door.linkIfNobodyYet().orElseThrow();
        roles.grant(Actor.SYSTEM, Newcomer.rosa(jdbc).confirmed().id(), Role.OFFICE, null);

        visitor.get(link).hasStatus(410);
    }

    @Test
    void saysWhatIsMissing() {
        var again = visitor.button(visitor.get(door.linkIfNobodyYet().orElseThrow()), "Begin")
                .with("passphrase", "principalprincipal")
                .send()
                .hasStatus(422);

        assertThat(again.wrong("legal-name")).isNotEmpty();
        assertThat(again.wrong("email")).isNotEmpty();
        assertThat(again.wrong("passphrase")).isNotEmpty();
    }
}
