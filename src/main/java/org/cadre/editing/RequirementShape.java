package org.cadre.editing;

import static org.cadre.editing.DraftField.Kind.CHOICE;
import static org.cadre.editing.DraftField.Kind.FLAG;
import static org.cadre.editing.DraftField.Kind.HOURS;
import static org.cadre.editing.DraftField.Kind.LINE;
import static org.cadre.editing.DraftField.Kind.TICKS;
import static org.cadre.editing.DraftField.Kind.WHOLE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a form asks for one kind of requirement.
 *
 * @param kind as the document writes it
 * @param parts the key of the list of its parts; empty: it has none
 */
record RequirementShape(String kind, String parts, List<DraftField> fields) {
    private static final DraftField LEVEL =
            DraftField.of("level", CHOICE).perhaps().among(DraftSection.LEVELS);

    static final List<RequirementShape> ALL = List.of(
            group("all", "all"),
            group("any", "any"),
            group("atLeast", "of", DraftField.of("atLeast", WHOLE)),
            leaf("contactMinutes", DraftField.of("contactMinutes", HOURS), LEVEL),
            leaf("contactCadence", DraftField.of("contactCadence", WHOLE), LEVEL, DraftField.of("excusable", FLAG)),
            leaf(
                    "modulesAttended",
                    DraftField.of("modulesAttended", TICKS),
                    DraftField.of("minutes", WHOLE).perhaps()),
            leaf("pdMinutes", DraftField.of("pdMinutes", HOURS)),
            leaf("pairingInForce"),
            leaf("monthlyReportsAccepted", DraftField.of("monthlyReportsAccepted", WHOLE)),
            leaf("meetingsAttended", DraftField.of("meetingsAttended", WHOLE), DraftField.of("of", WHOLE)),
            leaf("projectPassed"),
            leaf("recertificationAttended", DraftField.of("recertificationAttended", HOURS)));

    private static RequirementShape group(String kind, String parts, DraftField... fields) {
        return new RequirementShape(kind, parts, titled(fields));
    }

    private static RequirementShape leaf(String kind, DraftField... fields) {
        return new RequirementShape(kind, "", titled(fields));
    }

    private static List<DraftField> titled(DraftField... fields) {
        return Stream.concat(Stream.of(DraftField.of("title", LINE)), Stream.of(fields))
                .toList();
    }

    static Optional<RequirementShape> find(String kind) {
        return ALL.stream().filter(shape -> shape.kind.equals(kind)).findFirst();
    }

    boolean isGroup() {
        return !parts.isEmpty();
    }

    /** A requirement of this kind with nothing but its kind asked for. */
    boolean isAskedOnly() {
        return kind.equals("pairingInForce") || kind.equals("projectPassed");
    }

    List<DraftField> fieldsAt(String place) {
        return fields.stream()
                .map(field -> field.under(place, "editing.field.requirement"))
                .toList();
    }
}
