package org.cadre.internship.showcase;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.web.DayPlace;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The public reads what mentors have learned: passed projects, with their authors' consent. */
@Controller
class ShownProjectsPage {
    private static final int PAGE = 20;

    /** @param next where the next page begins */
    record ShownView(
            List<Shown.Line> projects,
            boolean first,
            @Nullable String next) {}

    private final ShownProjects projects;
    private final FileStore store;

    ShownProjectsPage(ShownProjects projects, FileStore store) {
        this.projects = projects;
        this.store = store;
    }

    @GetMapping("/projects")
    @Open
    Reply list(@RequestParam(defaultValue = "") String before) {
        var place = DayPlace.of(before);
        var found = projects.list(place == null ? null : place.day(), place == null ? null : place.id(), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return Reply.show(
                "internship/showcase/shown-projects",
                new ShownView(
                        shown,
                        place == null,
                        found.size() > PAGE
                                ? new DayPlace(
                                                shown.getLast().passedOn(),
                                                shown.getLast().project())
                                        .toString()
                                : null));
    }

    @GetMapping("/projects/{id}")
    @Open
    Reply one(@PathVariable UUID id) {
        return Reply.show("internship/showcase/shown-project", find(id));
    }

    private Shown find(UUID id) {
        return projects.find(id).orElseThrow(NotFound::new);
    }

    /** Always as an attachment, under the kind it was taken as. */
    @GetMapping("/projects/{id}/files/{file}")
    @Open
    Reply file(@PathVariable UUID id, @PathVariable UUID file) {
        var found = find(id).files().stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
        return Reply.download(found.name(), found.mediaType(), store.read(found.digest()));
    }
}
