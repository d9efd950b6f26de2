package org.cadre.internship.pairing;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PairingId;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agreement with both signatures, as each side and office sees it. */
@CadreTest
class SignedAgreementPageTest extends PartTwo {
    @Autowired
    private ProtegeLinks links;

    @Test
    void showsTextAndBothSignaturesWithTheirTimesToEachSideAlike() {
        jdbc.sql(
                        "update pairing set mit_signature = 'Rosa Delgado', protege_signature = 'Del Ramos', mit_evaluates = false where id = :id")
                .param("id", cast.rosasPairing)
                .update();
        var rosa = Visitor.as("rosa");
        var hers = rosa.get("/internship/protege");
        var link = hers.document().select("a[href^=/internship/agreements]").attr("href");
        for (var page : new Visitor.Page[] {
            rosa.get(link),
            new Visitor().get(links.toContacts(new PairingId(cast.rosasPairing)) + "/agreement"),
            Visitor.as("opal").get("/office/pairings/" + cast.rosasPairing)
        }) {
            page.hasStatus(200)
                    .says("Agreement of Rosa Delgado and Del Ramos")
                    .says("What we say to each other stays between us")
                    .says("declared that they do not evaluate the protégé")
                    .says("Central");
        }
    }

    @Test
    void isNobodyElses() {
        Visitor.as("marcus").get("/internship/agreements/" + cast.rosasPairing).hasStatus(404);
        Visitor.as("ines").get("/internship/agreements/" + cast.rosasPairing).hasStatus(404);
        Visitor.as("ines").get("/office/pairings/" + cast.rosasPairing).hasStatus(404);
        new Visitor().get("/protege/contacts/unknown/agreement").says("This link does not work");
    }
}
