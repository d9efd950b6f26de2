package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.cadre.registration.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Office's queue of money that waits to go back. */
@Controller
final class RefundsPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;

    private final SheetFiles sheets;
    private final Texts texts;
    private final ProgramClock clock;
    private final Refunds refunds;
    private final Orders orders;

    RefundsPage(Refunds refunds, Orders orders, SheetFiles sheets, Texts texts, ProgramClock clock) {
        this.texts = texts;
        this.clock = clock;
        this.sheets = sheets;
        this.refunds = refunds;
        this.orders = orders;
    }

    @GetMapping("/office/refunds")
    @Only(Role.OFFICE)
    Reply queue(@RequestParam(required = false) @Nullable UUID after) {
        var found = new ArrayList<>(refunds.waiting(after, A_PAGE + 1));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        var rows = found.stream()
                .map(one -> new WaitingRefunds.Row(one, orders.find(one.order()).orElseThrow()))
                .toList();
        return Reply.show(
                "registration/refund/refunds",
                new WaitingRefunds(
                        rows,
                        refunds.waitingForOffice(),
                        more ? "/office/refunds?after=" + found.getLast().id() : null));
    }

    @GetMapping("/office/refunds.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "refunds",
                texts.say("refund.waiting.title"),
                format,
                sheets.columns(
                        "refund.order",
                        "registration.files.buyer",
                        "refund.state",
                        "refund.why",
                        "refund.how",
                        "refund.amount",
                        "registration.files.currency",
                        "refund.since"),
                SheetFiles.Rows.paged(last -> refunds.waiting(last == null ? null : last.id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(Refund one) {
        var order = orders.find(one.order()).orElseThrow();
        return Stream.of(
                        Cell.of(order.code()),
                        Cell.of(order.districtName() == null ? order.buyerName() : order.districtName()),
                        Cell.of(texts.say(
                                one.waitsForOffice()
                                        ? "refund.state.office"
                                        : one.state().text())),
                        Cell.of(texts.reading(one.because())),
                        Cell.of(texts.say("refund.method." + one.method().word())),
                        Cell.ofCents(one.cents()),
                        Cell.of(one.currency()),
                        Cell.of(one.askedAt().atZone(clock.zone()).toLocalDate()))
                .toList();
    }
}
