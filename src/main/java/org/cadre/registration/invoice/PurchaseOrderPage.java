package org.cadre.registration.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileKind;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The buyer sends the district's purchase order: its number, what it may cost at most, and the paper itself. */
@Controller
final class PurchaseOrderPage {
    private static final String TEMPLATE = "registration/invoice/purchase-order";
    private static final int LONGEST_NUMBER = 60;

    /** @param payers who has sent none yet; asked for only where there are two */
    record PurchaseOrderView(OrderSummary order, Form form, List<Option> payers) {}

    private final OrderViews views;
    private final PurchaseOrders purchaseOrders;
    private final FileStore files;
    private final Deeds deeds;

    PurchaseOrderPage(OrderViews views, PurchaseOrders purchaseOrders, FileStore files, Deeds deeds) {
        this.views = views;
        this.purchaseOrders = purchaseOrders;
        this.files = files;
        this.deeds = deeds;
    }

    @GetMapping("/orders/{id}/purchase-order")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var view = views.of(new OrderId(id), viewer, false, Form.empty());
        var refusal = refusal(view);
        if (refusal.isPresent()) {
            return Reply.seeOther(place(viewer, id), refusal.get());
        }
        return Reply.show(TEMPLATE, new PurchaseOrderView(view.order(), Form.empty(), payers(view)));
    }

    private static String place(Viewer viewer, UUID order) {
        return (viewer.isOffice() ? "/office/orders/" : "/orders/") + order;
    }

    private static Optional<Sentence> refusal(OrderView view) {
        if (view.canSendPurchaseOrder()) {
            return Optional.empty();
        }
        return Optional.of(
                view.order().isOpen() && !view.takesPurchaseOrders()
                        ? Sentence.of("invoice.purchase-order.too-late")
                        : Sentence.of("invoice.purchase-order.not-now"));
    }

    private static List<Option> payers(OrderView view) {
        return view.isShared()
                ? view.payers().stream()
                        .filter(view::isWithoutPurchaseOrder)
                        .map(one -> new Option(String.valueOf(one.place()), one.name()))
                        .toList()
                : List.of();
    }

    @PostMapping("/orders/{id}/purchase-order")
    @SignedIn
    Reply send(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        var view = views.of(new OrderId(id), viewer, false, form);
        var refusal = refusal(view);
        if (refusal.isPresent()) {
            return Reply.seeOther(place(viewer, id), refusal.get());
        }
        var payers = payers(view);
        String number = form.required("number", Sentence.of("invoice.purchase-order.number-missing"));
        form.atMost("number", LONGEST_NUMBER);
        var unprintable = Papers.unprintable(number);
        if (!unprintable.isEmpty()) {
            form.wrong("number", Sentence.of("invoice.unprintable", String.join(" ", unprintable)));
        }
        var limit = form.text("limit").isEmpty()
                ? OptionalInt.empty()
                : Dollars.cents(form, "limit", 1, 10_000_000, Sentence.of("invoice.amount-wrong"));
        int payer = view.isShared() ? form.number("payer").orElse(0) : 1;
        if (view.isShared() && payers.stream().noneMatch(one -> one.value().equals(form.text("payer")))) {
            form.wrong("payer", Sentence.of("invoice.purchase-order.payer-missing"));
        }
        byte[] bytes = file == null || file.isEmpty() ? new byte[0] : bytes(file, form);
        // Office writes down what came by mail or phone; then there may be no file.
        var good = viewer.isOffice() && (file == null || file.isEmpty()) ? null : read(file, bytes, form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, new PurchaseOrderView(view.order(), form, payers));
        }
        return deeds.once(form.key(), () -> {
            var sent = new PurchaseOrders.Sent(
                    payer,
                    number,
                    limit.isPresent() ? limit.getAsInt() : null,
                    good == null ? null : files.store(bytes),
                    good == null ? null : good.name(),
                    good == null ? null : good.mediaType());
            return switch (purchaseOrders.receive(new OrderId(id), sent, viewer.actor())) {
                case PurchaseOrders.Receipt.Received(var _) ->
                    Reply.seeOther(place(viewer, id), Sentence.of("invoice.purchase-order.received", number));
                case PurchaseOrders.Receipt.AlreadySent() ->
                    Reply.seeOther(place(viewer, id), Sentence.of("invoice.purchase-order.already"));
                case PurchaseOrders.Receipt.TooLate() ->
                    Reply.seeOther(place(viewer, id), Sentence.of("invoice.purchase-order.too-late"));
                case PurchaseOrders.Receipt.NotWaiting() ->
                    Reply.seeOther(place(viewer, id), Sentence.of("invoice.purchase-order.not-now"));
            };
        });
    }

    /** Too large a file is not even read. */
    private static byte[] bytes(MultipartFile file, Form form) {
        if (file.getSize() > PurchaseOrderFile.LARGEST_BYTES) {
            form.wrong("file", tooLarge(FileKind.plainName(String.valueOf(file.getOriginalFilename()))));
            return new byte[0];
        }
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PurchaseOrderFile.@Nullable Good read(@Nullable MultipartFile file, byte[] bytes, Form form) {
        if (file == null || file.isEmpty()) {
            form.wrong("file", Sentence.of("invoice.purchase-order.file-missing"));
            return null;
        }
        return switch (PurchaseOrderFile.of(String.valueOf(file.getOriginalFilename()), bytes)) {
            case PurchaseOrderFile.Good good -> good;
            case PurchaseOrderFile.Missing() -> wrong(form, Sentence.of("invoice.purchase-order.file-missing"));
            case PurchaseOrderFile.TooLarge(var name) -> wrong(form, tooLarge(name));
            case PurchaseOrderFile.WrongKind(var name) ->
                wrong(form, Sentence.of("invoice.purchase-order.file-wrong-kind", name));
            case PurchaseOrderFile.NotWhatItSays(var name, var ending) ->
                wrong(form, Sentence.of("invoice.purchase-order.file-not-what-it-says", name, ending));
        };
    }

    private static PurchaseOrderFile.@Nullable Good wrong(Form form, Sentence why) {
        form.wrong("file", why);
        return null;
    }

    private static Sentence tooLarge(String name) {
        return Sentence.of("invoice.purchase-order.file-too-large", name, PurchaseOrderFile.LARGEST_MEGABYTES);
    }
}
