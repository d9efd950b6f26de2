package org.cadre.site.inquiry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.cadre.people.AskingPace;
import org.cadre.people.Open;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Place;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Anyone asks for a training in their area, without an account. */
@Controller
final class InquiryPage {
    private static final String TEMPLATE = "site/inquiry/inquiry";
    private static final int MOST_PEOPLE = 10_000;
    /** People do not see this field: what fills it in is no person. */
    private static final String TRAP = "website";

    record InquiryView(Form form, Choice district) {}

    record SentView() {}

    private final Inquiries inquiries;
    private final AskingPace pace;
    private final OrganizationChoices choices;
    private final Deeds deeds;

    InquiryPage(Inquiries inquiries, AskingPace pace, OrganizationChoices choices, Deeds deeds) {
        this.inquiries = inquiries;
        this.pace = pace;
        this.choices = choices;
        this.deeds = deeds;
    }

    @GetMapping("/inquiry")
    @Open
    Reply show() {
        return Reply.show(TEMPLATE, new InquiryView(Form.empty(), Choice.open("district", OrganizationKind.DISTRICT)));
    }

    @PostMapping("/inquiry")
    @Open
    Reply ask(HttpServletRequest request, Form form) {
        if (!form.text(TRAP).isEmpty()) {
            return Reply.seeOther("/inquiry/sent");
        }
        var district = choices.read(form, "district", OrganizationKind.DISTRICT, null);
        var asked = read(form, district);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, new InquiryView(form, district));
        }
        return deeds.once(form.key(), () -> {
            if (!pace.mayAsk("inquiry", Place.of(request)) || !pace.mayTell("inquiry", asked.email())) {
                form.wrong("about", Sentence.of("site.inquiry.too-many"));
                return Reply.again(TEMPLATE, new InquiryView(form, district));
            }
            inquiries.receive(asked);
            return Reply.seeOther("/inquiry/sent");
        });
    }

    private static Inquiries.Asked read(Form form, Choice district) {
        String name = form.required("name", Sentence.of("site.inquiry.name-missing"));
        form.atMost("name", 120);
        String email = form.required("email", Sentence.of("site.inquiry.email-missing"))
                .toLowerCase(Locale.ROOT);
        form.atMost("email", 254);
        if (!MailAddress.isOne(email)) {
            form.wrong("email", Sentence.of("site.inquiry.email-wrong"));
        }
        String area = form.required("area", Sentence.of("site.inquiry.area-missing"));
        form.atMost("area", 160);
        String about = form.required("about", Sentence.of("site.inquiry.about-missing"));
        form.atMost("about", 4_000);
        var people = form.number("people");
        if (people.isPresent() && (people.get() < 1 || people.get() > MOST_PEOPLE)) {
            form.wrong("people", Sentence.of("site.inquiry.people-wrong", MOST_PEOPLE));
        }
        return new Inquiries.Asked(
                oneLine(name),
                email,
                oneLine(form.atMost("phone", 40)),
                district.id(),
                oneLine(form.atMost("organization", 160)),
                oneLine(area),
                people.orElse(null),
                oneLine(form.atMost("preferred", 160)),
                about,
                false);
    }

    /** A name goes into a mail's subject: a stranger does not write further headers with it. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    @GetMapping("/inquiry/sent")
    @Open
    Reply sent() {
        return Reply.show("site/inquiry/inquiry-sent", new SentView());
    }
}
