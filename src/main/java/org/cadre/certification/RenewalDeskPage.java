package org.cadre.certification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cadre.certification.RenewalDesk.Asked;
import org.cadre.certification.RenewalDesk.Row;
import org.cadre.certification.RenewalDesk.Stage;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Office's list of who has to renew, on a page and as a table to take along. */
@Controller
final class RenewalDeskPage {
    private static final int PAGE = 50;
    private static final int MOST_IN_TABLE = 20_000;
    private static final String BOOKED = "booked";
    private static final String OPEN = "open";
    private static final List<String> HEADS = List.of(
            "certification.certificates.holder",
            "certification.renewals.email",
            "certification.renewals.state",
            "certification.certificates.number",
            "certification.renewals.expires",
            "certification.certificates.condition",
            "certification.renewals.needs",
            "certification.renewals.booked",
            "certification.renewals.extended");

    /**
     * A page of the list.
     *
     * @param table the address of the same as a table
     * @param next the address of the next page; null: this is the last
     */
    record DeskView(
            List<Row> rows,
            Form form,
            List<Option> stages,
            List<Option> bookings,
            String table,
            @Nullable String next) {
        boolean filtered() {
            return !form.text("words").isEmpty()
                    || !form.text("stage").isEmpty()
                    || !form.text("seat").isEmpty();
        }
    }

    private final RenewalDesk desk;
    private final Texts texts;

    RenewalDeskPage(RenewalDesk desk, Texts texts) {
        this.desk = desk;
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
                        address("/office/renewals.csv", form, null),
                        found.size() > PAGE
                                ? address(
                                        "/office/renewals",
                                        form,
                                        shown.getLast().certificate().id().value())
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

    private static String address(String path, Form form, @Nullable UUID after) {
        var address = UriComponentsBuilder.fromPath(path)
                .queryParam("words", "{words}")
                .queryParam("stage", "{stage}")
                .queryParam("seat", "{seat}");
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode()
                .buildAndExpand(form.text("words"), form.text("stage"), form.text("seat"))
                .toUriString();
    }

    @GetMapping("/office/renewals.csv")
    @Only(Role.OFFICE)
    Reply table(Viewer viewer, Form form) {
        return Reply.download(
                texts.say("certification.renewals.file") + ".csv",
                "text/csv;charset=UTF-8",
                table(desk.list(viewer, asked(form), null, MOST_IN_TABLE)).getBytes(StandardCharsets.UTF_8));
    }

    private String table(List<Row> rows) {
        var out = new StringBuilder("\uFEFF"); // spreadsheets take it for Latin letters otherwise
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(HEADS.stream().map(texts::say).toList());
            for (var row : rows) {
                var one = row.certificate();
                csv.printRecord(
                        harmless(one.holder()),
                        harmless(row.email()),
                        Objects.toString(row.state(), ""),
                        harmless(one.number()),
                        one.expires(),
                        texts.say(one.condition().word()),
                        texts.say(row.need().word()),
                        Objects.toString(row.booked(), ""),
                        Objects.toString(row.extendedUntil(), ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A text that a spreadsheet would reckon as a formula is shown as the text it is. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
