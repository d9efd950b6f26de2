package org.cadre.care.request;

import java.util.Arrays;
import java.util.List;
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
import org.cadre.platform.time.ProgramClock;
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

/** The requests office has to answer, and one of them with its owner, its due date and its answer. */
@Controller
class CareRequestsPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;
    private static final String PLACE = "/office/requests";

    /** @param next the last request shown when there are more */
    record ListView(
            List<CareRequest> requests,
            Form form,
            boolean open,
            List<Option> kinds,
            @Nullable UUID next) {
        boolean isFiltered() {
            return form.has("mine", "yes") || !form.text("kind").isEmpty();
        }
    }

    record OneView(CareRequest request, List<Option> owners, List<RequestTool> tools, Form steering, Form answer) {}

    private final SheetFiles sheets;
    private final CareRequests requests;
    private final Roles roles;
    private final List<RequestTools> tools;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    CareRequestsPage(
            CareRequests requests,
            Roles roles,
            List<RequestTools> tools,
            ProgramClock clock,
            Texts texts,
            Deeds deeds,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.requests = requests;
        this.roles = roles;
        this.tools = tools;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, Form form) {
        boolean open = !form.text("state").equals("answered");
        var found = requests.page(
                viewer,
                open,
                form.has("mine", "yes"),
                RequestKind.find(form.text("kind")).orElse(null),
                form.id("after").orElse(null),
                A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        return Reply.show(
                "care/request/office-requests",
                new ListView(
                        shown,
                        form,
                        open,
                        Arrays.stream(RequestKind.values())
                                .map(kind -> new Option(kind.word(), texts.say(kind.label())))
                                .toList(),
                        more ? shown.getLast().id() : null));
    }

    /** What is asked and answered is read one at a time, and each reading of a complaint is recorded: it is not in here. */
    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "requests",
                texts.say("care.requests.title"),
                format,
                sheets.columns(
                        "care.request.who",
                        "care.request.kind",
                        "care.request.asked",
                        "care.request.owner",
                        "care.request.due",
                        "care.request.state",
                        "care.request.answered-on"),
                SheetFiles.Rows.paged(
                        last -> requests.page(
                                viewer,
                                !form.text("state").equals("answered"),
                                form.has("mine", "yes"),
                                RequestKind.find(form.text("kind")).orElse(null),
                                last == null ? null : last.id(),
                                AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(CareRequest one) {
        return Stream.of(
                        Cell.of(one.personName()),
                        Cell.of(texts.say(one.kind().label())),
                        Cell.of(one.askedOn()),
                        Cell.of(one.ownerName()),
                        Cell.of(one.dueOn()),
                        Cell.of(texts.say(one.state().label())),
                        Cell.of(one.answeredOn()))
                .toList();
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("care/request/office-request", read(viewer, id, null, Form.empty()));
    }

    private OneView read(Viewer viewer, UUID id, @Nullable Form steering, Form answer) {
        var request = requests.read(viewer, id).orElseThrow(NotFound::new);
        return new OneView(
                request,
                roles.holding(Role.OFFICE).stream()
                        .map(one -> new Option(one.id().toString(), one.displayName()))
                        .toList(),
                tools.stream()
                        .flatMap(one -> one.of(request.kind(), request.person()).stream())
                        .toList(),
                steering == null ? Form.empty().with("owner", request.owner()).with("due", request.dueOn()) : steering,
                answer);
    }

    private CareRequest find(Viewer viewer, UUID id) {
        return requests.find(viewer, id).orElseThrow(NotFound::new);
    }

    @PostMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply assign(Viewer viewer, @PathVariable UUID id, Form form) {
        var request = find(viewer, id);
        var owner = form.id("owner").map(PersonId::new).filter(one -> roles.has(one, Role.OFFICE));
        var due = form.day("due");
        if (due.isEmpty()) {
            form.wrong("due", Sentence.of("care.request.due.missing"));
        } else if (due.get().isBefore(clock.today()) && !due.get().equals(request.dueOn())) {
            form.wrong("due", Sentence.of("care.request.due.past", clock.today()));
        }
        if (!form.isRight()) {
            return Reply.again("care/request/office-request", read(viewer, id, form, Form.empty()));
        }
        return deeds.once(
                form.key(),
                () -> said(
                        id,
                        requests.assign(viewer, request, owner.orElse(null), due.orElseThrow()),
                        Sentence.of("care.request.saved")));
    }

    private static Reply said(UUID id, boolean done, Sentence words) {
        return Reply.seeOther(PLACE + "/" + id, done ? words : Sentence.of("care.request.answered-before"));
    }

    @PostMapping(PLACE + "/{id}/answer")
    @Only(Role.OFFICE)
    Reply answer(Viewer viewer, @PathVariable UUID id, Form form) {
        var request = find(viewer, id);
        form.required("answer", Sentence.of("care.request.answer.missing", request.personName()));
        String words = form.atMost("answer", OwnRequestsPage.LONGEST);
        boolean done = !form.text("deed").equals("decline");
        if (!form.isRight()) {
            return Reply.again("care/request/office-request", read(viewer, id, null, form));
        }
        return deeds.once(
                form.key(),
                () -> said(
                        id,
                        requests.answer(viewer, request, done, words),
                        Sentence.of("care.request.answered", request.personName())));
    }
}
