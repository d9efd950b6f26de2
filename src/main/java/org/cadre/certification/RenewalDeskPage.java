package org.cadre.certification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.certification.RenewalDesk.Asked;
import org.cadre.certification.RenewalDesk.Row;
import org.cadre.certification.RenewalDesk.Stage;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Office's list of who has to renew, on a page and as a table to take along. */
@Controller
final class RenewalDeskPage {
    private static final int PAGE = 50;
    private static final int AT_ONCE = 500;
    private static final String BOOKED = "booked";
    private static final String OPEN = "open";
    private static final String[] HEADS = {
        "certification.certificates.holder",
        "certification.renewals.email",
        "certification.renewals.state",
        "certification.certificates.number",
        "certification.renewals.expires",
        "certification.certificates.condition",
        "certification.renewals.needs",
        "certification.renewals.booked",
        "certification.renewals.extended"
    };

    /**
     * A page of the list.
     *
     * @param query what the files are asked for by
     * @param next the address of the next page; null: this is the last
     */
    record DeskView(
            List<Row> rows,
            Form form,
            List<Option> stages,
            List<Option> bookings,
            String query,
            @Nullable String next) {
        boolean filtered() {
            return !form.text("words").isEmpty()
                    || !form.text("stage").isEmpty()
                    || !form.text("seat").isEmpty();
        }
    }

    private final RenewalDesk desk;
    private final SheetFiles sheets;
    private final Texts texts;

    RenewalDeskPage(RenewalDesk desk, SheetFiles sheets, Texts texts) {
        this.desk = desk;
        this.sheets = sheets;
        this.texts = texts;
    }

    @GetMapping("/office/renewals")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, Form form, @RequestParam(required = false) @Nullable UUID after) {
        var found = desk.list(viewer, asked(form), after, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return Reply.show(
                "certification/renewal-desk",
                new DeskView(
                        shown,
                        form,
                        Arrays.stream(Stage.values())
                                .filter(stage -> stage != Stage.ALL)
                                .map(stage -> new Option(stage.key(), texts.say(stage.word())))
                                .toList(),
                        List.of(
                                new Option(OPEN, texts.say("certification.renewals.seat.open")),
                                new Option(BOOKED, texts.say("certification.renewals.seat.booked"))),
                        form.query("words", "stage", "seat"),
                        found.size() > PAGE
                                ? next(form, shown.getLast().certificate().id().value())
                                : null));
    }

    private static Asked asked(Form form) {
        return new Asked(
                Arrays.stream(Stage.values())
                        .filter(stage -> stage.key().equals(form.text("stage")))
                        .findFirst()
                        .orElse(Stage.ALL),
                switch (form.text("seat")) {
                    case BOOKED -> true;
                    case OPEN -> false;
                    default -> null;
                },
                form.text("words").toLowerCase(Locale.ROOT));
    }

    private static String next(Form form, UUID after) {
        return UriComponentsBuilder.fromPath("/office/renewals")
                .queryParam("words", "{words}")
                .queryParam("stage", "{stage}")
                .queryParam("seat", "{seat}")
                .queryParam("after", after)
                .encode()
                .buildAndExpand(form.text("words"), form.text("stage"), form.text("seat"))
                .toUriString();
    }

    @GetMapping("/office/renewals.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var asked = asked(form);
        return sheets.recorded(
                viewer.actor(),
                texts.say("certification.renewals.file"),
                texts.say("certification.renewals.title"),
                format,
                sheets.columns(HEADS),
                SheetFiles.Rows.paged(
                        last -> desk.list(
                                viewer,
                                asked,
                                last == null ? null : last.certificate().id().value(),
                                AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(Row row) {
        var one = row.certificate();
        return List.of(
                Cell.of(one.holder()),
                Cell.of(row.email()),
                Cell.of(row.state()),
                Cell.of(one.number()),
                Cell.of(one.expires()),
                Cell.of(texts.say(one.condition().word())),
                Cell.of(texts.say(row.need().word())),
                Cell.of(row.booked()),
                Cell.of(row.extendedUntil()));
    }
}
