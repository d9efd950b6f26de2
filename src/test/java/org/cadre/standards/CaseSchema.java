package org.cadre.standards;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The standard's own schema: of a whole package, and of each class in it. */
final class CaseSchema {
    private static final JsonMapper JSON = new JsonMapper();

    private CaseSchema() {}

    /** What is wrong with a package. */
    static List<String> wrong(String json) {
        return wrong(schema(), json);
    }

    /** What is wrong with an element of that class. */
    static List<String> wrong(String type, String json) {
        var schema = schema();
        List.of("$id", "type", "properties", "required", "additionalProperties").forEach(schema::remove);
        schema.put("$ref", "#/$defs/" + type);
        return wrong(schema, json);
    }

    private static List<String> wrong(ObjectNode schema, String json) {
        Schema read = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(schema.toString(), InputFormat.JSON);
        return read.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode schema() {
        try (var in = CaseSchema.class.getResourceAsStream("/standards/case-v1p1-cfpackage.json")) {
            return (ObjectNode)
                    JSON.readTree(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
