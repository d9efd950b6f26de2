package org.cadre.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a field in which somebody types part of an organization's name (template people/organization-choice). With
 * script they choose from what is found as they type; without, from what the form shows again when several fit.
 */
@Component
public class OrganizationChoices {
    /**
     * What was chosen, and what fits when that was not clear.
     *
     * @param field the name of the field; the text typed is in field-name
     */
    public record Choice(
            String field, OrganizationKind kind, @Nullable OrganizationCard chosen, List<OrganizationCard> fitting) {
        public @Nullable OrganizationId id() {
            return chosen == null ? null : chosen.id();
        }

        /** Nothing typed yet, or nothing to choose anew. */
        public static Choice open(String field, OrganizationKind kind) {
            return new Choice(field, kind, null, List.of());
        }
    }

    private final Organizations organizations;

    OrganizationChoices(Organizations organizations) {
        this.organizations = organizations;
    }

    /** Fills the field in with an organization that is known. */
    public Choice fill(Form form, String field, OrganizationKind kind, @Nullable OrganizationId organization) {
        var known =
                Optional.ofNullable(organization).flatMap(organizations::find).filter(one -> one.kind() == kind);
        known.ifPresent(one -> put(form, field, one));
        return new Choice(field, kind, known.orElse(null), List.of());
    }

    /** Reads the field; what does not fit exactly one organization is said beside it. */
    public Choice read(Form form, String field, OrganizationKind kind, @Nullable OrganizationId parent) {
        String typed = form.text(field + "-name");
        if (typed.isEmpty()) {
            form.with(field, "");
            return Choice.open(field, kind);
        }
        var chosen = form.id(field + "-choice")
                .or(() -> form.id(field))
                .map(OrganizationId::new)
                .flatMap(organizations::find)
                .filter(one -> one.kind() == kind && (parent == null || parent.equals(one.parent())))
                .filter(one -> form.id(field + "-choice").isPresent()
                        ? fits(typed, one)
                        : one.name().equalsIgnoreCase(typed));
        if (chosen.isPresent()) {
            return chosen(form, field, chosen.get());
        }
        var fitting = organizations.search(typed, kind, parent);
        var same = fitting.stream()
                .filter(one -> one.name().equalsIgnoreCase(typed))
                .toList();
        if (fitting.size() == 1 || same.size() == 1) {
            return chosen(form, field, same.size() == 1 ? same.getFirst() : fitting.getFirst());
        }
        form.with(field, "");
        form.wrong(
                field + "-name",
                Sentence.of("people.choice." + (fitting.isEmpty() ? "none." : "several.")
                        + kind.word().replace(' ', '-')));
        return new Choice(field, kind, null, fitting);
    }

    private static boolean fits(String typed, OrganizationCard organization) {
        String name = organization.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(Organizations.wordsOf(typed))
                .allMatch(word -> name.contains(word) || word.equals(organization.ncesId()));
    }

    private static Choice chosen(Form form, String field, OrganizationCard organization) {
        put(form, field, organization);
        return new Choice(field, organization.kind(), organization, List.of());
    }

    private static void put(Form form, String field, OrganizationCard organization) {
        form.with(field, organization.id()).with(field + "-name", organization.name());
    }
}
