package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.platform.web.Reply;
import org.cadre.registration.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office's queue of money that waits to go back. */
@Controller
final class RefundsPage {
    private static final int A_PAGE = 25;

    private final Refunds refunds;
    private final Orders orders;

    RefundsPage(Refunds refunds, Orders orders) {
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
}
