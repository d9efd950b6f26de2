package org.cadre.certification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.certification.register.Register;
import org.cadre.people.PersonId;
import org.cadre.people.rights.HolderErasure;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases certificates at their holder's wish: what the register says of them, by entries of its own, so that all other proofs
 * hold; the paper; the name. That there was a certificate of that number and time stays, for the counts.
 */
@Component
class HolderErasures implements HolderErasure {
    private final JdbcClient jdbc;
    private final Register register;
    private final ProgramClock clock;

    HolderErasures(JdbcClient jdbc, Register register, ProgramClock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    private record Issued(UUID id, String paper) {}

    @Override
    public List<String> issuedTo(PersonId person) {
        return jdbc.sql("select number from certificate where person = :person order by number")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    @Override
    public Set<String> erase(PersonId person, Actor actor) {
        var papers = new LinkedHashSet<String>();
        var all = jdbc.sql(
                        "select id, coalesce(paper, '') as paper from certificate where person = :person order by id")
                .param("person", person.value())
                .query(Issued.class)
                .list();
        for (Issued one : all) {
            jdbc.sql("insert into certificate_erased (certificate, erased_on) values (:id, :today)")
                    .param("id", one.id)
                    .param("today", clock.today())
                    .update();
            for (String sql : List.of(
                    "delete from wallet_offer where certificate = :id",
                    "delete from bound_credential where certificate = :id")) {
                jdbc.sql(sql).param("id", one.id).update();
            }
            if (!one.paper.isEmpty()) {
                papers.add(one.paper);
            }
        }
        jdbc.sql("select erase_certificates(:person)")
                .param("person", person.value())
                .query(row -> {});
        // Near the end: whoever else enters something waits for this transaction.
        all.forEach(one -> register.erase(one.id, actor));
        return papers;
    }
}
