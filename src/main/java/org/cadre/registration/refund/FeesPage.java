package org.cadre.registration.refund;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.registration.FeeTerms;
import org.cadre.registration.Fees;
import org.cadre.registration.refund.FeesView.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What office decides once about money: terms, the refund policy, and the W-9 that districts ask for. */
@Controller
final class FeesPage {
    private static final String TEMPLATE = "registration/refund/fees";
    private static final String PLACE = "/office/fees";
    private static final int MOST_MEGABYTES = 5;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private static final List<Term> TERMS = List.of(
            new Term("cardMinutes", 10, 1440),
            new Term("quoteDays", 1, 365),
            new Term("netDays", 0, 365),
            new Term("netDaysDistrict", 0, 365),
            new Term("offerHours", 1, 720),
            new Term("namesDays", 0, 90),
            new Term("substitutionDays", 0, 90),
            new Term("reminderDays", 0, 60),
            new Term("overdueDays", 1, 180),
            new Term("longOverdueDays", 2, 365));

    private final Fees fees;
    private final RefundPolicies policies;
    private final Offerings offerings;
    private final FileStore files;
    private final Deeds deeds;

    FeesPage(Fees fees, RefundPolicies policies, Offerings offerings, FileStore files, Deeds deeds) {
        this.fees = fees;
        this.policies = policies;
        this.offerings = offerings;
        this.files = files;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show(TEMPLATE, view(terms(), policy(), Form.empty()));
    }

    private Form terms() {
        var terms = fees.terms();
        return Form.empty()
                .with("cardMinutes", terms.cardMinutes())
                .with("quoteDays", terms.quoteDays())
                .with("netDays", terms.netDays())
                .with("netDaysDistrict", terms.netDaysDistrict())
                .with("offerHours", terms.offerHours())
                .with("namesDays", terms.namesDays())
                .with("substitutionDays", terms.substitutionDays())
                .with("reminderDays", terms.reminderDays())
                .with("overdueDays", terms.overdueDays())
                .with("longOverdueDays", terms.longOverdueDays());
    }

    private Form policy() {
        return PolicyForm.fill(Form.empty(), policies.usual());
    }

    private FeesView view(Form form, Form policyForm, Form fileForm) {
        var exceptions = offerings.all(policies.exceptions()).values().stream()
                .sorted(Comparator.comparing(one -> one.firstDay()))
                .map(one -> new FeesView.OwnPolicy(one, policies.own(one.id())))
                .toList();
        return new FeesView(form, policyForm, fileForm, fees.terms().taxForm() != null, TERMS, exceptions);
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, Form form) {
        var typed = TERMS.stream().mapToInt(term -> number(form, term)).toArray();
        if (form.isRight() && typed[9] <= typed[8]) {
            form.wrong("longOverdueDays", Sentence.of("refund.terms.not-longer", typed[8]));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, policy(), Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            fees.change(
                    new FeeTerms(
                            typed[0], typed[1], typed[2], typed[3], typed[4], typed[5], typed[6], typed[7], typed[8],
                            typed[9], null),
                    viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("refund.terms.changed"));
        });
    }

    private static int number(Form form, Term term) {
        form.required(term.name(), Sentence.of("refund.terms.missing", term.least(), term.most()));
        var number = form.number(term.name());
        if (number.isPresent() && (number.get() < term.least() || number.get() > term.most())) {
            form.wrong(term.name(), Sentence.of("refund.terms.missing", term.least(), term.most()));
        }
        return number.orElse(0);
    }

    @PostMapping(PLACE + "/refund-policy")
    @Only(Role.OFFICE)
    Reply changePolicy(Viewer viewer, Form form) {
        var policy = PolicyForm.read(form);
        if (policy.isEmpty()) {
            return Reply.again(TEMPLATE, view(terms(), form, Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            policies.replace(null, policy.get(), viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("refund.policy.changed"));
        });
    }

    @PostMapping(PLACE + "/tax-form")
    @Only(Role.OFFICE)
    Reply upload(
            Viewer viewer, Form form, @RequestParam(name = "file", required = false) @Nullable MultipartFile sent) {
        byte[] bytes = sent == null ? new byte[0] : bytes(sent);
        if (bytes.length == 0) {
            form.wrong("file", Sentence.of("refund.tax-form.missing"));
        } else if (bytes.length > MOST_MEGABYTES * 1024 * 1024) {
            form.wrong("file", Sentence.of("refund.tax-form.too-large", MOST_MEGABYTES));
        } else if (!Arrays.equals(bytes, 0, Math.min(PDF.length, bytes.length), PDF, 0, PDF.length)) {
            form.wrong("file", Sentence.of("refund.tax-form.not-pdf"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(terms(), policy(), form));
        }
        return deeds.once(form.key(), () -> {
            fees.nameTaxForm(files.store(bytes), viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("refund.tax-form.uploaded"));
        });
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping(PLACE + "/tax-form/removal")
    @Only(Role.OFFICE)
    Reply remove(Viewer viewer, Form form) {
        return deeds.once(form.key(), () -> {
            fees.nameTaxForm(null, viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("refund.tax-form.removed"));
        });
    }
}
