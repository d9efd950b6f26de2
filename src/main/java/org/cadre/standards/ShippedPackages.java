package org.cadre.standards;

import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.standards.CasePackage.Kind;
import org.cadre.standards.CasePackage.Part;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The shipped frameworks, competencies and crosswalk as packages: the same ids and the same words on every Cadre. */
@Component
final class ShippedPackages {
    static final String COMPETENCIES = "competency";
    static final String CROSSWALK = "crosswalk";
    private static final String LICENSE = "Credit and terms";
    private static final String SINCE = "2026-01-01T00:00:00Z";

    /** One of them, with what a package has no place for. */
    record Shipped(String key, String shortName, boolean sample, List<String> keys, CasePackage content) {}

    private record Item(String key, int number, String title) {}

    private final Frameworks shipped = Frameworks.shipped();
    private final Texts texts;

    ShippedPackages(Texts texts) {
        this.texts = texts;
    }

    /** Those that others refer to come first. */
    List<Shipped> all() {
        var all = new ArrayList<Shipped>();
        shipped.all().forEach(framework -> all.add(framework(framework)));
        all.add(competencies());
        all.add(crosswalk());
        return all;
    }

    private Shipped framework(Framework framework) {
        var items = framework.standards().stream()
                .map(one -> new Item(one.key(), one.number(), one.title()))
                .toList();
        var parts = parts(framework.key(), framework.shortName(), items);
        if (framework.replaces() != null) {
            parts.add(link(
                    framework.replaces(),
                    title(framework.replaces()),
                    "replacedBy",
                    framework.key(),
                    framework.name(),
                    true));
        }
        parts.add(license(framework.key(), framework.credit()));
        var document = document(framework.key(), framework.name(), String.valueOf(framework.year()));
        document.put("creator", creator(framework.credit()));
        return shipped(framework.key(), framework.shortName(), false, items, document, parts);
    }

    /** Whose it is stands in the credit: its second part, up to the full stop. */
    private static String creator(String credit) {
        var first = credit.substring(0, credit.indexOf('.'));
        return first.substring(first.lastIndexOf(", ") + 2);
    }

    private String title(String framework) {
        return shipped.find(framework).orElseThrow().name();
    }

    private Shipped competencies() {
        var items = shipped.competencies().stream()
                .map(one -> new Item(one.key(), one.number(), one.title()))
                .toList();
        boolean sample = shipped.competencies().stream().anyMatch(Competency::sample);
        var name = texts.say("standards.competencies");
        var parts = parts(COMPETENCIES, name, items);
        parts.add(license(COMPETENCIES, texts.say("standards.sample.credit")));
        var document = document(COMPETENCIES, name, "1");
        document.put("creator", texts.say("standards.sample.creator"));
        return shipped(COMPETENCIES, name, sample, items, document, parts);
    }

    private Shipped crosswalk() {
        var parts = new ArrayList<Part>();
        for (var link : shipped.crosswalk().links()) {
            parts.add(link(link.from(), said(link.from()), "isRelatedTo", link.to(), said(link.to()), false));
        }
        parts.add(license(CROSSWALK, texts.say("standards.sample.credit")));
        var name = texts.say("standards.crosswalk");
        var document = document(CROSSWALK, name, "1");
        document.put("creator", texts.say("standards.sample.creator"));
        return shipped(CROSSWALK, name, shipped.crosswalk().sample(), List.of(), document, parts);
    }

    private String said(String key) {
        return shipped.standard(key)
                .map(Standard::title)
                .or(() -> shipped.competencies().stream()
                        .filter(one -> one.key().equals(key))
                        .map(Competency::title)
                        .findFirst())
                .orElseThrow();
    }

    private static Shipped shipped(
            String key, String shortName, boolean sample, List<Item> items, ObjectNode document, List<Part> parts) {
        return new Shipped(
                key,
                shortName,
                sample,
                items.stream().map(Item::key).toList(),
                new CasePackage(document, parts, CasePackage.JSON.createObjectNode()));
    }

    private static List<Part> parts(String framework, String name, List<Item> items) {
        var parts = new ArrayList<Part>();
        for (var item : items) {
            var json = element(item.key(), "CFItems");
            json.put("fullStatement", item.title());
            json.put("humanCodingScheme", String.valueOf(item.number()));
            json.put("language", "en");
            json.put("lastChangeDateTime", SINCE);
            parts.add(new Part(Kind.ITEM, json));
        }
        for (var item : items) {
            var json = link(item.key(), item.title(), "isChildOf", framework, name, true)
                    .json();
            json.put("sequenceNumber", item.number());
            parts.add(new Part(Kind.ASSOCIATION, json));
        }
        return parts;
    }

    private static Part link(
            String from, String fromTitle, String type, String to, String toTitle, boolean toDocument) {
        var json = CasePackage.JSON.createObjectNode();
        var id = LastingIds.ofLink(from, type, to).toString();
        json.put("identifier", id);
        json.put("associationType", type);
        json.put("uri", CaseAddress.of("CFAssociations", id));
        json.set("originNodeURI", node(from, fromTitle, type.equals("replacedBy") ? "CFDocuments" : "CFItems"));
        json.set("destinationNodeURI", node(to, toTitle, toDocument ? "CFDocuments" : "CFItems"));
        json.put("lastChangeDateTime", SINCE);
        return new Part(Kind.ASSOCIATION, json);
    }

    private static ObjectNode node(String key, String title, String list) {
        var json = CasePackage.JSON.createObjectNode();
        json.put("title", title);
        json.put("identifier", LastingIds.of(key).toString());
        json.put("uri", CaseAddress.of(list, LastingIds.of(key).toString()));
        json.put("targetType", "CASE");
        return json;
    }

    private static ObjectNode document(String key, String title, String version) {
        var json = element(key, "CFDocuments");
        json.put("caseVersion", "1.1");
        json.put("title", title);
        json.put("creator", "");
        json.put("version", version);
        json.put("language", "en");
        json.put("adoptionStatus", FrameworkStatus.ADOPTED.adoption());
        json.set("licenseURI", licenseLink(key));
        json.put("lastChangeDateTime", SINCE);
        return json;
    }

    private static ObjectNode licenseLink(String framework) {
        var id = LastingIds.of(framework + "/license").toString();
        var json = CasePackage.JSON.createObjectNode();
        json.put("title", LICENSE);
        json.put("identifier", id);
        json.put("uri", CaseAddress.of("CFLicenses", id));
        return json;
    }

    private static Part license(String framework, String words) {
        var json = element(framework + "/license", "CFLicenses");
        json.put("title", LICENSE);
        json.put("licenseText", words);
        json.put("lastChangeDateTime", SINCE);
        return new Part(Kind.LICENSE, json);
    }

    private static ObjectNode element(String key, String list) {
        var id = LastingIds.of(key).toString();
        var json = CasePackage.JSON.createObjectNode();
        json.put("identifier", id);
        json.put("uri", CaseAddress.of(list, id));
        return json;
    }
}
