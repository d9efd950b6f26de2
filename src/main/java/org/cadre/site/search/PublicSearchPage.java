package org.cadre.site.search;

import java.util.List;
import org.cadre.people.Open;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.PublicPlaces;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The search of the public site; what is found shows while one types, where there is script. */
@Controller
final class PublicSearchPage {
    private static final int OF_EACH = 6;
    private static final int OF_ONE = 50;

    /**
     * What was found.
     *
     * @param wrong why nothing was looked for; null: something was
     * @param only the kind of which all are shown; null: some of each
     */
    record PublicSearchView(
            Typed typed, @Nullable Sentence wrong, List<Found.Group> groups, Found.@Nullable Kind only) {
        int count() {
            return groups.stream().mapToInt(Found.Group::all).sum();
        }
    }

    /** Where the search stands on every public page. */
    @Configuration(proxyBeanMethods = false)
    static class Setup {
        @Bean
        PublicPlaces.Fixed publicSearchPlace() {
            return new PublicPlaces.Fixed("site.search.title", "/search", 140, false);
        }
    }

    private final PublicSearch search;

    PublicSearchPage(PublicSearch search) {
        this.search = search;
    }

    @GetMapping("/search")
    @Open
    Reply show(Form form) {
        var typed = Typed.of(form.text("q"));
        var only = Found.Kind.find(form.text("kind")).orElse(null);
        var wrong = wrong(typed);
        return Reply.show(
                "site/search/public-search",
                new PublicSearchView(
                        typed,
                        wrong,
                        wrong == null ? search.find(typed, only, only == null ? OF_EACH : OF_ONE) : List.of(),
                        only));
    }

    private static @Nullable Sentence wrong(Typed typed) {
        if (typed.text().isEmpty()) {
            return Sentence.of("site.search.start");
        }
        return typed.isTooLittle() ? Sentence.of("site.search.too-little") : null;
    }
}
