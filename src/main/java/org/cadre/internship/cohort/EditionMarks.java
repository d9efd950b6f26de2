package org.cadre.internship.cohort;

import java.util.Optional;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.springframework.stereotype.Component;

/** The marks of editions that have a look of their own. */
@Component
public class EditionMarks {
    private final Editions editions;
    private final EditionLooks looks;

    EditionMarks(Editions editions, EditionLooks looks) {
        this.editions = editions;
        this.looks = looks;
    }

    /** Empty where the edition looks as the house does. */
    public Optional<EditionMark> of(EditionId edition) {
        var look = looks.of(edition);
        return look.isStandard()
                ? Optional.empty()
                : Optional.of(new EditionMark(
                        editions.asWritten(edition).title(),
                        look.logo() == null ? null : "/editions/" + edition + "/logo",
                        EditionLook.paragraphs(look.contact())));
    }
}
