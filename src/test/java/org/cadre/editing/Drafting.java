package org.cadre.editing;

import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cadre.PartOne;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of editions in the making share: office, a district and its coordinator. */
public abstract class Drafting {
    /** Where the national edition asks for 72 contact hours. */
    protected static final String CONTACT = "requirements.certification.all[2].contactMinutes";

    @Autowired
    protected ApplicationContext beans;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ProgramClock clock;

    @Autowired
    protected Editions editions;

    @Autowired
    protected EditionDrafts drafts;

    @Autowired
    protected TransactionTemplate transaction;

    protected PartOne one;
    protected PersonId opal;
    protected PersonId dora;
    protected OrganizationId bluebonnet;
    protected Viewer office;
    protected Viewer coordinator;

    @BeforeEach
    protected void officeAndDistrict() {
        one = new PartOne(beans);
        clock.moveTo(clock.today());
        bluebonnet = one.district("Bluebonnet ISD");
        opal = one.person("Opal Vance", Role.OFFICE);
        dora = one.staffOf(bluebonnet, "Dora District", Role.DISTRICT);
        office = viewer(opal, "Opal Vance", Role.OFFICE, null);
        coordinator = viewer(dora, "Dora District", Role.DISTRICT, bluebonnet);
    }

    protected static Viewer viewer(PersonId id, String name, Role role, @Nullable OrganizationId district) {
        return new Viewer(id, name, ZoneId.of("America/Chicago"), Set.of(role), district, null);
    }

    protected <T> T once(Supplier<T> deed) {
        return transaction.execute(_ -> deed.get());
    }

    /** A draft of the district, customized from the national edition. */
    protected DraftId begun() {
        return once(() -> drafts.start(coordinator, bluebonnet, editions.idOf(Editions.NATIONAL)));
    }

    protected EditionDraft read(DraftId id) {
        return drafts.find(office, id).orElseThrow();
    }

    protected DraftOutcome saved(Viewer viewer, DraftId id, UnaryOperator<EditionSheet> change) {
        var draft = read(id);
        String yaml =
                change.apply(EditionSheet.read(draft.yaml()).orElseThrow()).yaml();
        return once(() -> drafts.save(viewer, id, draft.save(), yaml, "requirements"));
    }
}
