package org.cadre.certification.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Office brings a list of past certificates, reads what would come of it, and has all of it recorded. */
@Controller
final class PastImportPage {
    private static final String PLACE = "/office/past-certificates";
    private static final int LONGEST_NAME = 200;
    private static final int NEWEST = 10;

    record BringView(Form form, List<PastLoad> earlier) {}

    /**
     * A file, and what would come of it.
     *
     * @param plan null: it has been recorded
     */
    record LoadView(PastLoad load, PastPlan.@Nullable Readable plan, Form form) {}

    private final PastImport past;
    private final Texts texts;
    private final Deeds deeds;

    PastImportPage(PastImport past, Texts texts, Deeds deeds) {
        this.past = past;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/past-certificates")
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("certification/past/past-import", view(Form.empty()));
    }

    private BringView view(Form form) {
        return new BringView(form, past.recorded(NEWEST));
    }

    @GetMapping("/office/past-certificates/sample.csv")
    @Only(Role.OFFICE)
    Reply sample() {
        return Reply.download(
                "past-certificates.csv",
                "text/csv;charset=UTF-8",
                ("\uFEFF" + texts.say("certification.past.sample.head") + "\r\n"
                                + texts.say("certification.past.sample.one") + "\r\n"
                                + texts.say("certification.past.sample.two") + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/office/past-certificates")
    @Only(Role.OFFICE)
    Reply bring(Viewer viewer, Form form, @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            form.wrong("file", Sentence.of("certification.past.file.missing"));
            return Reply.again("certification/past/past-import", view(form));
        }
        return deeds.once(form.key(), () -> {
            var load = past.bring(nameOf(file), bytes(file), form.ticked("addPeople"), viewer.actor());
            if (past.plan(load) instanceof PastPlan.Unreadable(var why)) {
                form.wrong("file", why);
                return Reply.again("certification/past/past-import", view(form));
            }
            return Reply.seeOther(PLACE + "/" + load.id());
        });
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
