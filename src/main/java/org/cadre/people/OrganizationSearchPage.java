package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Finds districts and schools by part of their names: as one types, or on a page of its own without script. */
@Controller
final class OrganizationSearchPage {
    /**
     * What was found.
     *
     * @param field the field that is filled in by choosing, "" when nothing is
     * @param then the page that takes the choice, or null
     */
    record Found(
            Form form,
            String term,
            String field,
            @Nullable String then,
            List<Option> kinds,
            List<OrganizationCard> organizations) {}

    private final Organizations organizations;
    private final Texts texts;

    OrganizationSearchPage(Organizations organizations, Texts texts) {
        this.organizations = organizations;
        this.texts = texts;
    }

    @GetMapping("/organizations/search")
    @Open
    Reply search(HttpServletRequest request, Form form) {
        String field = form.text("field").matches("[a-z-]{1,40}") ? form.text("field") : "";
        String typed = field.isEmpty() ? "" : form.text(field + "-name");
        String term = typed.isEmpty() ? form.text("q") : typed;
        var kind = Arrays.stream(OrganizationKind.values())
                .filter(one -> one.word().equals(form.text("kind")))
                .findFirst()
                .orElse(null);
        var parent = form.id(form.text("within")).map(OrganizationId::new).orElse(null);
        var found = new Found(
                form,
                term,
                field,
                form.text("then").isEmpty() ? null : Place.onwards(form.text("then")),
                Arrays.stream(OrganizationKind.values())
                        .map(one -> new Option(one.word(), texts.say(one.label())))
                        .toList(),
                organizations.search(term, kind, parent));
        return request.getHeader("HX-Request") == null
                ? Reply.show("people/organization-search", found)
                : Reply.show("people/organization-results", found);
    }
}
