package org.cadre.site.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.site.standards.AppliedStandards.Applied;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StandardUses;
import org.cadre.standards.StandardUses.Kind;
import org.cadre.standards.StoredFramework;
import org.cadre.standards.StoredStandard;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office says which standards a module, a report prompt, a rubric row or a competency applies. */
@Controller
final class StandardUsesPage {
    private static final String PLACE = "/office/standards/uses";

    record ListView(StandardMap map, Map<Kind, List<Applied>> things) {}

    record OneView(Applied thing, List<StoredFramework> frameworks, Map<String, List<Option>> choices, Form form) {
        /** The name of the field for one framework's standards. */
        static String field(StoredFramework framework) {
            return "of-" + framework.key();
        }
    }

    private final FrameworkStore store;
    private final AppliedStandards applied;
    private final StandardUses uses;
    private final Deeds deeds;

    StandardUsesPage(FrameworkStore store, AppliedStandards applied, StandardUses uses, Deeds deeds) {
        this.store = store;
        this.applied = applied;
        this.uses = uses;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        var map = store.map();
        var things = new LinkedHashMap<Kind, List<Applied>>();
        for (var kind : Kind.values()) {
            things.put(kind, applied.of(kind, map));
        }
        return Reply.show("site/standards/uses", new ListView(map, things));
    }

    @GetMapping(PLACE + "/{kind}/{subject}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable String kind, @PathVariable String subject) {
        var map = store.map();
        var thing = thing(map, kind, subject);
        var form = Form.empty();
        for (var framework : frameworks(map, thing)) {
            form.withAll(
                    OneView.field(framework),
                    thing.standards().stream()
                            .filter(one -> one.framework().equals(framework.key()))
                            .map(StoredStandard::key)
                            .toList());
        }
        return Reply.show("site/standards/use", view(map, thing, form));
    }

    private Applied thing(StandardMap map, String kind, String subject) {
        return Kind.find(kind).stream()
                .flatMap(one -> applied.of(one, map).stream())
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** A competency is not attached to competencies. */
    private static List<StoredFramework> frameworks(StandardMap map, Applied thing) {
        return map.frameworks().stream()
                .filter(one -> thing.kind() != Kind.COMPETENCY || !one.key().equals(StandardMap.COMPETENCIES))
                .toList();
    }

    private static OneView view(StandardMap map, Applied thing, Form form) {
        var choices = new LinkedHashMap<String, List<Option>>();
        var frameworks = frameworks(map, thing);
        for (var framework : frameworks) {
            choices.put(
                    framework.key(),
                    map.top(framework.key()).stream()
                            .map(one -> new Option(one.key(), one.said()))
                            .toList());
        }
        return new OneView(thing, frameworks, choices, form);
    }

    @PostMapping(PLACE + "/{kind}/{subject}")
    @Only(Role.OFFICE)
    Reply attach(Viewer viewer, @PathVariable String kind, @PathVariable String subject, Form form) {
        var map = store.map();
        var thing = thing(map, kind, subject);
        var chosen = new ArrayList<String>();
        for (var framework : frameworks(map, thing)) {
            for (var key : form.all(OneView.field(framework))) {
                if (map.standard(key)
                        .filter(one -> one.framework().equals(framework.key()))
                        .isPresent()) {
                    chosen.add(key);
                } else {
                    form.wrong(OneView.field(framework), Sentence.of("site.standards.use.unknown", framework.title()));
                }
            }
        }
        if (!form.isRight()) {
            return Reply.again("site/standards/use", view(map, thing, form));
        }
        return deeds.once(form.key(), () -> {
            uses.replace(thing.kind(), thing.subject(), chosen, viewer.actor());
            return Reply.seeOther(PLACE, Sentence.of("site.standards.use.saved", thing.title(), chosen.size()));
        });
    }
}
