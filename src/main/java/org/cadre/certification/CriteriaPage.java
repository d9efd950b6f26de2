package org.cadre.certification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.EditionInWords;
import org.cadre.program.Editions;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StoredFramework;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a certificate stands for, in public: what its edition asked for, and the standards it answers to. */
@Controller
final class CriteriaPage {
    record CriteriaView(
            Edition edition, List<EditionInWords.Rule> rules, StandardMap map, List<StoredFramework> frameworks) {}

    private final Editions editions;
    private final FrameworkStore frameworks;

    CriteriaPage(Editions editions, FrameworkStore frameworks) {
        this.editions = editions;
        this.frameworks = frameworks;
    }

    static String place(EditionId edition) {
        return "/criteria/" + edition.value();
    }

    @GetMapping("/criteria/{edition}")
    @Open
    Reply criteria(@PathVariable UUID edition) {
        var id = editions.all().stream()
                .filter(one -> one.value().equals(edition))
                .findFirst()
                .orElseThrow(NotFound::new);
        var rules = editions.of(id);
        var map = frameworks.map(rules.frameworks());
        return Reply.show(
                "certification/criteria",
                new CriteriaView(
                        rules,
                        EditionInWords.rules(rules),
                        map,
                        rules.frameworks().stream()
                                .map(one -> map.framework(one.key()))
                                .flatMap(Optional::stream)
                                .toList()));
    }
}
