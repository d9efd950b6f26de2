package org.cadre.certification.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Office sees who asked for which mentor, with what came of it, and names an owner. */
@Controller
final class OfficeRequestsPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;

    /** @param next the address of the next page; null: this is the last */
    record ListView(
            List<MentorRequest> rows,
            String q,
            String state,
            List<Option> states,
            String query,
            @Nullable String next) {
        boolean filtered() {
            return !q.isEmpty() || !state.isEmpty();
        }
    }

    record OneView(MentorRequest request, Form form, List<Option> owners) {}

    private final SheetFiles sheets;
    private final MentorRequests requests;
    private final Roles roles;
    private final Texts texts;
    private final Deeds deeds;

    OfficeRequestsPage(MentorRequests requests, Roles roles, Texts texts, Deeds deeds, SheetFiles sheets) {
        this.sheets = sheets;
        this.requests = requests;
        this.roles = roles;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/mentor-requests")
    @Only(Role.OFFICE)
    Reply list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        var found = new ArrayList<>(requests.list(
                viewer,
                MentorRequest.State.find(state).orElse(null),
                q.strip().toLowerCase(Locale.ROOT),
                before,
                A_PAGE + 1));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        return Reply.show(
                "certification/directory/office-requests",
                new ListView(
                        found,
                        q,
                        state,
                        Arrays.stream(MentorRequest.State.values())
                                .map(one -> new Option(one.word(), texts.say(one.text())))
                                .toList(),
                        Form.empty().with("q", q).with("state", state).query("q", "state"),
                        more ? next(q, state, found.getLast().id()) : null));
    }

    @GetMapping("/office/mentor-requests.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "mentor-requests",
                texts.say("certification.requests.title"),
                format,
                sheets.columns(
                        "certification.requests.sent",
                        "certification.request.who",
                        "certification.request.file.email",
                        "certification.request.file.organization",
                        "certification.requests.mentor",
                        "certification.request.state",
                        "certification.request.owner",
                        "certification.request.file.ended"),
                SheetFiles.Rows.paged(
                        last -> requests.list(
                                viewer,
                                MentorRequest.State.find(form.text("state")).orElse(null),
                                form.text("q").toLowerCase(Locale.ROOT),
                                last == null ? null : last.id(),
                                AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(MentorRequest one) {
        return Stream.of(
                        Cell.of(one.sentOn()),
                        Cell.of(one.name()),
                        Cell.of(one.email()),
                        Cell.of(one.organization()),
                        Cell.of(one.mentorName()),
                        Cell.of(texts.say(one.state().text())),
                        Cell.of(one.ownerName()),
                        Cell.of(one.endedOn()))
                .toList();
    }

    private static String next(String q, String state, UUID last) {
        return UriComponentsBuilder.fromPath("/office/mentor-requests")
                .queryParam("q", "{q}")
                .queryParam("state", "{state}")
                .queryParam("before", last)
                .encode()
                .buildAndExpand(q, state)
                .toUriString();
    }

    @GetMapping("/office/mentor-requests/{id}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        var request = requests.find(id).orElseThrow(NotFound::new);
        return Reply.show(
                "certification/directory/office-request",
                new OneView(
                        request,
                        Form.empty().with("owner", request.owner()),
                        roles.holding(Role.OFFICE).stream()
                                .map(one -> new Option(one.id().toString(), one.displayName()))
                                .toList()));
    }

    @PostMapping("/office/mentor-requests/{id}")
    @Only(Role.OFFICE)
    Reply own(Viewer viewer, @PathVariable UUID id, Form form) {
        var request = requests.find(id).orElseThrow(NotFound::new);
        var owner = form.id("owner").map(PersonId::new).filter(one -> roles.has(one, Role.OFFICE));
        return deeds.once(form.key(), () -> {
            requests.own(request, owner.orElse(null), viewer.actor());
            return Reply.seeOther("/office/mentor-requests/" + id, Sentence.of("certification.request.owner-saved"));
        });
    }
}
