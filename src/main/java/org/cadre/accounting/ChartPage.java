package org.cadre.accounting;

import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Account and fund codes, as office's bookkeeper wants them. */
@Controller
final class ChartPage {
    private static final String PLACE = "/office/reports/codes";
    private static final String TEMPLATE = "accounting/chart";

    /** What a bookkeeper's program takes; and nothing that a spreadsheet would reckon with. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,39}");

    record ChartView(Form form, List<Post> posts, boolean sample) {}

    private final Charts charts;
    private final Deeds deeds;

    ChartPage(Charts charts, Deeds deeds) {
        this.charts = charts;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        var form = Form.empty();
        var chart = charts.current();
        for (var post : Post.values()) {
            form.with(account(post), chart.of(post).account())
                    .with(fund(post), chart.of(post).fund());
        }
        return Reply.show(TEMPLATE, view(form));
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply keep(Viewer viewer, Form form) {
        var codes = new EnumMap<Post, Chart.Code>(Post.class);
        for (var post : Post.values()) {
            codes.put(post, new Chart.Code(code(form, account(post)), code(form, fund(post))));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form));
        }
        return deeds.once(form.key(), () -> {
            charts.keep(codes, viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("accounting.codes.kept"));
        });
    }

    private ChartView view(Form form) {
        return new ChartView(form, List.of(Post.values()), charts.current().sample());
    }

    private static String code(Form form, String field) {
        String typed = form.text(field);
        if (!CODE.matcher(typed).matches()) {
            form.wrong(field, Sentence.of("accounting.codes.wrong"));
        }
        return typed;
    }

    static String account(Post post) {
        return "account-" + post.field();
    }

    static String fund(Post post) {
        return "fund-" + post.field();
    }
}
