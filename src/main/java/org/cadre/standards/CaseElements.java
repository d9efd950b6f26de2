package org.cadre.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.standards.CasePackage.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The elements of public frameworks, each as it is sent alone. What a newer version no longer has stays, with its end. */
@Component
final class CaseElements {
    private record Document(UUID id, String title, String status, String document) {}

    private record Element(
            UUID framework,
            String frameworkTitle,
            String kind,
            String json,
            @Nullable LocalDate goneOn) {}

    private final JdbcClient jdbc;
    private final FrameworkStore store;

    CaseElements(JdbcClient jdbc, FrameworkStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    List<ObjectNode> documents() {
        return jdbc.sql("""
                select id, title, status, document from framework where status <> 'draft' order by place, key
                """).query(Document.class).list().stream()
                .map(CaseElements::alone)
                .toList();
    }

    Optional<ObjectNode> document(UUID id) {
        return jdbc.sql("select id, title, status, document from framework where id = :id and status <> 'draft'")
                .param("id", id)
                .query(Document.class)
                .optional()
                .map(CaseElements::alone);
    }

    private static ObjectNode alone(Document stored) {
        var json = FrameworkStore.document(stored.document, stored.status);
        json.set("CFPackageURI", link("CFPackages", stored.id, stored.title));
        return json;
    }

    private static ObjectNode link(String list, UUID id, String title) {
        var json = CasePackage.JSON.createObjectNode();
        json.put("title", title);
        json.put("identifier", id.toString());
        json.put("uri", CaseAddress.of(list, id.toString()));
        return json;
    }

    Optional<ObjectNode> content(UUID id) {
        return document(id).flatMap(_ -> store.content(id)).map(CasePackage::json);
    }

    Optional<ObjectNode> part(Kind kind, UUID id) {
        return jdbc.sql("""
                select p.framework, f.title as framework_title, p.kind, p.json, p.gone_on
                  from framework_part p
                  join framework f on f.id = p.framework and f.status <> 'draft'
                 where p.id = :id and p.kind = :kind
                """)
                .param("id", id)
                .param("kind", kind.word())
                .query(Element.class)
                .optional()
                .map(CaseElements::alone);
    }

    private static ObjectNode alone(Element stored) {
        var json = FrameworkStore.object(stored.json);
        var kind = Kind.of(stored.kind);
        if (kind == Kind.ITEM || kind == Kind.ASSOCIATION) {
            json.set("CFDocumentURI", link("CFDocuments", stored.framework, stored.frameworkTitle));
        }
        if (kind == Kind.ITEM && stored.goneOn != null && !json.has("statusEndDate")) {
            json.put("statusEndDate", stored.goneOn.toString());
        }
        return json;
    }

    /** An item with everything that begins or ends at it. */
    Optional<ObjectNode> associationsOf(UUID item) {
        return part(Kind.ITEM, item).map(found -> {
            var json = CasePackage.JSON.createObjectNode();
            json.set("CFItem", found);
            var all = json.putArray("CFAssociations");
            jdbc.sql("""
                    select p.json
                      from framework_part p
                      join framework f on f.id = p.framework and f.status <> 'draft'
                     where p.kind = 'association' and p.gone_in is null and (p.origin = :item or p.destination = :item)
                     order by f.place, p.place
                    """)
                    .param("item", item)
                    .query(String.class)
                    .list()
                    .forEach(one -> all.add(FrameworkStore.object(one)));
            return json;
        });
    }

    /** A definition, then those whose hierarchy code says that they stand below it. */
    Optional<ObjectNode> withBelow(Kind kind, UUID id) {
        return part(kind, id).map(found -> {
            var set = new ArrayList<ObjectNode>();
            set.add(found);
            var code = found.path("hierarchyCode").asString("");
            jdbc.sql("""
                    select o.json
                      from framework_part p
                      join framework_part o on o.framework = p.framework and o.kind = p.kind and o.id <> p.id
                     where p.id = :id and o.gone_in is null
                     order by o.place
                    """).param("id", id).query(String.class).list().stream()
                    .map(FrameworkStore::object)
                    .filter(one -> one.path("hierarchyCode").asString("").startsWith(code + "."))
                    .forEach(set::add);
            var json = CasePackage.JSON.createObjectNode();
            json.putArray(kind.list()).addAll(set);
            return json;
        });
    }
}
