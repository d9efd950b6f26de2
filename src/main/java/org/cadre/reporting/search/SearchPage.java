package org.cadre.reporting.search;

import java.util.Arrays;
import java.util.List;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.SearchPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The search as a page, and as a list below the field while one types. */
@Controller
final class SearchPage {
    private static final String HERE = "/office/search";
    private static final int AT_ONCE = 5;
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 400;

    /**
     * What was found.
     *
     * @param wrong why nothing could be searched for
     * @param cut whether more was typed than is searched
     * @param only the kind of which all are shown
     * @param page of that kind, from 1
     */
    record SearchView(
            Term term,
            @Nullable Sentence wrong,
            boolean cut,
            List<Hit.Group> groups,
            Hit.@Nullable Kind only,
            int page,
            boolean hasNext) {

        int count() {
            return groups.stream().mapToInt(Hit.Group::all).sum();
        }
    }

    /** The place of the search in the header. */
    @Configuration(proxyBeanMethods = false)
    static class Setup {
        @Bean
        SearchPlace officeSearch() {
            return new SearchPlace(HERE, Role.OFFICE.word());
        }
    }

    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    @GetMapping("/office/search")
    @Only(Role.OFFICE)
    Reply page(Viewer viewer, Form form) {
        var term = search.read(form.text("q"));
        var wrong = wrong(term);
        boolean cut = form.text("q").strip().length() > Term.MOST;
        var only = Arrays.stream(Hit.Kind.values())
                .filter(kind -> kind == Hit.Kind.PERSON || kind == Hit.Kind.ORGANIZATION)
                .filter(kind -> kind.word().equals(form.text("of")))
                .findFirst()
                .orElse(null);
        int page = Math.clamp(form.number("page").orElse(1), 1, LAST_PAGE);
        if (wrong != null) {
            return Reply.show("reporting/search/search", new SearchView(term, wrong, cut, List.of(), null, 1, false));
        }
        if (only == null) {
            return Reply.show(
                    "reporting/search/search",
                    new SearchView(term, null, cut, search.everywhere(term, PAGE, viewer), null, 1, false));
        }
        var found = search.all(term, only, PAGE, (page - 1) * PAGE, viewer);
        return Reply.show(
                "reporting/search/search",
                new SearchView(
                        term,
                        null,
                        cut,
                        found.hits().isEmpty() ? List.of() : List.of(found),
                        only,
                        page,
                        found.all() > page * PAGE && page < LAST_PAGE));
    }

    @GetMapping("/office/search/now")
    @Only(Role.OFFICE)
    Reply now(Viewer viewer, Form form) {
        var term = search.read(form.text("q"));
        var wrong = wrong(term);
        return Reply.show(
                "reporting/search/found-now",
                new SearchView(
                        term,
                        wrong,
                        false,
                        wrong == null ? search.everywhere(term, AT_ONCE, viewer) : List.of(),
                        null,
                        1,
                        false));
    }

    private static @Nullable Sentence wrong(Term term) {
        if (term.typed().isEmpty()) {
            return Sentence.of("search.empty");
        }
        return term.isEmpty()
                ? Sentence.of("search.no-letters")
                : term.isTooShort() ? Sentence.of("search.too-short") : null;
    }
}
