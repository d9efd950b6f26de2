package org.cadre.registration.invoice;

import java.util.Locale;
import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out an order's papers as they were issued, to who may see the order; and the association's W-9 to anybody. */
@Controller
final class PaperPage {
    private static final String PDF = "application/pdf";

    private record Stored(String name, String type, String digest) {}

    private final JdbcClient jdbc;
    private final OrderViews views;
    private final BillingTerms terms;
    private final FileStore files;

    PaperPage(JdbcClient jdbc, OrderViews views, BillingTerms terms, FileStore files) {
        this.jdbc = jdbc;
        this.views = views;
        this.terms = terms;
        this.files = files;
    }

    @GetMapping("/orders/{id}/quotes/{quote}.pdf")
    @SignedIn
    Reply quote(Viewer viewer, @PathVariable UUID id, @PathVariable UUID quote) {
        return paper(viewer, id, quote, """
                select number as name, 'application/pdf' as type, paper as digest
                  from quote where id = :paper and orders = :order
                """);
    }

    @GetMapping("/orders/{id}/invoices/{invoice}.pdf")
    @SignedIn
    Reply invoice(Viewer viewer, @PathVariable UUID id, @PathVariable UUID invoice) {
        return paper(viewer, id, invoice, """
                select 'INV-' || lpad(number::text, 6, '0') as name, 'application/pdf' as type, paper as digest
                  from invoice where id = :paper and orders = :order
                """);
    }

    @GetMapping("/orders/{id}/credit-notes/{note}.pdf")
    @SignedIn
    Reply creditNote(Viewer viewer, @PathVariable UUID id, @PathVariable UUID note) {
        return paper(viewer, id, note, """
                select 'CN-' || lpad(n.number::text, 6, '0') as name, 'application/pdf' as type, n.paper as digest
                  from credit_note n
                  join invoice i on i.id = n.invoice
                 where n.id = :paper and i.orders = :order
                """);
    }

    @GetMapping("/orders/{id}/purchase-orders/{purchaseOrder}")
    @SignedIn
    Reply purchaseOrder(Viewer viewer, @PathVariable UUID id, @PathVariable UUID purchaseOrder) {
        return paper(viewer, id, purchaseOrder, """
                select file_name as name, file_kind as type, file as digest
                  from purchase_order where id = :paper and orders = :order and file is not null
                """);
    }

    private Reply paper(Viewer viewer, UUID order, UUID paper, String sql) {
        views.order(new OrderId(order), viewer);
        var stored = jdbc.sql(sql)
                .param("paper", paper)
                .param("order", order)
                .query(Stored.class)
                .optional()
                .orElseThrow(NotFound::new);
        String name =
                stored.type.equals(PDF) && !stored.name.toLowerCase(Locale.ROOT).endsWith(".pdf")
                        ? stored.name + ".pdf"
                        : stored.name;
        return Reply.download(name, stored.type, files.read(stored.digest));
    }

    /** Districts ask for it before they pay anybody: no account is needed. */
    @GetMapping("/w-9.pdf")
    @Open
    Reply taxForm() {
        String digest = terms.now().taxForm();
        if (digest == null) {
            throw new NotFound();
        }
        return Reply.download("w-9.pdf", PDF, files.read(digest));
    }
}
