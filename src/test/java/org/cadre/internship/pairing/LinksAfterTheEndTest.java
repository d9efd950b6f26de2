package org.cadre.internship.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PairingId;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Del still has mails with links that live for weeks, and Rosa's internship is over. */
@CadreTest
class LinksAfterTheEndTest extends PartTwo {
    private static final String OVER = "This internship is over: that of Rosa Delgado ended on";

    @Autowired
    private ProtegeLinks links;

    private final Visitor del = new Visitor();
    private String contacts = "";

    @BeforeEach
    void sendDelALink() {
        contacts = links.toContacts(new PairingId(cast.rosasPairing));
    }

    private List<String> places() {
        return List.of(contacts, contacts + "/plan", contacts + "/agreement", contacts + "/word-to-office");
    }

    private void end() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/internships/" + cast.rosasInternship), "Withdraw Rosa Delgado")
                .with("withdrawalReason", "A new post abroad.")
                .send();
    }

    @Test
    void sayAtOnceThatItIsOver() {
        places().forEach(place -> del.get(place).hasStatus(200).doesNotSay(OVER));
        end();
        for (String place : places()) {
            del.get(place).says(OVER).doesNotSay("has been used");
        }
    }

    @Test
    void takeNoWordThatWasBegunBefore() {
        var page = del.get(contacts + "/word-to-office");
        end();
        del.button(page, "Send to office")
                .with("words", "One more thing.")
                .send()
                .says(OVER);
        assertThat(jdbc.sql("select count(*) from private_word")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void offerNoNewLinkInPlaceOfOneThatIsTooOld() {
        end();
        jdbc.sql("update signed_link set expires_at = made_at where subject = :pairing")
                .param("pairing", cast.rosasPairing)
                .update();
        assertThat(del.get(contacts).says(OVER).document().select("form[action$=renewal]"))
                .isEmpty();
    }

    @Test
    void sayTheSameOfAnAgreementThatWasAnswered() {
        String agreement = links.toAgreement(new PairingId(cast.rosasPairing));
        del.get(agreement).doesNotSay(OVER);
        end();
        del.get(agreement).says(OVER);
    }

    @Test
    void stayOpenForConfirmationsAfterThePairingAloneHasEnded() {
        UUID waiting = newestEntry(cast.rosasPairing);
        jdbc.sql(
                        "update contact_entry set confirmed_by = null, confirmed_at = null, state = 'submitted' where id = :id")
                .param("id", waiting)
                .update();
        del.button(del.get(contacts), "End the pairing with Rosa Delgado")
                .with("reason", "I am moving.")
                .send();
        del.button(del.get(contacts), "Confirm").send();
        assertThat(jdbc.sql("select confirmed_by from contact_entry where id = :id")
                        .param("id", waiting)
                        .query(UUID.class)
                        .single())
                .isEqualTo(cast.del.value());
    }
}
