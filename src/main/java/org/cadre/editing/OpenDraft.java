package org.cadre.editing;

import java.util.List;
import java.util.Optional;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionSheet;
import org.jspecify.annotations.Nullable;

/**
 * A draft as somebody works on it.
 *
 * @param edition what it says; null while it is no edition
 * @param problems what stands against its being one
 * @param strength whether it is strong enough
 */
public record OpenDraft(
        Desk desk,
        EditionDraft draft,
        EditionSheet sheet,
        @Nullable Edition edition,
        List<EditionFile.Problem> problems,
        Strength strength) {

    /** @param judged what reading its document came to */
    static OpenDraft of(Desk desk, EditionDraft draft, EditionFile.Outcome judged) {
        var sheet = EditionSheet.read(draft.yaml()).orElseThrow();
        return switch (judged) {
            case EditionFile.Outcome.Accepted(var edition) ->
                new OpenDraft(desk, draft, sheet, edition, List.of(), Strength.UNKNOWN);
            case EditionFile.Outcome.Refused(var problems) ->
                new OpenDraft(desk, draft, sheet, null, problems, Strength.UNKNOWN);
        };
    }

    /** The same with what came of asking whether it could be published. */
    OpenDraft asked(DraftOutcome outcome) {
        return new OpenDraft(desk, draft, sheet, edition, problems, Strength.of(this, outcome));
    }

    public String place() {
        return desk.of(draft.id());
    }

    /** What it is called so far. */
    public String title() {
        return sheet.text("title");
    }

    public String version() {
        return sheet.text("version");
    }

    /** Whether it may be changed from this desk. */
    public boolean isEditable() {
        return draft.state() == DraftState.PROPOSED
                ? desk.office()
                : draft.state().isOpen();
    }

    /** Whether its look may be changed from this desk: office mends words of a published edition, too. */
    boolean mayLook() {
        return isEditable() || desk.office() && draft.state() == DraftState.PUBLISHED;
    }

    /** What was read when a form was made: who sends it says so. */
    public String stamp() {
        return Integer.toString(draft.save());
    }

    /** Whether it has a requirement with that key. */
    boolean asks(String key) {
        return RequirementNode.find(sheet, key).isPresent();
    }

    /** How many things are to be mended in that section. */
    int problemsIn(DraftSection section) {
        return (int) problems.stream()
                .filter(problem -> section.holds(problem.path()))
                .count();
    }

    /** Where that problem is mended; empty where no section has it. */
    Optional<String> placeOf(EditionFile.Problem problem) {
        return DraftSection.at(problem.path()).map(section -> place() + "/sections/" + section.key());
    }
}
