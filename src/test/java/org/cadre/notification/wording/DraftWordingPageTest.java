package org.cadre.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.editing.DraftId;
import org.cadre.editing.Drafting;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A district's draft brings its own words of mail along, reminders above all; they are said once it is published. */
@CadreTest
class DraftWordingPageTest extends Drafting {
    private static final String KEY = "notification.nudge.report.subject";

    @Autowired
    Wordings wordings;

    private Visitor dorasBrowser = new Visitor();
    private DraftId id = new DraftId(new UUID(0, 0));
    private String place = "";

    @BeforeEach
    void draft() {
        dorasBrowser = one.signedIn(dora);
        id = begun();
        place = "/district/editions/drafts/" + id;
    }

    private Visitor.Page worded(String text) {
        return dorasBrowser
                .button(dorasBrowser.get(place + "/wordings/" + KEY), "Save text")
                .with("text", text)
                .send();
    }

    @Test
    void isProposedByTheCoordinatorReadByOfficeAndSaidOnceItIsPublished() {
        dorasBrowser.get(place).says("Mail and reminders");
        dorasBrowser.get(place + "/wordings").hasStatus(200).says("Reminders").doesNotSay("Worded in this draft");
        worded("Bluebonnet: report {month} is due on {due date}")
                .says("The draft says it in your words.")
                .says("Worded in this draft")
                .says("Bluebonnet: report");
        one.signedIn(opal).get("/office/editions/drafts/" + id + "/wordings").says("Bluebonnet: report");
        var draft = read(id);
        assertThat(once(() -> drafts.publish(office, id, draft.save() - 1)).toString())
                .as("who read the draft before these words does not publish them")
                .contains("ChangedMeanwhile");
        once(() -> drafts.publish(office, id, draft.save()));
        var slug =
                editions.asWritten(Objects.requireNonNull(read(id).published())).slug();
        assertThat(wordings.written(new Wordings.Place(slug, "en", KEY)).map(Wordings.Written::pattern))
                .hasValueSatisfying(pattern -> assertThat(pattern).startsWith("Bluebonnet: report {"));
        dorasBrowser.get(place + "/wordings").hasStatus(404);
    }

    @Test
    void isRefusedInWordsWithWhatWasTyped() {
        var refused = worded("It is due on {nothing}").hasStatus(422);
        assertThat(refused.document().select("textarea[name=text]").text()).isEqualTo("It is due on {nothing}");
        dorasBrowser.get(place + "/wordings").doesNotSay("Worded in this draft");
        assertThat(read(id).save()).isOne();
    }

    @Test
    void isTakenOutByEmptyingIt() {
        worded("Bluebonnet: report {month} is due on {due date}").says("Worded in this draft");
        worded("").says("The draft says nothing of its own there.").doesNotSay("Worded in this draft");
    }

    @Test
    void ofAnotherDistrictOrWithOfficeIsNotThere() {
        var kit = one.signedIn(one.staffOf(one.district("Prairie View ISD"), "Kit Rowe", Role.DISTRICT));
        kit.get(place + "/wordings").hasStatus(404);
        assertThat(kit.postToken(place + "/wordings/" + KEY).status()).isEqualTo(404);
        dorasBrowser.get(place + "/wordings/notification.invoice.subject").hasStatus(404);
        once(() -> drafts.propose(coordinator, id, read(id).save()));
        dorasBrowser.get(place + "/wordings").hasStatus(404);
    }
}
