package org.cadre.certification.past;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The lists of past certificates that were recorded; one that the command line looked at only can be recorded from here. */
@Controller
final class PastImportPage {
    private static final String PLACE = "/office/past-certificates";
    private static final int NEWEST = 10;

    record ListsView(List<PastLoad> earlier) {}

    /**
     * A file, and what would come of it.
     *
     * @param plan null: it has been recorded
     */
    record LoadView(PastLoad load, PastPlan.@Nullable Readable plan, Form form) {}

    private final PastImport past;
    private final Deeds deeds;

    PastImportPage(PastImport past, Deeds deeds) {
        this.past = past;
        this.deeds = deeds;
    }

    @GetMapping("/office/past-certificates")
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("certification/past/past-import", new ListsView(past.recorded(NEWEST)));
    }

    @GetMapping("/office/past-certificates/{id}")
    @Only(Role.OFFICE)
    Reply look(@PathVariable UUID id) {
        return Reply.show("certification/past/past-load", view(load(id), Form.empty()));
    }

    private PastLoad load(UUID id) {
        return past.find(id).orElseThrow(NotFound::new);
    }

    private LoadView view(PastLoad load, Form form) {
        return new LoadView(
                load, !load.isRecorded() && past.plan(load) instanceof PastPlan.Readable plan ? plan : null, form);
    }

    @PostMapping("/office/past-certificates/{id}/recording")
    @Only(Role.OFFICE)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        var load = load(id);
        return deeds.once(
                form.key(),
                () -> past.record(load, viewer.actor()) instanceof PastPlan.Readable plan && plan.isGood()
                        ? Reply.seeOther(PLACE + "/" + id, Sentence.of("certification.past.recorded", plan.toRecord()))
                        : Reply.seeOther(PLACE + "/" + id, Sentence.of("certification.past.not-recorded")));
    }
}
